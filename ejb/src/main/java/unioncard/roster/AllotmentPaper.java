package unioncard.roster;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.ledger.AllotmentRow;
import unioncard.ledger.Allotments;
import unioncard.reports.DocumentKind;
import unioncard.reports.cover.AllotmentOrder;
import unioncard.reports.cover.AllottedBatch;
import unioncard.security.AuditNote;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.CapitalAmount;

/** 市总划拨单 on paper, with its batches as they were booked. Kept as first printed in each of its states. */
@Stateless
public class AllotmentPaper {

    private Jdbi jdbi;
    private Clock clock;
    private AuditNote note;
    private Allotments allotments;
    private PaperArchive archive;

    public AllotmentPaper() {
    }

    @Inject
    AllotmentPaper(Jdbi jdbi, Clock clock, AuditNote note, Allotments allotments, PaperArchive archive) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.note = note;
        this.allotments = allotments;
        this.archive = archive;
    }

    /**
     * Prints an order within the data scope.
     *
     * @return file name proposed for the download
     */
    @Requires(Permission.VIEW_LEDGER)
    public String print(long orderId, OutputStream out) {
        var order = allotments.get(orderId);
        var unionId = jdbi.withHandle(h -> h.createQuery("select union_id from allotment_order where id = :order").bind("order", orderId)
                .mapTo(Long.class).one());
        int count = archive.print(new PaperArchive.Subject(DocumentKind.ALLOTMENT_ORDER, orderId, order.status().name(), unionId, order.districtId()),
                () -> document(order), out);
        note.about("order " + order.orderNo() + ", print " + count + ", " + order.batches() + " batches");
        return "市总划拨单-" + order.orderNo() + ".pdf";
    }

    private AllotmentOrder document(AllotmentRow order) {
        var amount = Amount.yuan(order.amountFen());
        return new AllotmentOrder(order.orderNo(), order.districtName(), order.status().label(), Integer.toString(order.year()), order.upTo().toString(),
                order.batches(), order.headcount(), amount, amount + " 元", CapitalAmount.of(order.amountFen()), order.preparerName(),
                CityTime.of(clock, order.preparedAt()), order.deciderName(), CityTime.of(clock, order.decidedAt()),
                order.paidOn() == null ? null : order.paidOn().toString(),
                order.bankRef(), batches(order.id()));
    }

    // The order is in scope; its batches are those of its district, and stay in it wherever their unions have gone since.
    private List<AllottedBatch> batches(long orderId) {
        return jdbi.withHandle(h -> h.createQuery("""
                select row_number() over (order by e.id) sequence, e.batch_no, u.name union_name, e.booked_on, e.headcount, e.municipal_fen
                from allotment_batch a join ledger_entry e on e.id = a.entry_id join trade_union u on u.id = e.union_id
                where a.order_id = :order order by 1""").bind("order", orderId)
                .map(ConstructorMapper.of(Batch.class)).stream().map(Batch::printed).toList());
    }

    /** A batch as it was booked; public for Jdbi only. */
    public record Batch(int sequence, String batchNo, String unionName, LocalDate bookedOn, int headcount, long municipalFen) {

        private AllottedBatch printed() {
            return new AllottedBatch(sequence, batchNo, unionName, bookedOn.toString(), Integer.toString(headcount), Amount.yuan(municipalFen));
        }
    }
}
