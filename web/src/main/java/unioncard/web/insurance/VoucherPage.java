package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.ledger.DueBatch;
import unioncard.ledger.VoucherReview;
import unioncard.ledger.VoucherRow;
import unioncard.ledger.VoucherStatus;
import unioncard.ledger.Vouchers;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** One voucher with its batches and its file (缴费凭证详情), where the district decides. */
@Named
@ViewScoped
public class VoucherPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Vouchers vouchers;
    @Inject
    private transient VoucherReview review;

    private String id;
    private VoucherRow voucher;
    private List<DueBatch> batches;
    private String reason;

    /** Reads the voucher named in the address. */
    public void open() {
        voucher = vouchers.get(Views.id(id));
        batches = vouchers.batches(voucher.id());
    }

    /** 审核通过. */
    public String accept() {
        review.accept(voucher.id(), voucher.version());
        Notices.done("voucher.accepted");
        return Views.here();
    }

    /** Empties the dialog. */
    public void start() {
        reason = null;
    }

    /** 退回 or, once verified, 撤销核销, with the reason typed. */
    public String giveBack() {
        if (voucher.status() == VoucherStatus.VERIFIED) {
            review.revoke(voucher.id(), voucher.version(), reason);
            Notices.done("voucher.returned.VERIFIED");
        } else {
            review.giveBack(voucher.id(), voucher.version(), reason);
            Notices.done("voucher.returned.SUBMITTED");
        }
        return Views.here();
    }

    public VoucherRow getVoucher() {
        return voucher;
    }

    public List<DueBatch> getBatches() {
        return batches;
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
