package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.DomainException;
import unioncard.shared.FilterWords;
import unioncard.shared.Reason;
import unioncard.shared.RowStream;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.WholeCity;
import unioncard.shared.WorkingCalendar;

/** 办卡批次管理: batches within the data scope, their lines, and withdrawal of what is not at the bank. */
@Stateless
public class CardBatches {

    private static final Map<String, String> SORTS = Map.of("batchNo", "b.batch_no", "submittedAt", "b.submitted_at", "status", "b.status",
            "feedbackAt", "b.feedback_at", "lineCount", "b.line_count");
    private static final String UNANSWERED = "b.status in ('SENT', 'ACKNOWLEDGED', 'PARTLY_ANSWERED') and b.sent_at < :unansweredBefore";
    private static final String BATCH = """
            select b.id, b.version, b.batch_no, u.name union_name, b.channel, b.line_count, b.issued_count, b.refused_count, b.status,
              b.submitter_name, b.submitted_at, b.cut_off_on, b.sent_at, b.acknowledged_at, b.feedback_at, b.bank_text, b.print_count, b.printed_at,
              coalesce(%s, false) unanswered
            """.formatted(UNANSWERED);
    private static final String LINE = """
            select l.seq, l.member_id, l.member_no, l.name, l.sex, l.document_type, l.document_sealed document, l.document_expires_on,
              l.document_long_term, l.mobile_sealed mobile, l.status, l.bank_code, l.bank_text, l.checked_at, l.answered_at,
              c.card_no_sealed card_no, c.id card_id, c.status card_status, c.handed_on, c.handed_to""";

    @PersistenceContext
    EntityManager entities;
    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private WorkingCalendar calendar;

    public CardBatches() {
    }

    @Inject
    CardBatches(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, WorkingCalendar calendar) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.calendar = calendar;
    }

    /** A slice of the list, newest first; sorts: batchNo, submittedAt, status, feedbackAt, lineCount. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public Rows<BatchRow> list(BatchFilter filter, Slice slice) {
        var scope = current.get().scope();
        var zone = clock.getZone();
        var where = Conditions.where(scope.sql("b"))
                .and("b.batch_no like :batchNo", "batchNo", Conditions.prefix(filter.batchNo()))
                .and("b.status = :status", "status", filter.status())
                .and("b.channel = :channel", "channel", filter.channel())
                .and("b.submitted_at >= :from", "from", filter.from() == null ? null : filter.from().atStartOfDay(zone).toInstant())
                .and(UnionScope.below("b"), "below", filter.unionId())
                .and(filter.waiting() ? BatchStatus.waiting("b") : null)
                .and(filter.unanswered() ? UNANSWERED : null)
                .and("b.submitted_at < :to", "to", filter.to() == null ? null : filter.to().plusDays(1).atStartOfDay(zone).toInstant());
        var from = " from card_batch b join trade_union u on u.id = b.union_id where " + where.sql();
        var column = slice.sort() == null ? null : SORTS.get(slice.sort());
        var order = column == null ? "b.submitted_at desc, b.id desc" : column + (slice.descending() ? " desc" : "") + ", b.id desc";
        var before = calendar.bankOverdueBefore();
        return jdbi.withHandle(h -> new Rows<>(
                h.createQuery(BATCH + from + " order by " + order + " limit :size offset :first")
                        .bindMethods(scope).bindMap(where.values()).bind("size", slice.size()).bind("first", slice.first())
                        .bind("unansweredBefore", before).map(ConstructorMapper.of(BatchRow.class)).list(),
                h.createQuery("select count(*) from (select 1" + from + " limit :most) counted")
                        .bindMethods(scope).bindMap(where.values()).bind("unansweredBefore", before).bind("most", Rows.COUNT_LIMIT + 1)
                        .mapTo(Integer.class).one()));
    }

    /** One batch; {@code not-found} outside the data scope. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public BatchRow find(long id) {
        var scope = current.get().scope();
        return jdbi.withHandle(h -> h.createQuery(BATCH + " from card_batch b join trade_union u on u.id = b.union_id where b.id = :id and "
                + scope.sql("b")).bind("id", id).bind("unansweredBefore", calendar.bankOverdueBefore())
                .bindMethods(scope).map(ConstructorMapper.of(BatchRow.class)).findOne())
                .orElseThrow(() -> new DomainException("not-found"));
    }

    /** Lines of a batch in the order of their numbers. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public Rows<BatchLine> lines(long batchId, LineFilter filter, Slice slice) {
        return jdbi.withHandle(h -> new Rows<>(
                lines(h, LINE, batchId, filter, " order by l.seq limit :size offset :first").bind("size", slice.size()).bind("first", slice.first())
                        .map(ConstructorMapper.of(BatchLine.class)).list(),
                lines(h, "select count(*)", batchId, filter, "").mapTo(Integer.class).one()));
    }

    /** Hands over every line of {@link #lines}, numbers masked as there. Refused with {@code not-found}. */
    @Requires(Permission.VIEW_CARDS)
    public void exportLines(long batchId, LineFilter filter, Consumer<BatchLine> each) {
        var batch = find(batchId);
        jdbi.useHandle(h -> note.about("batch " + batch.batchNo() + " " + FilterWords.of(filter) + ": "
                + RowStream.each(lines(h, LINE, batchId, filter, " order by l.seq"), ConstructorMapper.of(BatchLine.class), each) + " rows"));
    }

    private Query lines(Handle h, String what, long batchId, LineFilter filter, String order) {
        var scope = current.get().scope();
        var where = Conditions.where("b.id = :batch and " + scope.sql("b")).and("l.status = :status", "status", filter.status())
                .and(filter.handOut() == null ? null : filter.handOut().predicate());
        return h.createQuery(what + " from card_batch b join card_batch_line l on l.batch_id = b.id left join card c on c.id = l.card_id where " + where.sql()
                + order).bind("batch", batchId).bindMethods(scope).bindMap(where.values());
    }

    /**
     * 撤回 of a batch of the own union before it is sent, or when the bank has rejected it as a whole; its members return to the
     * pending list as they left it, and its number is kept.
     *
     * @throws DomainException {@code batch.state} while it is or was at the bank, {@code batch.being-sent} while its file is on the way there,
     *     {@code not-found} outside the own union
     */
    @Requires(Permission.SUBMIT_CARDS)
    public void withdraw(long id) {
        var batch = lock(id);
        if (batch.unionId() != current.get().unionId()) {
            throw new DomainException("not-found");
        }
        takeBack(batch, "办卡批次已撤回");
    }

    /**
     * The same by the municipal federation for a batch of any union (市总撤回), with the reason in 办卡日志.
     *
     * @throws DomainException as {@link #withdraw}, and {@code batch.withdraw-reason} without a reason of 2 to 100 characters
     */
    @Requires(Permission.OPERATE_EXCHANGE)
    public void withdrawForUnion(long id, String reason) {
        var batch = lock(id);
        var why = Reason.of(reason, "batch.withdraw-reason");
        note.about("(" + why + ")");
        takeBack(batch, "办卡批次已由市总撤回（" + why + "）");
    }

    /** The batch, locked and named in the trail. */
    private CardBatch lock(long id) {
        var batch = entities.find(CardBatch.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (batch == null) {
            throw new DomainException("not-found");
        }
        note.about("batch " + batch.batchNo());
        return batch;
    }

    private void takeBack(CardBatch batch, String words) {
        if (jdbi.withHandle(h -> SubmissionSql.isBeingSent(h, batch.batchNo()))) {
            throw new DomainException("batch.being-sent", batch.batchNo());
        }
        batch.withdraw();
        entities.flush();
        jdbi.useHandle(h -> SubmissionSql.dropFile(h, batch.batchNo(), clock.instant()));
        // Who has gone to another union since the submission is freed as well.
        jdbi.useHandle(h -> WholeCity.in(h, () -> SubmissionSql.withdraw(h, batch.id(), current.get().name(), words, clock.instant())));
    }
}
