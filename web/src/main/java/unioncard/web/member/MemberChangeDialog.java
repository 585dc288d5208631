package unioncard.web.member;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import unioncard.member.MemberDetail;
import unioncard.member.MembershipAction;
import unioncard.member.MembershipChanges;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** 办理会籍变动 on the member's page: 保留, 退休, 恢复, 退会, 除名. */
@Named
@ViewScoped
public class MemberChangeDialog implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private MembershipChanges changes;
    @Inject
    private transient Clock clock;

    private MembershipAction action;
    private LocalDate on;
    private LocalDate today;
    private String reason;
    private String remark;

    /** Empties the dialog. */
    public void start() {
        action = null;
        today = LocalDate.now(clock);
        on = today;
        reason = null;
        remark = null;
    }

    /** What may be recorded about the member. */
    public List<MembershipAction> possible(MemberDetail member) {
        return changes.possible(member.status());
    }

    /** Records the change and shows the member anew. */
    public String record(MemberDetail member) {
        changes.record(member.id(), member.version(), action, on, reason, remark);
        Notices.done("member.change.done", action.label());
        return Views.to("/member/member.xhtml?id=" + member.id());
    }

    /** Forgets a reason that does not belong to the action just chosen. */
    public void chosen() {
        reason = action != null && action.reasons().size() == 1 ? action.reasons().get(0) : null;
    }

    public LocalDate getToday() {
        return today;
    }

    public MembershipAction getAction() {
        return action;
    }

    public void setAction(MembershipAction action) {
        this.action = action;
    }

    public LocalDate getOn() {
        return on;
    }

    public void setOn(LocalDate on) {
        this.on = on;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getRemark() {
        return remark;
    }

    public void setRemark(String remark) {
        this.remark = remark;
    }
}
