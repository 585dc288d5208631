package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.primefaces.model.StreamedContent;
import unioncard.benefit.BenefitImport;
import unioncard.benefit.BenefitImports;
import unioncard.form.FormRefusal;
import unioncard.web.shared.FormUpload;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 给付登记: the carrier's file is uploaded, looked at, registered, or taken back. */
@Named
@ViewScoped
public class BenefitsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient BenefitImports imports;

    private final Table<FormRefusal> refusals = new Table<>(slice -> imports.refusals(result().id(), slice), refusal -> refusal.rowNo() + refusal.columnName());
    private final FormUpload upload = new FormUpload();
    private String id;
    private BenefitImport result;
    private List<BenefitImport> recent = List.of();

    /** Fetches the list of uploads and the one that the URL names. */
    public void load() {
        recent = imports.recent();
        result = id == null ? null : imports.result(Views.id(id));
    }

    /** Has the file checked and goes to what would be registered. */
    public String upload() throws IOException {
        if (!upload.isChosen()) {
            return null;
        }
        try (var content = upload.getFile().getInputStream()) {
            return to(imports.upload(upload.getFile().getFileName(), content));
        }
    }

    /** 确认登记. */
    public String confirm() {
        imports.confirm(result.id());
        Notices.done("benefit.confirmed", result.takenCount());
        return to(result.id());
    }

    /** 放弃. */
    public String cancel() {
        imports.cancel(result.id());
        Notices.done("benefit.cancelled");
        return to(result.id());
    }

    /** 撤销导入. */
    public String undo() {
        imports.undo(result.id());
        Notices.done("benefit.withdrawn", result.takenCount());
        return to(result.id());
    }

    private static String to(long id) {
        return Views.to("/insurance/coverage-benefits.xhtml?id=" + id);
    }

    private BenefitImport result() {
        return result;
    }

    /** The empty file. */
    public StreamedContent getTemplate() {
        return FormUpload.download(Texts.of("benefit.template-name"), imports::template);
    }

    public Table<FormRefusal> getRefusals() {
        return refusals;
    }

    public BenefitImport getResult() {
        return result;
    }

    public List<BenefitImport> getRecent() {
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
