package unioncard.web.bankfile;

import java.io.Serializable;
import java.time.LocalDate;
import unioncard.bankfile.HeldRow;
import unioncard.bankfile.Settlement;

/** What is typed into the dialog about a held line. */
public class HeldWish implements Serializable {

    private static final long serialVersionUID = 1L;

    private boolean apply;
    private Integer seq;
    private String code;
    private String cardNo;
    private LocalDate cardDate;
    private String reason;

    HeldWish(HeldRow line) {
        seq = line.seq();
        code = line.code();
        cardDate = line.cardDate();
    }

    Settlement settlement() {
        return new Settlement(apply, seq, code, cardNo, cardDate);
    }

    public boolean isApply() {
        return apply;
    }

    public void setApply(boolean apply) {
        this.apply = apply;
    }

    public Integer getSeq() {
        return seq;
    }

    public void setSeq(Integer seq) {
        this.seq = seq;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getCardNo() {
        return cardNo;
    }

    public void setCardNo(String cardNo) {
        this.cardNo = cardNo;
    }

    public LocalDate getCardDate() {
        return cardDate;
    }

    public void setCardDate(LocalDate cardDate) {
        this.cardDate = cardDate;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
