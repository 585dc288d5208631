package unioncard.card;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import unioncard.shared.DomainException;

/**
 * Service card (会员服务卡) of a person. The bank's answer makes it ({@code ResultSql}); afterwards only these methods change its state:
 * 未激活 → 正常, either ↔ 挂失, and at the end 已补换 or 注销. What the bank reports of many cards at once goes the same ways ({@link CardFeed}).
 */
@Entity
@Table(name = "card")
public class Card {

    @Id
    private Long id;
    @Column(name = "member_id")
    private long memberId;
    @Enumerated(EnumType.STRING)
    private CardStatus status;
    @Column(name = "card_no_date")
    private LocalDate cardNoDate;
    @Column(name = "status_on")
    private LocalDate statusOn;
    @Column(name = "activated_on")
    private LocalDate activatedOn;
    @Column(name = "replaced_by_id")
    private Long replacedById;
    @Version
    private int version;

    protected Card() {
    }

    /** The holder has activated it at the bank. */
    public void activate(LocalDate on) {
        become(CardAction.ACTIVATE, on);
        activatedOn = on;
    }

    /** Lost or stolen. */
    public void reportLoss(LocalDate on) {
        become(CardAction.REPORT_LOSS, on);
    }

    /** Found again: 正常, or 未激活 when it was lost before it was activated. */
    public void liftLoss(LocalDate on) {
        become(CardAction.LIFT_LOSS, on);
    }

    /** Another card takes its place. */
    public void replaceBy(long card, LocalDate on) {
        become(CardAction.REPLACE, on);
        replacedById = card;
    }

    /** The end of it. */
    public void cancel(LocalDate on) {
        become(CardAction.CANCEL, on);
    }

    /** Refused with {@code card.date} before the card was made or last changed. */
    private void become(CardAction action, LocalDate on) {
        var next = status.after(action, activatedOn != null);
        var earliest = statusOn == null ? cardNoDate : statusOn;
        if (on.isBefore(earliest)) {
            throw new DomainException("card.date", earliest.toString());
        }
        status = next;
        statusOn = on;
    }

    public Long id() {
        return id;
    }

    public long memberId() {
        return memberId;
    }

    public CardStatus status() {
        return status;
    }

    public LocalDate statusOn() {
        return statusOn;
    }

    public LocalDate activatedOn() {
        return activatedOn;
    }

    public Long replacedById() {
        return replacedById;
    }

    public int version() {
        return version;
    }
}
