package unioncard.insurance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import unioncard.security.UnionScope;

/** Statements on prepared lists and on how far their preparation has come; who stands in a list is said by {@link CandidateSql}. */
final class PreparedListSql {

    /** Batches that count as submitted, by union. */
    private static final String HANDED_IN = """
            select b.union_id, b.district_id, sum(b.headcount) headcount, max(b.submitted_at) last_at from enrolment_batch b
            where b.year = :year and b.way = :way and b.status in ('AWAITING_DISTRICT', 'CONFIRMED') group by b.union_id, b.district_id
            """;

    private static final RowMapper<InsuranceYear> TERMS = ConstructorMapper.of(InsuranceYear.class);
    private static final RowMapper<PreparedList> LIST = ConstructorMapper.of(PreparedList.class);

    private PreparedListSql() {
    }

    /** Notes who asks for the lists of some districts. */
    static void ask(Handle h, int year, EnrolmentWay way, Collection<Long> districts, String login, Instant now) {
        h.createUpdate("""
                insert into list_preparation (year, way, union_id, asked_by, asked_at) select :year, :way, d, :login, :now from unnest(:districts) d
                on conflict (year, way, union_id) do update set asked_by = excluded.asked_by, asked_at = excluded.asked_at""")
                .bind("year", year).bind("way", way).bindArray("districts", Long.class, districts).bind("login", login).bind("now", now).execute();
    }

    /** Districts with members that were never asked for. */
    static List<Long> neverAsked(Handle h, int year, EnrolmentWay way) {
        return h.createQuery("""
                select d.id from trade_union d where d.level = 'DISTRICT'
                  and exists (select from member m where m.district_id = d.id and m.status = 'ACTIVE')
                  and not exists (select from list_preparation p where p.year = :year and p.way = :way and p.union_id = d.id) order by d.id""")
                .bind("year", year).bind("way", way).mapTo(Long.class).list();
    }

    static void begin(Handle h, PreparationSubject subject, int unions) {
        of(h.createUpdate("update list_preparation set unions = :unions, done = 0 where year = :year and way = :way and union_id = :district")
                .bind("unions", unions), subject).execute();
    }

    static void advance(Handle h, PreparationSubject subject, int done) {
        of(h.createUpdate("update list_preparation set done = :done where year = :year and way = :way and union_id = :district")
                .bind("done", done), subject).execute();
    }

    static void end(Handle h, PreparationSubject subject, Instant now) {
        of(h.createUpdate("update list_preparation set prepared_at = :now where year = :year and way = :way and union_id = :district")
                .bind("now", now), subject).execute();
    }

    private static <S extends SqlStatement<S>> S of(S statement, PreparationSubject subject) {
        return statement.bind("year", subject.year()).bind("way", subject.way()).bind("district", subject.district());
    }

    /** The lists of a union that are open today and of which nothing was submitted since they were prepared. */
    static List<PreparedList> waiting(Handle h, long union, LocalDate today) {
        return h.createQuery("""
                select y.*, p.way, p.headcount, p.prepared_at from prepared_list p join insurance_year y on y.year = p.year
                where p.union_id = :union and not exists (
                  select from enrolment_batch b where b.union_id = p.union_id and b.year = p.year and b.way = p.way
                    and b.status in ('AWAITING_DISTRICT', 'CONFIRMED') and b.submitted_at >= p.prepared_at)
                order by p.year, p.way""").bind("union", union)
                .map((row, context) -> CandidateList.rules(EnrolmentWay.valueOf(row.getString("way")), TERMS.map(row, context), today).open()
                        ? LIST.map(row, context) : null)
                .stream().filter(Objects::nonNull).toList();
    }

    /** Districts in scope, by code. */
    static List<Long> districts(Handle h, UnionScope scope) {
        return h.createQuery("select d.id from trade_union d where d.level = 'DISTRICT' and " + scope.tree("d") + " order by d.id").bindMethods(scope)
                .mapTo(Long.class).list();
    }

    /** Every district in scope by code: how far its preparation has come, who has submitted, who has not. */
    static List<PreparedDistrict> standing(Handle h, UnionScope scope, int year, EnrolmentWay way) {
        return h.createQuery("""
                select d.id, d.name, coalesce(p.unions, 0) unions, coalesce(p.done, 0) done, p.prepared_at,
                       case when j.id is not null then 'RUNNING' when p.union_id is null then 'NEVER'
                            when p.prepared_at >= p.asked_at then 'PREPARED' else 'BROKEN_OFF' end state,
                       coalesce(s.submitted, 0) submitted, coalesce(s.open, 0) open, coalesce(s.enrolled, 0) enrolled, coalesce(s.waiting, 0) waiting
                from trade_union d
                  left join list_preparation p on p.year = :year and p.way = :way and p.union_id = d.id
                  left join job_run j on j.job = :job and j.subject = :year || ' ' || :way || ' ' || d.id and j.status = 'RUNNING'
                  left join (
                    select coalesce(l.district_id, b.district_id) district_id, count(b.union_id) submitted,
                           count(*) filter (where b.union_id is null) open, sum(b.headcount) enrolled,
                           sum(l.headcount) filter (where b.last_at is null or b.last_at < l.prepared_at) waiting
                    from (select * from prepared_list where year = :year and way = :way) l full join (""" + HANDED_IN + """
                    ) b using (union_id) group by 1) s on s.district_id = d.id
                where d.level = 'DISTRICT' and\s""" + scope.tree("d") + " order by d.code, d.id")
                .bindMethods(scope).bind("year", year).bind("way", way).bind("job", ListPreparationRun.JOB)
                .map(ConstructorMapper.of(PreparedDistrict.class)).list();
    }
}
