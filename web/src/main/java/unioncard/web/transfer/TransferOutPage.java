package unioncard.web.transfer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.transfer.TargetUnion;
import unioncard.transfer.TransferCandidate;
import unioncard.transfer.TransferRequests;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 转出申请 for a member of the own union. */
@Named
@ViewScoped
public class TransferOutPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private TransferRequests requests;

    private String id;
    private String back;
    private TransferCandidate member;
    private TargetUnion target;
    private String reason = Texts.of("transfer.reason.usual");

    /** Fetches the member that the URL names. */
    public void load() {
        member = requests.candidate(Views.id(id));
        back = Views.cameFrom("/member/member.xhtml?id=" + member.memberId());
    }

    /** Unions to choose from while typing. */
    public List<TargetUnion> targets(String typed) {
        return requests.targets(typed);
    }

    /** Asks for the transfer and goes to the request. */
    public String request() {
        long request = requests.requestOut(member.memberId(), target.id(), reason);
        Notices.done("transfer.asked-out");
        return Views.to("/transfer/transfers-detail.xhtml?id=" + request);
    }

    public TransferCandidate getMember() {
        return member;
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

    public TargetUnion getTarget() {
        return target;
    }

    public void setTarget(TargetUnion target) {
        this.target = target;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
