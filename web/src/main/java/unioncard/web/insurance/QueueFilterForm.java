package unioncard.web.insurance;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.LocalDate;
import unioncard.insurance.EnrolmentWay;
import unioncard.insurance.QueueFilter;
import unioncard.web.shared.UnionFilter;

/** What {@link ReviewQueuePage} is narrowed to, from and for the address. */
@Dependent
public class QueueFilterForm implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private UnionFilter union;
    private EnrolmentWay way;
    private String type;
    private LocalDate from;
    private LocalDate to;

    QueueFilter value() {
        return new QueueFilter(union.value(), way, type, from, to);
    }

    public UnionFilter getUnion() {
        return union;
    }

    public EnrolmentWay getWay() {
        return way;
    }

    public void setWay(EnrolmentWay way) {
        this.way = way;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }
}
