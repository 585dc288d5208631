package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.Parameters;
import unioncard.shared.RowStream;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** The enrolment batches somebody may see (参保信息管理) and the persons in them. */
@Stateless
public class EnrolmentBatches {

    private static final Map<String, String> SORTS = Map.of("batchNo", "b.batch_no", "headcount", "b.headcount",
            "submittedAt", "b.submitted_at", "updatedAt", "b.updated_at", "status", "b.status", "way", "b.way");

    private static final String ROW = """
            select b.id, b.version, b.batch_no, u.name union_name, b.year, b.way, b.type, b.plan_name, b.headcount, b.premium_fen,
                   b.municipal_fen, b.lower_fen, b.district_fen, b.intermediate_fen, b.struck_fen, b.status, b.submitted_at,
                   coalesce(a.name, b.submitted_by) submitter, b.decided_at,
                   b.return_reason, b.updated_at, b.revision, b.previous_id, before.return_reason previous_reason, next.id next_id,
                   b.status = 'AWAITING_DISTRICT' and :clerk and b.union_id = :own withdrawable,
                   b.status = 'AWAITING_DISTRICT' and :reviewer and b.submitted_by <> :login reviewable,
                   :clerk and b.union_id = :own and $resubmittable resubmittable, b.voucher_due_on due_on, $payment payment
            from enrolment_batch b join trade_union u on u.id = b.union_id
              left join user_account a on a.login = b.submitted_by left join enrolment_batch before on before.id = b.previous_id
              left join enrolment_batch next on next.previous_id = b.id and next.status <> 'WITHDRAWN'
            where
            """.replace("$resubmittable", ReturnedBatch.resubmittable("b")).replace("$payment", PaymentState.column());

    private static final String SLICE = "limit :size offset :first ";

    private static final String PERSONS = """
            with v as (select c.*, m.member_no from cover c join member m on m.id = c.member_id where c.batch_id = :id $slice),
            line as (
              select v.member_no, p.name, p.document_type, p.document_sealed document, v.starts_on, v.ends_on, v.period, v.premium_fen, v.municipal_fen,
                     v.lower_fen, %s back_dated_by, $duplicateIn duplicate_in, %s expired_on
              from v join enrolment_batch b on b.id = v.batch_id join person p on p.id = v.person_id)
            select * from line
            """.formatted(CoverFlags.BACK_DATED_BY, CoverFlags.EXPIRED_ON);

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    Parameters parameters;
    @Inject
    AuditNote note;

    /** A slice of the batches in scope, newest first unless sorted; batches without a number come last when sorted by it. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public Rows<BatchRow> list(BatchFilter filter, Slice slice) {
        var user = current.get();
        var zone = clock.getZone();
        var today = LocalDate.now(clock);
        var where = Conditions.where(user.scope().sql("b"))
                .and("b.batch_no like :batchNo", "batchNo", filter.unnumbered() ? null : Conditions.prefix(filter.batchNo()))
                .and(filter.unnumbered() ? "b.batch_no is null" : null)
                .and("b.submitted_at >= :from", "from", filter.submittedFrom() == null ? null : filter.submittedFrom().atStartOfDay(zone).toInstant())
                .and("b.submitted_at < :to", "to", filter.submittedTo() == null ? null
                        : filter.submittedTo().plusDays(1).atStartOfDay(zone).toInstant())
                .and("b.status = :status", "status", filter.status())
                .and("b.way = :way", "way", filter.way())
                .and("b.year = :year", "year", filter.year())
                .and("b.type = :type", "type", filter.type())
                .and(UnionScope.below("b"), "below", filter.unionId())
                .and(PaymentState.column() + " = '" + filter.payment() + "'", "today", filter.payment() == null ? null : today)
                .and(ReturnedBatch.resubmittable("b"), "today", filter.resubmittable() ? today : null);
        return jdbi.withHandle(h -> new Rows<>(
                rows(h, where.sql() + order(slice) + " limit :size offset :first", user).bindMap(where.values()).bind("size", slice.size())
                        .bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT)).map(ConstructorMapper.of(BatchRow.class)).list(),
                h.createQuery("select count(*) from (select from enrolment_batch b where " + where.sql() + " limit :limit) n")
                        .bindMethods(user.scope()).bindMap(where.values()).bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one()));
    }

    /** What there is to choose from in filters: years, the last one first, and plans. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public Choices choices() {
        return jdbi.withHandle(h -> h.createQuery("select array_agg(distinct year order by year desc) years, array_agg(distinct type order by type) types "
                + "from coverage_plan").map((row, context) -> new Choices(List.of((Integer[]) row.getArray("years").getArray()),
                        List.of((String[]) row.getArray("types").getArray()))).one());
    }

    /** Years and plans of 保障年度与费率. */
    public record Choices(List<Integer> years, List<String> types) implements Serializable {
    }

    /** One batch in scope; outside it {@code not-allowed}, as if it did not exist. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public BatchRow get(long id) {
        var user = current.get();
        return jdbi.withHandle(h -> rows(h, user.scope().sql("b") + " and b.id = :id", user).bind("id", id)
                .map(ConstructorMapper.of(BatchRow.class)).findOne().orElseThrow(SignedInUser.NotAllowed::new));
    }

    /**
     * The persons of a batch in scope, by member number; while it waits, those its reviewer is pointed to come first. Which union has enrolled
     * somebody who may be the same person is told to who reviews for a district and to nobody else.
     */
    // The batch is in scope; a person in it may have gone to another union since, and who may be the same person is anywhere in the city.
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false, sees = Sees.WHOLE_CITY)
    public Rows<CoverLine> persons(long id, Slice slice) {
        var batch = get(id);
        boolean reviews = ReviewRight.isOf(current.get());
        boolean flaggedFirst = reviews && batch.status() == EnrolmentStatus.AWAITING_DISTRICT;
        var lines = lines();
        return jdbi.withHandle(h -> new Rows<>(h.createQuery(flaggedFirst ? lines.replace("$slice", "")
                + "order by back_dated_by is null and duplicate_in is null and expired_on is null, member_no " + SLICE
                // Where the flags do not decide what is shown, they are looked up only for what is.
                : lines.replace("$slice", "order by m.member_no " + SLICE) + "order by member_no")
                .bindMap(CoverFlags.bindings(clock, parameters)).bind("id", id).bind("size", slice.size()).bind("first", slice.first())
                .map(ConstructorMapper.of(CoverLine.class)).list(), batch.headcount()));
    }

    /** Hands over every person of {@link #persons} by member number. */
    // As above.
    @Requires(value = Permission.VIEW_ENROLMENTS, sees = Sees.WHOLE_CITY)
    public void exportPersons(long id, Consumer<CoverLine> each) {
        get(id);
        jdbi.useHandle(h -> note.about("batch " + id + ": " + RowStream.each(h.createQuery(lines().replace("$slice", "") + "order by member_no")
                .bindMap(CoverFlags.bindings(clock, parameters)).bind("id", id), ConstructorMapper.of(CoverLine.class), each) + " rows"));
    }

    private String lines() {
        return PERSONS.replace("$duplicateIn", ReviewRight.isOf(current.get()) ? CoverFlags.DUPLICATE_IN : "cast(null as varchar)");
    }

    private Query rows(Handle h, String rest, SignedInUser user) {
        return h.createQuery(ROW + rest).bindMethods(user.scope()).bind("own", user.unionId()).bind("login", user.login())
                .bind("today", LocalDate.now(clock)).bind("clerk", user.may(Permission.SUBMIT_ENROLMENTS))
                .bind("reviewer", ReviewRight.isOf(user));
    }

    private static String order(Slice slice) {
        var column = slice.sort() == null ? null : SORTS.get(slice.sort());
        return column == null ? " order by b.submitted_at desc, b.id desc"
                : " order by " + column + (slice.descending() ? " desc" : "") + " nulls last, b.id desc";
    }
}
