package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Inquiry of covers handed in or confirmed (保障信息查询), within the caller's data scope. Each inquiry is audited, without what was typed. */
@Stateless
public class CoverageInquiry {

    private static final String FROM = """
            from cover v join member m on m.id = v.member_id join person p on p.id = v.person_id
            where v.status in ('PROPOSED', 'CONFIRMED') and
            """;

    private static final Set<String> ONE_PERSON = Set.of("memberNo", "document");

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    AuditNote note;

    /**
     * A slice of the covers in scope, last enrolled first. Who has nothing to do with enrolments asks for one person by the whole member number or
     * document, and is shown nothing otherwise.
     */
    @Requires(Permission.INQUIRE_COVERAGE)
    public Rows<CoverageRow> find(CoverageFilter filter, Slice slice) {
        var scope = current.get().scope();
        var where = Conditions.where(scope.sql("v"))
                .and(filter.state() == null ? null : filter.state().predicate())
                .and("v.year = :year", "year", filter.year())
                .and("p.name like :name", "name", Conditions.prefix(filter.name()))
                .and("m.member_no = :memberNo", "memberNo", filter.memberNo())
                .and("p.document_index = :document", "document", filter.documentIndex())
                .and(UnionScope.below("v"), "below", filter.unionId())
                .and("v.batch_id in (select b.id from enrolment_batch b where b.batch_no like :batchNo)", "batchNo", Conditions.prefix(filter.batchNo()))
                .and("v.status = 'CONFIRMED' and :day between v.starts_on and coalesce(v.ended_on, v.ends_on)", "day", filter.day());
        note.about("by " + String.join(", ", new TreeSet<>(where.values().keySet())) + ", year " + filter.year() + ", state " + filter.state()
                + ", from row " + slice.first());
        if (!current.get().may(Permission.VIEW_ENROLMENTS) && Collections.disjoint(where.values().keySet(), ONE_PERSON)) {
            return new Rows<>(List.of(), 0);
        }
        var from = FROM + where.sql();
        var today = LocalDate.now(clock);
        return jdbi.withHandle(h -> new Rows<>(
                // The slice is cut before the names of union, plan and batch are looked up.
                h.createQuery("select s.*, u.name union_name, b.plan_name, b.batch_no,"
                        + " b.union_id <> s.union_id batch_elsewhere from (select v.id, m.member_no, p.name, p.document_type,"
                        + " p.document_sealed document, v.union_id, v.year, v.type, v.starts_on, v.ends_on, v.batch_id, " + CoverState.column()
                        + " state " + from + " order by v.id desc limit :size offset :first) s join trade_union u on u.id = s.union_id"
                        + " join enrolment_batch b on b.id = s.batch_id"
                        + " order by s.id desc")
                        .bindMethods(scope).bindMap(where.values()).bind("today", today)
                        .bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT))
                        .map(ConstructorMapper.of(CoverageRow.class)).list(),
                h.createQuery("select count(*) from (select " + from + " limit :limit) n")
                        .bindMethods(scope).bindMap(where.values()).bind("today", today)
                        .bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one()));
    }

    /** The insurance years that may be asked for, latest first, up to the one being enrolled for. */
    @Requires(value = Permission.INQUIRE_COVERAGE, audited = false)
    public List<Integer> years() {
        return jdbi.withHandle(h -> h.createQuery(
                "select year from insurance_year where least(starts_on, collective_from) <= :today order by year desc")
                .bind("today", LocalDate.now(clock)).mapTo(Integer.class).list());
    }
}
