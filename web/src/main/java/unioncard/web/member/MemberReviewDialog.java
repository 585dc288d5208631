package unioncard.web.member;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.member.DuplicateCandidate;
import unioncard.member.MemberDetail;
import unioncard.member.MemberStatus;
import unioncard.member.Members;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** The review of one member on the member's page, beside those who look like the same person (疑似重复). */
@Named
@ViewScoped
public class MemberReviewDialog implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Members members;
    @Inject
    private CurrentUser current;

    private List<DuplicateCandidate> candidates;
    private String reason;

    /** Whether the person at hand has to decide on the member. */
    public boolean reviews(MemberDetail member) {
        return member.status() == MemberStatus.UNREVIEWED && current.get().may(Permission.REVIEW_MEMBERS);
    }

    /** Who looks like the member; asked for once, and only for who reviews. */
    public List<DuplicateCandidate> candidates(MemberDetail member) {
        if (candidates == null) {
            candidates = reviews(member) ? members.duplicates(member.id()) : List.of();
        }
        return candidates;
    }

    /** Takes the member as 正常. */
    public String approve(MemberDetail member) {
        members.approveSeen(member.id(), member.version());
        Notices.done("member.approved", 1);
        return Views.to("/member/members.xhtml?status=UNREVIEWED");
    }

    /** Empties the dialog that asks for the reason. */
    public void startRefusal() {
        reason = null;
    }

    /** Refuses the member. */
    public String refuse(MemberDetail member) {
        members.refuse(List.of(member.id()), reason);
        Notices.done("member.refused", 1);
        return Views.to("/member/members.xhtml?status=UNREVIEWED");
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
