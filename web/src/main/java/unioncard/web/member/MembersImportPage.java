package unioncard.web.member;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.primefaces.model.StreamedContent;
import unioncard.form.FormRefusal;
import unioncard.member.ImportStatus;
import unioncard.member.MemberImport;
import unioncard.member.MemberImports;
import unioncard.member.TouchedMember;
import unioncard.shared.DomainException;
import unioncard.web.shared.FormUpload;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 导入会员: the empty form, the upload of a filled one, its check, its preview, and what became of it and of earlier ones. */
@Named
@ViewScoped
public class MembersImportPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private MemberImports imports;

    private final FormUpload upload = new FormUpload();
    private final Table<FormRefusal> refusals = new Table<>(slice -> imports.refusals(result().id(), slice),
            refusal -> refusal.rowNo() + refusal.columnName() + refusal.reason());
    private final Table<TouchedMember> touched = new Table<>(slice -> imports.touched(result().id(), slice), TouchedMember::id);
    private String id;
    private MemberImport result;
    private boolean touchedShown;
    private List<MemberImport> recent = List.of();

    /** Fetches the list of imports and the one that the URL names. */
    public void load() {
        recent = imports.recent();
        result = id == null ? null : imports.result(Views.id(id));
    }

    /** Takes a filled form over, has it checked and goes to its import. */
    public String upload() throws IOException {
        if (!upload.isChosen()) {
            return null;
        }
        try (var content = upload.getFile().getInputStream()) {
            return to(imports.upload(upload.getFile().getFileName(), content));
        }
    }

    /** 确认导入. */
    public String confirm() {
        imports.confirm(result.id());
        return to(result.id());
    }

    /** 放弃. */
    public String cancel() {
        imports.cancel(result.id());
        Notices.done("import.cancelled");
        return to(result.id());
    }

    /** 撤销导入; who stands in the way is listed. */
    public String undo() {
        try {
            imports.undo(result.id());
            return to(result.id());
        } catch (DomainException refused) {
            touchedShown = refused.code().equals("import.touched");
            throw refused;
        }
    }

    private static String to(long id) {
        return Views.to("/member/members-import.xhtml?id=" + id);
    }

    /** The empty form. */
    public StreamedContent getTemplate() {
        return FormUpload.download(Texts.of("import.template-name"), imports::template);
    }

    /** The form of the refused rows. */
    public StreamedContent getRefusedForm() {
        long from = result.id();
        return FormUpload.download(Texts.of("import.refused-name"), out -> imports.refusedForm(from, out));
    }

    /** Why the import ended as it did, or null. */
    public String getFailure() {
        return result.failure() == null ? null : result.failureArgument() == null ? Texts.of("error." + result.failure())
                : Texts.of("error." + result.failure(), result.failureArgument());
    }

    /** Whether a job is at work on it. */
    public boolean isWatching() {
        return result != null && result.status().isRunning();
    }

    /** Whether it waits for somebody to confirm. */
    public boolean isPreview() {
        return result.status() == ImportStatus.CHECKED;
    }

    public boolean isTouchedShown() {
        return touchedShown;
    }

    public Table<FormRefusal> getRefusals() {
        return refusals;
    }

    public Table<TouchedMember> getTouched() {
        return touched;
    }

    private MemberImport result() {
        return result;
    }

    public MemberImport getResult() {
        return result;
    }

    public List<MemberImport> getRecent() {
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
