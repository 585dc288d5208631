package unioncard.web.member;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;
import org.primefaces.model.file.UploadedFile;
import unioncard.form.FormRefusal;
import unioncard.form.ImportResult;
import unioncard.member.MemberImports;
import unioncard.shared.Rows;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 导入会员: the empty form, the upload of a filled one, and what became of this and earlier ones. */
@Named
@ViewScoped
public class MembersImportPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Inject
    private MemberImports imports;

    private final Table<FormRefusal> refusals = new Table<>(slice -> refusals(slice.first(), slice.size()),
            refusal -> refusal.rowNo() + refusal.columnName());
    private transient UploadedFile file;
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
        if (file == null || file.getFileName() == null || file.getFileName().isBlank()) {
            Notices.refused("import.no-file");
            return null;
        }
        try (var content = file.getInputStream()) {
            var taken = imports.upload(file.getFileName(), content);
            if (taken.refusedCount() == 0) {
                Notices.done("import.done", taken.takenCount());
            } else {
                Notices.warn("import.done-partly", taken.takenCount(), taken.refusedCount());
            }
            return Views.to("/member/members-import.xhtml?id=" + taken.id());
        }
    }

    /** The empty form. */
    public StreamedContent getTemplate() {
        return DefaultStreamedContent.builder().name(Texts.of("import.template-name")).contentType(XLSX).writer(imports::template).build();
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

    public UploadedFile getFile() {
        return file;
    }

    public void setFile(UploadedFile file) {
        this.file = file;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
