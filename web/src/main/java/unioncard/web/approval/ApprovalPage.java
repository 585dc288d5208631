package unioncard.web.approval;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import unioncard.approval.ApprovalDetail;
import unioncard.approval.ApprovalStatus;
import unioncard.approval.Approvals;
import unioncard.approval.Difference;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** One request of 待复核事项: before and after side by side, and the decision. */
@Named
@ViewScoped
public class ApprovalPage implements Serializable {

    private static final long serialVersionUID = 1L;
    /** Request attribute; numbers in full are never kept in the session. */
    private static final String REVEALED = "unioncard.revealed-request";

    @Inject
    private Approvals approvals;

    private String id;
    private String back;
    private String reason;
    private ApprovalDetail request;

    /** Fetches the request that the URL names. */
    public void load() {
        request = approvals.find(Views.id(id));
        back = Views.cameFrom("/approval/approvals.xhtml");
    }

    /** Agrees; what was asked for is done. */
    public String approve() {
        approvals.approve(request.id(), request.version());
        Notices.done("approval.approved");
        return Views.to("/approval/approvals.xhtml");
    }

    /** Refuses with the reason typed. */
    public String refuse() {
        approvals.refuse(request.id(), request.version(), reason);
        Notices.done("approval.refused");
        return Views.to("/approval/approvals.xhtml");
    }

    /** Takes the own request back. */
    public String withdraw() {
        approvals.withdraw(request.id(), request.version());
        Notices.done("approval.withdrawn");
        return Views.to("/approval/approvals.xhtml?of=OWN");
    }

    /** Empties the dialogs that ask for a reason. */
    public void startReason() {
        reason = null;
    }

    /** Shows the comparison in full, this once. */
    public void reveal() {
        attributes().put(REVEALED, approvals.reveal(request.id(), reason));
    }

    /** Whether the answer shows the comparison in full. */
    public boolean isRevealed() {
        return attributes().containsKey(REVEALED);
    }

    /** The comparison; in full only in the answer to {@link #reveal}. */
    @SuppressWarnings("unchecked")
    public List<Difference> getDifferences() {
        return isRevealed() ? (List<Difference>) attributes().get(REVEALED) : request.differences();
    }

    /** Whether the own request may still be taken back. */
    public boolean isWithdrawable() {
        return request.own() && request.status() == ApprovalStatus.OPEN;
    }

    private static Map<String, Object> attributes() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestMap();
    }

    public ApprovalDetail getRequest() {
        return request;
    }

    public String getBack() {
        return back;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
