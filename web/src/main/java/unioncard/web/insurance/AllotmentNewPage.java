package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import unioncard.ledger.AllotmentPreparation;
import unioncard.ledger.LedgerInquiry;
import unioncard.ledger.WaitingShare;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Show;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 制单: what waits to be allotted, per district; an order for one of them or for each. */
@Named
@ViewScoped
public class AllotmentNewPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient AllotmentPreparation preparation;
    @Inject
    private transient LedgerInquiry inquiry;
    @Inject
    private transient Clock clock;
    @Inject
    private YearChoice year;

    private LocalDate upTo;
    private List<WaitingShare> waiting = List.of();

    /** Once the address is read: the present year up to today, unless others are asked for. */
    public void open() {
        year.offer(inquiry.years(), clock);
        if (upTo == null || upTo.isAfter(LocalDate.now(clock))) {
            upTo = LocalDate.now(clock);
        }
        waiting = preparation.waiting(chosen(), upTo);
    }

    private int chosen() {
        return year.value() == null ? LocalDate.now(clock).getYear() : year.value();
    }

    /** Reloads the page with what was chosen in its URL. */
    public String search() {
        return Views.here();
    }

    /** 制单 for one district; goes on with the order. */
    public String prepare(WaitingShare share) {
        long order = preparation.prepare(chosen(), upTo, share.districtId());
        Notices.done("allotment.prepared");
        return Views.to("/insurance/allotments-detail.xhtml?id=" + order);
    }

    /** 全部区局制单; goes on with the orders that wait. */
    public String prepareAll() {
        int orders = preparation.prepareAll(chosen(), upTo);
        Notices.done("allotment.prepared-all", orders);
        return Views.to("/insurance/allotments.xhtml?year=" + chosen() + "&status=PREPARED");
    }

    /** What making all would make. */
    public String getAllQuestion() {
        return Texts.of("allotment.all-question", orderable().count(), orderable().mapToInt(WaitingShare::batches).sum(),
                orderable().mapToInt(WaitingShare::headcount).sum(), Show.yuan(orderable().mapToLong(WaitingShare::amountFen).sum()));
    }

    private Stream<WaitingShare> orderable() {
        return waiting.stream().filter(WaitingShare::orderable);
    }

    /** Whether there is anything to make an order of. */
    public boolean isAnyOrderable() {
        return orderable().findAny().isPresent();
    }

    /** What making the order of a district would make. */
    public String question(WaitingShare share) {
        return Texts.of("allotment.question", share.districtName(), share.batches(), share.headcount(), Show.yuan(share.amountFen()));
    }

    /** All batches that wait. */
    public int getBatches() {
        return waiting.stream().mapToInt(WaitingShare::batches).sum();
    }

    /** All persons of them. */
    public int getHeadcount() {
        return waiting.stream().mapToInt(WaitingShare::headcount).sum();
    }

    /** What they come to, in fen. */
    public long getAmountFen() {
        return waiting.stream().mapToLong(WaitingShare::amountFen).sum();
    }

    public List<WaitingShare> getWaiting() {
        return waiting;
    }

    public YearChoice getYear() {
        return year;
    }

    public LocalDate getUpTo() {
        return upTo;
    }

    public void setUpTo(LocalDate upTo) {
        this.upTo = upTo;
    }
}
