package unioncard.web.transfer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.transfer.TransferDetail;
import unioncard.transfer.TransferRequests;
import unioncard.transfer.TransferReview;
import unioncard.transfer.TransferStatus;
import unioncard.transfer.TransferStep;
import unioncard.transfer.Transfers;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** One transfer request (转会申请详情) with its steps, and the decision of the side whose turn it is. */
@Named
@ViewScoped
public class TransferPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Transfers transfers;
    @Inject
    private TransferRequests requests;
    @Inject
    private TransferReview review;

    private String id;
    private String back;
    private TransferDetail transfer;
    private List<TransferStep> steps;
    private String words;

    /** Fetches the request that the URL names. */
    public void load() {
        transfer = transfers.find(Views.id(id));
        steps = transfers.steps(transfer.id());
        back = Views.cameFrom("/transfer/transfers.xhtml");
    }

    /** Empties the dialogs. */
    public void start() {
        words = null;
    }

    /** 同意转出 or 确认转入, whichever is due. */
    public String agree() {
        if (transfer.status() == TransferStatus.REQUESTED) {
            review.release(transfer.id(), transfer.version(), words);
            Notices.done("transfer.released");
        } else {
            review.confirm(transfer.id(), transfer.version(), words);
            Notices.done("transfer.confirmed");
        }
        return Views.here();
    }

    /** 不同意转出 or 拒绝转入, whichever is due. */
    public String refuse() {
        if (transfer.status() == TransferStatus.REQUESTED) {
            review.refuseRelease(transfer.id(), transfer.version(), words);
        } else {
            review.refuseEntry(transfer.id(), transfer.version(), words);
        }
        Notices.done("transfer.refused");
        return Views.here();
    }

    /** 撤回. */
    public String withdraw() {
        requests.withdraw(transfer.id(), transfer.version());
        Notices.done("transfer.withdrawn");
        return Views.here();
    }

    public TransferDetail getTransfer() {
        return transfer;
    }

    public List<TransferStep> getSteps() {
        return steps;
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

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
