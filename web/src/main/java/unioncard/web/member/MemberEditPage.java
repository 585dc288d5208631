package unioncard.web.member;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import unioncard.member.MemberCorrections;
import unioncard.member.MemberDetail;
import unioncard.member.UnfitMember;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** 修改资料: the ordinary particulars of a member, at once. */
@Named
@ViewScoped
public class MemberEditPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private MemberCorrections corrections;

    private String id;
    private MemberDetail member;
    private MemberFields fields;

    /** Fills the form with the member that the URL names. */
    public void load() {
        member = corrections.find(Views.id(id));
        fields = new MemberFields(member);
    }

    /** Saves, and goes back to the member. */
    public String save() {
        try {
            corrections.correct(member.id(), member.version(), member.personVersion(), fields.typed());
            Notices.done("member.corrected");
            return Views.to("/member/member.xhtml?id=" + member.id());
        } catch (UnfitMember unfit) {
            MemberFields.show(unfit, "edit");
            return null;
        }
    }

    public MemberDetail getMember() {
        return member;
    }

    public MemberFields getFields() {
        return fields;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
