package unioncard.insurance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.shared.RowStream;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * The statements over who may be enrolled; each handles the whole list, be it one person or a hundred thousand. Lists made within a statement are compared
 * by {@code not in}, which is hashed: the planner knows nothing of their length, and with {@code not exists} it would hold each row against each.
 */
@ApplicationScoped
class CandidateSql {

    // Card and cover of each member are looked up one by one: the planner, which does not know how few the members of one union are, may read all cards.
    private static final String LISTED_OF = """
            select m.id member_id, m.person_id, m.member_no, m.union_id, m.district_id, c.id card_id, c.card_no_date,
                   coalesce(cast(:commonStart as date), c.card_no_date + 1) starts_on
            from (select * from member m where :open and m.union_id $union and m.status = 'ACTIVE' offset 0) m
              join lateral (select c.id, c.card_no_date from card c where c.person_id = m.person_id and c.status in ('INACTIVE', 'ACTIVE', 'LOST')
                offset 0) c on true
            where (c.card_no_date between :yearStart and :yearEnd) = :newCard
              and (select true from cover v where v.person_id = m.person_id and v.year = :year and v.status in ('PROPOSED', 'CONFIRMED')) is null
            """;

    private static final String LISTED = LISTED_OF.replace("$union", "= :union");

    /**
     * Everybody of the union who is, or may become again, a member, with what keeps each from standing in the list; the conditions of {@link #LISTED_OF}.
     * A cover moves with its person, its batch does not.
     */
    private static final String LEFT_OUT = """
            select m.id member_id, m.member_no, m.person_id, m.status, case
                when m.status <> 'ACTIVE' then 'NOT_ACTIVE'
                when v.enrolled_by = m.union_id then 'COVERED'
                when v.id is not null then 'COVERED_ELSEWHERE'
                when c.made is null then 'NO_CARD'
                when (c.made between :yearStart and :yearEnd) <> :newCard then case when :newCard then 'OLDER_CARD' else 'NEW_CARD' end
                when not :open then 'CLOSED' end reason
            from (select * from member m where m.union_id = :union and m.status in ('ACTIVE', 'TRANSFERRING', 'RETAINED', 'UNREVIEWED') offset 0) m
              left join lateral (select c.card_no_date made from card c where c.person_id = m.person_id and c.status in ('INACTIVE', 'ACTIVE', 'LOST')
                limit 1) c on true
              left join lateral (select v.id, b.union_id enrolled_by from cover v left join enrolment_batch b on b.id = v.batch_id
                where v.person_id = m.person_id and v.year = :year and v.status in ('PROPOSED', 'CONFIRMED') limit 1) v on true
            """;

    private static final String PERIOD = "case when starts_on > :border then 'HALF' else 'FULL' end";

    private static final String CANDIDATES = "select l.member_no, p.name, p.document_type, p.document_sealed document, l.card_no_date, l.starts_on,"
            + " cast(:yearEnd as date) ends_on, case when l.starts_on <= :yearEnd then " + PERIOD + " end period,"
            + " l.starts_on <= :yearEnd enrollable from (" + LISTED + ") l join person p on p.id = l.person_id"
            + " order by l.starts_on > :yearEnd desc, l.member_no";

    @Inject
    Jdbi jdbi;

    /** Hands over the whole list in the order of {@link #page}; returns how many. */
    int each(CandidateList list, Consumer<Candidate> each) {
        return jdbi.withHandle(h -> RowStream.each(h.createQuery(CANDIDATES).bindMap(list.bindings()), ConstructorMapper.of(Candidate.class), each));
    }

    Rows<Candidate> page(CandidateList list, Slice slice) {
        return jdbi.withHandle(h -> {
            var rows = h.createQuery(CANDIDATES + " limit :size offset :first")
                    .bindMap(list.bindings()).bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT))
                    .map(ConstructorMapper.of(Candidate.class)).list();
            int total = h.createQuery("select count(*) from (" + LISTED + " limit :limit) l").bindMap(list.bindings())
                    .bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one();
            return new Rows<>(rows, total);
        });
    }

    /** Who does not stand in the list, and why, by member number. */
    Rows<LeftOut> leftOut(CandidateList list, LeftOutReason reason, Slice slice) {
        var from = "from (" + LEFT_OUT + ") l where l.reason " + (reason == null ? "is not null" : "= '" + reason.name() + "'");
        return jdbi.withHandle(h -> new Rows<>(
                h.createQuery("select l.member_id, l.member_no, p.name, p.document_type, p.document_sealed document, l.status, l.reason from (select l.* "
                        + from + " order by l.member_no limit :size offset :first) l join person p on p.id = l.person_id order by l.member_no")
                        .bindMap(list.bindings()).bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT))
                        .map(ConstructorMapper.of(LeftOut.class)).list(),
                h.createQuery("select count(*) from (select " + from + " limit :limit) l").bindMap(list.bindings())
                        .bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one()));
    }

    /** Headcount and costs of everybody in the list under a plan that has both rates. */
    FeePreview reckon(CandidateList list, String type) {
        return jdbi.withHandle(h -> h.createQuery("""
                select count(*) filter (where l.starts_on <= :yearEnd) headcount,
                       coalesce(sum(r.premium_fen) filter (where l.starts_on <= :yearEnd), 0) premium_fen,
                       coalesce(sum(r.municipal_fen) filter (where l.starts_on <= :yearEnd), 0) municipal_fen,
                       coalesce(sum(r.lower_fen) filter (where l.starts_on <= :yearEnd), 0) lower_fen,
                       count(*) filter (where l.starts_on <= :yearEnd and r.period = 'HALF') half_period,
                       count(*) filter (where l.starts_on > :yearEnd) not_enrollable
                from (""" + LISTED + ") l join premium_rate r on r.year = :year and r.type = :type and r.period = " + PERIOD)
                .bindMap(list.bindings()).bind("type", type).map(ConstructorMapper.of(FeePreview.class)).one());
    }

    /** Counts who can be enrolled in each of some unions, in one statement and so as of one moment, and keeps that as their prepared lists. */
    void prepare(CandidateList rules, Collection<Long> unions, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("with listed as (" + LISTED_OF.replace("$union", "= any(:unions)") + """
                ), counted as (
                  select u.id union_id, u.district_id, count(*) headcount from listed l join trade_union u on u.id = l.union_id
                  where l.starts_on <= :yearEnd group by u.id, u.district_id),
                gone as (
                  delete from prepared_list p where p.year = :year and p.way = :way and p.union_id = any(:unions)
                    and p.union_id not in (select union_id from counted))
                insert into prepared_list (year, way, union_id, district_id, headcount, prepared_at)
                select :year, :way, union_id, district_id, headcount, :now from counted order by union_id
                on conflict (year, way, union_id) do update set district_id = excluded.district_id, headcount = excluded.headcount,
                  prepared_at = excluded.prepared_at""")
                .bindMap(rules.bindings()).bind("way", rules.way()).bindArray("unions", Long.class, unions).bind("now", now).execute());
    }

    /** Who of an earlier batch still stands in the list, who does not, and who is new in it. */
    ListChange compare(CandidateList list, long earlier) {
        return jdbi.withHandle(h -> h.createQuery("with listed as materialized (" + LISTED + """
                ), before as (select v.person_id, p.name || ' ' || m.member_no as named, m.member_no
                  from cover v join member m on m.id = v.member_id join person p on p.id = v.person_id where v.batch_id = :earlier),
                gone as (select * from before where person_id not in (select person_id from listed where starts_on <= :yearEnd))
                select (select count(*) from before) - (select count(*) from gone) kept,
                       (select count(*) from listed l where l.starts_on <= :yearEnd
                         and l.person_id not in (select person_id from before)) added,
                       (select count(*) from gone) count, array(select named from gone order by member_no limit :named) names""")
                .bindMap(list.bindings()).bind("earlier", earlier).bind("named", Persons.NAMED)
                .map((row, context) -> {
                    var gone = Persons.of(row, context);
                    return new ListChange(row.getInt("kept"), row.getInt("added"), gone.count(), gone.named());
                }).one());
    }

    /**
     * Makes a cover for everybody in the list, all in one statement. Who gets a cover elsewhere at the same moment is passed over by the
     * unique index and named in the outcome. Rows go in by person, so that two unions never wait for each other crosswise.
     */
    Outcome enrol(CandidateList list, String type, long batchId) {
        return jdbi.withHandle(h -> h.createQuery("with listed as materialized (" + LISTED + "), rated as materialized ("
                + " select l.*, r.period, r.premium_fen, r.municipal_fen, r.lower_fen from listed l"
                + " join premium_rate r on r.year = :year and r.type = :type and r.period = " + PERIOD + " where l.starts_on <= :yearEnd),"
                + """
                written as (
                  insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on,
                                     period, premium_fen, municipal_fen, lower_fen)
                  select :batch, person_id, member_id, card_id, union_id, district_id, :year, :type, 'PROPOSED', starts_on, :yearEnd,
                         period, premium_fen, municipal_fen, lower_fen
                  from rated order by person_id
                  on conflict (person_id, year) where status in ('PROPOSED', 'CONFIRMED') do nothing
                  returning person_id, period, premium_fen, municipal_fen, lower_fen)
                select count(*) headcount, coalesce(sum(premium_fen), 0) premium_fen, coalesce(sum(municipal_fen), 0) municipal_fen,
                       coalesce(sum(lower_fen), 0) lower_fen, count(*) filter (where period = 'HALF') half_period,
                       (select count(*) from rated) - count(*) count,
                       array(select p.name || ' ' || r.member_no from rated r join person p on p.id = r.person_id
                             where r.person_id not in (select person_id from written) order by r.member_no limit :named) names
                from written""")
                .bindMap(list.bindings()).bind("type", type).bind("batch", batchId).bind("named", Persons.NAMED)
                .map((row, context) -> new Outcome(
                        new FeePreview(row.getInt("headcount"), row.getLong("premium_fen"), row.getLong("municipal_fen"),
                                row.getLong("lower_fen"), row.getInt("half_period"), 0),
                        Persons.of(row, context)))
                .one());
    }

    /**
     * What {@link #enrol} has done.
     *
     * @param totals of the covers made
     * @param lost persons of the list without a cover of this batch
     */
    record Outcome(FeePreview totals, Persons lost) {
    }
}
