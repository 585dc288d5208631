package unioncard.roster;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.card.CardBatches;
import unioncard.card.CardStatus;
import unioncard.member.DocumentType;
import unioncard.reports.Copy;
import unioncard.reports.receipt.ReceiptDocument;
import unioncard.reports.receipt.ReceiptLine;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Masked;
import unioncard.security.Permission;
import unioncard.security.Requires;

/**
 * 领取签收单: the cards of a batch, to be signed for when they are handed out. Printed as often as needed; cards handed out already show when
 * and to whom, so that one list serves until all are.
 */
@Stateless
public class CardReceipt {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private CardBatches batches;
    private PrintRoom room;

    public CardReceipt() {
    }

    @Inject
    CardReceipt(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, CardBatches batches, PrintRoom room) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.batches = batches;
        this.room = room;
    }

    /**
     * Prints the list of a batch within the data scope as PDF. Refused with {@code not-found}.
     *
     * @return file name proposed for the download
     */
    @Requires(Permission.PRINT_ROSTERS)
    public String print(long batchId, OutputStream out) {
        var batch = batches.find(batchId);
        var lines = lines(batchId);
        note.about("batch " + batch.batchNo() + ", " + lines.size() + " lines");
        room.print(new ReceiptDocument(batch.unionName(), batch.batchNo(), CityTime.of(clock, batch.feedbackAt()), lines),
                new Copy(CityTime.of(clock, clock.instant()), null, current.get().name()), out);
        return "会员服务卡领取签收单-" + batch.batchNo() + ".pdf";
    }

    private List<ReceiptLine> lines(long batchId) {
        return jdbi.withHandle(h -> h.createQuery("""
                select l.seq, l.member_no, l.name, l.document_type, l.document_sealed document, c.card_no_sealed number, c.card_no_date, c.status,
                  c.handed_on, c.handed_to
                from card_batch_line l join card c on c.id = l.card_id where l.batch_id = :batch order by l.seq""").bind("batch", batchId)
                .map(ConstructorMapper.of(Line.class)).stream().map(Line::printed).toList());
    }

    /** A card of the batch with its line as stored, numbers masked. */
    public record Line(int seq, String memberNo, String name, DocumentType documentType, Masked document, Masked number, LocalDate cardNoDate,
            CardStatus status, LocalDate handedOn, String handedTo) {

        ReceiptLine printed() {
            var remark = handedOn != null ? "领取人：" + handedTo : status.canBeHandedOut() ? null : status.label();
            return new ReceiptLine(seq, memberNo, name, documentType.label(), document.text(), number.text(), cardNoDate.toString(),
                    handedOn == null ? null : handedOn.toString(), remark);
        }
    }
}
