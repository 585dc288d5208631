package unioncard.roster;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.card.CardBatches;
import unioncard.member.DocumentType;
import unioncard.reports.DocumentKind;
import unioncard.reports.notice.ResultLine;
import unioncard.reports.notice.ResultNotice;
import unioncard.security.AuditNote;
import unioncard.security.Masked;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;

/**
 * 银行反馈结果通知: what the bank has answered to a card batch. Once there is an answer; kept as first printed until the next one comes.
 */
@Stateless
public class CardResultNotice {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Jdbi jdbi;
    private Clock clock;
    private AuditNote note;
    private CardBatches batches;
    private PaperArchive archive;

    public CardResultNotice() {
    }

    @Inject
    CardResultNotice(Jdbi jdbi, Clock clock, AuditNote note, CardBatches batches, PaperArchive archive) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.note = note;
        this.batches = batches;
        this.archive = archive;
    }

    /**
     * Prints the notice of a batch within the data scope. Refused with {@code not-found}, and with {@code paper.not-answered} as long as the bank has
     * answered nothing.
     *
     * @return file name proposed for the download
     */
    @Requires(Permission.PRINT_ROSTERS)
    public String print(long batchId, OutputStream out) {
        var batch = batches.find(batchId);
        if (batch.issuedCount() + batch.refusedCount() == 0) {
            throw new DomainException("paper.not-answered");
        }
        var place = jdbi.withHandle(h -> h.createQuery("select union_id, district_id from card_batch where id = :batch").bind("batch", batchId)
                .map(ConstructorMapper.of(Place.class)).one());
        var state = batch.status().name() + ' ' + batch.issuedCount() + '+' + batch.refusedCount();
        int count = archive.print(new PaperArchive.Subject(DocumentKind.RESULT_NOTICE, batchId, state, place.unionId(), place.districtId()),
                () -> new ResultNotice(batch.unionName(), batch.batchNo(), batch.channel().label(), batch.status().label(),
                        CityTime.of(clock, batch.submittedAt()),
                        CityTime.of(clock, batch.feedbackAt()), batch.lineCount(), batch.issuedCount(), batch.refusedCount(),
                        batch.lineCount() - batch.issuedCount() - batch.refusedCount(), lines(batchId)), out);
        note.about("batch " + batch.batchNo() + ", print " + count + ", " + batch.lineCount() + " lines");
        return "银行反馈结果通知-" + batch.batchNo() + ".pdf";
    }

    private List<ResultLine> lines(long batchId) {
        return jdbi.withHandle(h -> h.createQuery("""
                select l.seq, l.member_no, l.name, l.document_type, l.document_sealed document, l.answered_at, l.status, l.bank_text,
                  m.special_reason is not null special
                from card_batch_line l join member m on m.id = l.member_id where l.batch_id = :batch order by l.seq""").bind("batch", batchId)
                .map(ConstructorMapper.of(Line.class)).stream().map(line -> line.printed(clock.getZone())).toList());
    }

    /** A line of the batch as stored, numbers masked; public for Jdbi only. */
    public record Line(int seq, String memberNo, String name, DocumentType documentType, Masked document, Instant answeredAt, String status,
            String bankText, boolean special) {

        private ResultLine printed(ZoneId city) {
            boolean refused = "REFUSED".equals(status);
            var result = "ISSUED".equals(status) ? "办卡成功" : refused ? "办卡失败" : "尚未反馈";
            var next = "ISSUED".equals(status) ? "通知本人领卡" : refused ? special ? "转特殊办卡通道办理" : "更正后重新办理" : null;
            return new ResultLine(seq, memberNo, name, documentType.label(), document.text(),
                    answeredAt == null ? null : MINUTE.format(answeredAt.atZone(city)), result, refused ? bankText : null, next);
        }
    }
}
