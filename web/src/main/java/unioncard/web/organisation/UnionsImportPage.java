package unioncard.web.organisation;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.primefaces.model.StreamedContent;
import unioncard.form.FormRefusal;
import unioncard.form.ImportResult;
import unioncard.organisation.UnionImports;
import unioncard.shared.Rows;
import unioncard.web.shared.FormUpload;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 导入工会组织: the empty form, the upload of a filled one, and what became of this and earlier ones. */
@Named
@ViewScoped
public class UnionsImportPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private UnionImports imports;

    private final Table<FormRefusal> refusals = new Table<>(slice -> refusals(slice.first(), slice.size()),
            refusal -> refusal.rowNo() + refusal.columnName());
    private final FormUpload upload = new FormUpload();
    private String id;
    private ImportResult result;
    private List<ImportResult> recent = List.of();

    /** Fetches the list of uploads and the one that the URL names. */
    public void load() {
        recent = imports.recent();
        result = id == null ? null : imports.result(Views.id(id));
    }

    /** Takes a filled form over and goes to its result. */
    public String upload() throws IOException {
        if (!upload.isChosen()) {
            return null;
        }
        try (var content = upload.getFile().getInputStream()) {
            var taken = imports.upload(upload.getFile().getFileName(), content);
            if (taken.refusedCount() == 0) {
                Notices.done("union.import.done", taken.takenCount());
            } else {
                Notices.warn("union.import.done-partly", taken.takenCount(), taken.refusedCount());
            }
            return Views.to("/organisation/unions-import.xhtml?id=" + taken.id());
        }
    }

    /** The empty form. */
    public StreamedContent getTemplate() {
        return FormUpload.download(Texts.of("union.import.template-name"), imports::template);
    }

    private Rows<FormRefusal> refusals(int first, int size) {
        var all = imports.result(result.id()).refusals();
        return new Rows<>(all.subList(Math.min(first, all.size()), Math.min(first + size, all.size())), all.size());
    }

    public Table<FormRefusal> getRefusals() {
        return refusals;
    }

    public ImportResult getResult() {
        return result;
    }

    public List<ImportResult> getRecent() {
        return recent;
    }

    public FormUpload getUpload() {
        return upload;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
