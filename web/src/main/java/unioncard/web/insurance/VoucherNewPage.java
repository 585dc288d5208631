package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.primefaces.model.file.UploadedFile;
import unioncard.ledger.DueBatch;
import unioncard.ledger.VoucherUpload;
import unioncard.shared.Setting;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Show;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 上传缴费凭证 for one or several batches. */
@Named
@ViewScoped
public class VoucherNewPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int FEN_DIGITS = 2;

    @Inject
    private transient VoucherUpload upload;

    private String batches;
    private List<DueBatch> chosen = List.of();
    private BigDecimal amount;
    private LocalDate paidOn;
    private transient UploadedFile file;

    /** Reads the batches that the address names. */
    public void open() {
        chosen = upload.chosen(ids());
    }

    /** Hands the voucher in; goes on with its own page. */
    public String take() throws IOException {
        if (file == null || file.getFileName() == null || file.getFileName().isBlank()) {
            Notices.refused("attachment.no-file");
            return null;
        }
        long fen;
        try {
            fen = amount.movePointRight(FEN_DIGITS).longValueExact();
        } catch (ArithmeticException e) {
            Notices.refused("voucher.amount-digits");
            return null;
        }
        try (var content = file.getInputStream()) {
            long id = upload.upload(ids(), fen, paidOn, file.getFileName(), content);
            Notices.done("voucher.uploaded");
            return Views.to("/insurance/vouchers-detail.xhtml?id=" + id);
        }
    }

    private List<Long> ids() {
        return Arrays.stream(String.valueOf(batches).split("-", -1)).map(Views::id).toList();
    }

    /** What the batches owe together, in fen. */
    public long getOwed() {
        return chosen.stream().mapToLong(DueBatch::lowerFen).sum();
    }

    /** What was struck off them together, in fen. */
    public long getStruck() {
        return chosen.stream().mapToLong(DueBatch::struckFen).sum();
    }

    /** What who has paid before something was struck off types as the amount. */
    public String getStruckNote() {
        return Texts.of("voucher.struck", Show.yuan(getStruck()), Show.yuan(getOwed() + getStruck()));
    }

    /** Megabytes of the largest file that is taken. */
    public int getLargest() {
        return Setting.ATTACHMENT_LARGEST_MB.number();
    }

    public List<DueBatch> getChosen() {
        return chosen;
    }

    /** Ids of the batches with a dash in between, as in the address. */
    public String getBatches() {
        return batches;
    }

    public void setBatches(String batches) {
        this.batches = batches;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public LocalDate getPaidOn() {
        return paidOn;
    }

    public void setPaidOn(LocalDate paidOn) {
        this.paidOn = paidOn;
    }

    public UploadedFile getFile() {
        return file;
    }

    public void setFile(UploadedFile file) {
        this.file = file;
    }
}
