package unioncard.web.card;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import unioncard.card.SpecialDecisions;
import unioncard.card.SpecialReason;
import unioncard.member.HandlingStatus;
import unioncard.member.MemberDetail;
import unioncard.member.MemberStatus;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** 转入特殊通道, 转回普通通道 on 会员详情, for the municipal federation. */
@Named
@ViewScoped
public class ChannelDecisionDialog implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SpecialDecisions decisions;
    @Inject
    private transient CurrentUser current;

    private boolean asked;
    private SpecialReason present;
    private String reason;

    /** Why the member goes through the special channel; null when not, or when nobody is to decide about it. */
    public SpecialReason present(MemberDetail member) {
        if (!asked) {
            asked = true;
            present = decides(member) ? decisions.reason(member.id()).orElse(null) : null;
        }
        return present;
    }

    /** Whether the person at hand decides about channels and the member may get a card. */
    public boolean decides(MemberDetail member) {
        return current.get().may(Permission.DECIDE_CHANNEL) && member.status() == MemberStatus.ACTIVE
                && (member.handlingStatus() == HandlingStatus.OPEN || member.handlingStatus() == HandlingStatus.FAILED);
    }

    /** Whether the member may be moved to the special channel. */
    public boolean movesIn(MemberDetail member) {
        return decides(member) && present(member) == null;
    }

    /** Whether the decision may be taken back. */
    public boolean movesBack(MemberDetail member) {
        return present(member) == SpecialReason.MUNICIPAL_DECISION;
    }

    /** Empties the dialog. */
    public void start() {
        reason = null;
    }

    /** Decides the one or the other, whichever is possible. */
    public String decide(MemberDetail member) {
        if (movesBack(member)) {
            decisions.moveBack(member.id(), reason);
            Notices.done("decision.moved-back", member.name());
        } else {
            decisions.moveToSpecial(member.id(), reason);
            Notices.done("decision.moved-in", member.name());
        }
        return Views.to("/member/member.xhtml?id=" + member.id());
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
