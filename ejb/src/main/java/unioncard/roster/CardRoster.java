package unioncard.roster;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.AuditNote;
import unioncard.card.CardBatch;
import unioncard.card.CardBatches;
import unioncard.member.DocumentType;
import unioncard.member.Sex;
import unioncard.reports.Copy;
import unioncard.reports.roster.RosterDocument;
import unioncard.reports.roster.RosterLine;
import unioncard.security.CurrentUser;
import unioncard.security.Masked;
import unioncard.security.Permission;
import unioncard.security.Requires;

/**
 * 打印清册: the roster of a card batch. Printed in every state but after withdrawal, also before the bank has answered, and always from
 * the batch's own lines, never from today's member data.
 */
@Stateless
public class CardRoster {

    private static final String PAPERS_ID = "身份证复印件、入会申请信息表";
    private static final String PAPERS_OTHER = "证件复印件、居留或工作许可复印件、税收居民身份声明文件、入会申请信息表";

    @PersistenceContext
    EntityManager entities;
    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private CardBatches batches;
    private PrintRoom room;

    public CardRoster() {
    }

    @Inject
    CardRoster(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, CardBatches batches, PrintRoom room) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.batches = batches;
        this.room = room;
    }

    /**
     * Prints the roster of a batch within the data scope as PDF and counts the print.
     *
     * @return file name proposed for the download
     */
    @Requires(Permission.PRINT_ROSTERS)
    public String print(long batchId, OutputStream out) {
        var row = batches.find(batchId);
        var now = clock.instant();
        var batch = entities.find(CardBatch.class, batchId, LockModeType.PESSIMISTIC_WRITE);
        int count = batch.print(now);
        note.about("batch " + row.batchNo() + ", print " + count + ", " + row.lineCount() + " lines");
        room.print(new RosterDocument(row.unionName(), row.batchNo(), row.channel().label(), row.status().label(), CityTime.of(clock, row.submittedAt()),
                CityTime.of(clock, row.feedbackAt()), row.submitterName(), lines(batchId)),
                new Copy(CityTime.of(clock, now), count, current.get().name()), out);
        return "办卡清册-" + row.batchNo() + ".pdf";
    }

    private List<RosterLine> lines(long batchId) {
        return jdbi.withHandle(h -> h.createQuery("""
                select l.seq, l.member_no, l.name, l.sex, l.document_type, l.document_sealed document, l.document_expires_on,
                  l.document_long_term, l.mobile_sealed mobile, l.status, l.bank_text
                from card_batch_line l where l.batch_id = :batch order by l.seq""").bind("batch", batchId)
                .map(ConstructorMapper.of(Line.class)).stream().map(Line::printed).toList());
    }

    /** A line of the batch as stored, numbers masked. */
    public record Line(int seq, String memberNo, String name, Sex sex, DocumentType documentType, Masked document,
            LocalDate documentExpiresOn, boolean documentLongTerm, Masked mobile, String status, String bankText) {

        RosterLine printed() {
            var expiry = documentLongTerm ? "长期" : documentExpiresOn == null ? "" : documentExpiresOn.toString();
            var result = switch (status) {
                case "ISSUED" -> "办卡成功";
                case "REFUSED" -> "办卡失败：" + bankText;
                default -> "";
            };
            return new RosterLine(seq, memberNo, name, sex == null ? "" : sex.label(), documentType.label(),
                    document.text(), expiry, mobile == null ? "" : mobile.text(), documentType == DocumentType.RESIDENT_ID ? PAPERS_ID
                    : PAPERS_OTHER, result);
        }
    }
}
