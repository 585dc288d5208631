package unioncard.web.member;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.member.MemberDetail;
import unioncard.member.MemberNotes;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** What has to be looked into about the member on the member's page (待核实事项). */
@Named
@ViewScoped
public class MemberNoteDialog implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private MemberNotes notes;

    private List<MemberNotes.OpenNote> open;
    private Long chosen;
    private String result;

    /** Open notes; asked for once, and only when there are any. */
    public List<MemberNotes.OpenNote> open(MemberDetail member) {
        if (open == null) {
            open = member.noted() ? List.copyOf(notes.open(member.id())) : List.of();
        }
        return open;
    }

    /** Opens the dialog for a note. */
    public void start(MemberNotes.OpenNote note) {
        chosen = note.id();
        result = null;
    }

    /** 核实完毕. */
    public String settle(MemberDetail member) {
        notes.settle(chosen, result);
        Notices.done("member.note-settled");
        return Views.to("/member/member.xhtml?id=" + member.id());
    }

    public String getResult() {
        return result;
    }

    public void setResult(String result) {
        this.result = result;
    }
}
