package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.WholeCity;

/** The enrolment batches somebody may see (参保信息管理) and the persons in them. */
@Stateless
public class EnrolmentBatches {

    /** A cover that begins longer before its submission is pointed out to the district. */
    public static final int BACK_DATED_DAYS = 30;

    private static final Map<String, String> SORTS = Map.of("batchNo", "b.batch_no", "headcount", "b.headcount",
            "submittedAt", "b.submitted_at", "updatedAt", "b.updated_at", "status", "b.status", "way", "b.way");

    private static final String ROW = """
            select b.id, b.version, b.batch_no, u.name union_name, b.year, b.way, b.type, p.name plan_name, b.headcount, b.premium_fen,
                   b.municipal_fen, b.lower_fen, b.status, b.submitted_at, coalesce(a.name, b.submitted_by) submitter, b.decided_at,
                   b.return_reason, b.updated_at,
                   b.status = 'AWAITING_DISTRICT' and :clerk and b.union_id = :own withdrawable,
                   b.status = 'AWAITING_DISTRICT' and :reviewer and b.submitted_by <> :login reviewable
            from enrolment_batch b join trade_union u on u.id = b.union_id join coverage_plan p on p.year = b.year and p.type = b.type
              left join user_account a on a.login = b.submitted_by
            where
            """;

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;

    /** A slice of the batches in scope, newest first unless sorted; batches without a number come last when sorted by it. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public Rows<BatchRow> list(BatchFilter filter, Slice slice) {
        var user = current.get();
        var zone = clock.getZone();
        var where = Conditions.where(user.scope().sql("b"))
                .and("b.batch_no like :batchNo", "batchNo", Conditions.prefix(filter.batchNo()))
                .and("b.submitted_at >= :from", "from", filter.submittedFrom() == null ? null : filter.submittedFrom().atStartOfDay(zone).toInstant())
                .and("b.submitted_at < :to", "to", filter.submittedTo() == null ? null
                        : filter.submittedTo().plusDays(1).atStartOfDay(zone).toInstant())
                .and("b.status = :status", "status", filter.status())
                .and("b.way = :way", "way", filter.way());
        return jdbi.withHandle(h -> new Rows<>(
                rows(h, where.sql() + order(slice) + " limit :size offset :first", user).bindMap(where.values()).bind("size", slice.size())
                        .bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT)).map(ConstructorMapper.of(BatchRow.class)).list(),
                h.createQuery("select count(*) from (select from enrolment_batch b where " + where.sql() + " limit :limit) n")
                        .bindMethods(user.scope()).bindMap(where.values()).bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one()));
    }

    /** How many batches in scope wait for the district. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public int waiting() {
        var scope = current.get().scope();
        return jdbi.withHandle(h -> h.createQuery("select count(*) from enrolment_batch b where b.status = 'AWAITING_DISTRICT' and "
                + scope.sql("b")).bindMethods(scope).mapTo(Integer.class).one());
    }

    /** One batch in scope; outside it {@code not-allowed}, as if it did not exist. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public BatchRow get(long id) {
        var user = current.get();
        return jdbi.withHandle(h -> rows(h, user.scope().sql("b") + " and b.id = :id", user).bind("id", id)
                .map(ConstructorMapper.of(BatchRow.class)).findOne().orElseThrow(SignedInUser.NotAllowed::new));
    }

    /** The persons of a batch in scope, by member number; those whose cover begins long before the submission come first. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public Rows<CoverLine> persons(long id, Slice slice) {
        var batch = get(id);
        var submittedOn = LocalDate.ofInstant(batch.submittedAt(), clock.getZone());
        // The batch is in scope; a person in it may have gone to another union since.
        return jdbi.withHandle(h -> WholeCity.in(h, () -> new Rows<>(h.createQuery("""
                select m.member_no, p.name, p.document_type, p.document_sealed document, v.starts_on, v.ends_on, v.period, v.premium_fen,
                       v.municipal_fen, v.lower_fen, v.starts_on < :backDated back_dated
                from cover v join member m on m.id = v.member_id join person p on p.id = v.person_id where v.batch_id = :id
                order by v.starts_on < :backDated desc, m.member_no limit :size offset :first""")
                .bind("id", id).bind("backDated", submittedOn.minusDays(BACK_DATED_DAYS)).bind("size", slice.size()).bind("first", slice.first())
                .map(ConstructorMapper.of(CoverLine.class)).list(), batch.headcount())));
    }

    private static Query rows(Handle h, String rest, SignedInUser user) {
        return h.createQuery(ROW + rest).bindMethods(user.scope()).bind("own", user.unionId()).bind("login", user.login())
                .bind("clerk", user.may(Permission.SUBMIT_ENROLMENTS))
                .bind("reviewer", EnrolmentReview.reviews(user));
    }

    private static String order(Slice slice) {
        var column = slice.sort() == null ? null : SORTS.get(slice.sort());
        return column == null ? " order by b.submitted_at desc, b.id desc"
                : " order by " + column + (slice.descending() ? " desc" : "") + " nulls last, b.id desc";
    }
}
