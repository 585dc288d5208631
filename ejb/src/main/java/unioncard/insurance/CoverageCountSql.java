package unioncard.insurance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The counts behind 参保统计: who holds a card and who is covered is said here. {@link WithoutCoverSql} lists those of one union whom it counts. */
final class CoverageCountSql {

    /** The figures of {@link CoverageCount}, over {@link #PERSONS}. */
    static final String FIGURES = """
            count(*) members, count(c.id) holders, count(*) filter (where c.id is not null and v.status = 'CONFIRMED') covered,
            count(*) filter (where c.id is not null and v.status = 'PROPOSED') waiting,
            count(*) filter (where v.id is null and c.card_no_date between y.starts_on and y.ends_on) without_new_card,
            count(*) filter (where v.id is null and c.card_no_date not between y.starts_on and y.ends_on) without_older
            """;

    /** A row for each member in 正常 and year: a person has one live card at most and one cover of a year, whichever union has enrolled them. */
    static final String PERSONS = """
            from insurance_year y join member m on m.status = 'ACTIVE'
              left join card c on c.person_id = m.person_id and c.status in ('INACTIVE', 'ACTIVE', 'LOST')
              left join cover v on v.person_id = m.person_id and v.year = y.year and v.status in ('PROPOSED', 'CONFIRMED')
            """;

    /** A confirmed batch with the month of its confirmation in the zone, over {@code enrolment_batch b}. */
    static final String CONFIRMED = """
            select b.year, cast(date_trunc('month', coalesce(b.decided_at, b.updated_at) at time zone :zone) as date) as month, b.way, b.type, b.headcount,
                   b.premium_fen, b.municipal_fen, b.lower_fen
            from enrolment_batch b where b.status = 'CONFIRMED' and\s""";

    private CoverageCountSql() {
    }

    /** Districts that have members and a year without any count of theirs. */
    static List<Long> neverCounted(Handle h, LocalDate today) {
        return h.createQuery("""
                select d.id from trade_union d where d.level = 'DISTRICT'
                  and exists (select from member m where m.district_id = d.id and m.status = 'ACTIVE')
                  and exists (select from insurance_year y where\s""" + counting("y")
                + " and not exists (select from coverage_summary s where s.district_id = d.id and s.year = y.year)) order by d.id")
                .bind("today", today).mapTo(Long.class).list();
    }

    static List<Long> districts(Handle h) {
        return h.createQuery("select id from trade_union where level = 'DISTRICT' order by id").mapTo(Long.class).list();
    }

    /** A year is counted from the first day of its campaign to the night after its last day; then it keeps its figures. Binds {@code :today}. */
    private static String counting(String alias) {
        return "least(%1$s.starts_on, %1$s.collective_from) <= :today and %1$s.ends_on >= cast(:today as date) - 1".formatted(alias);
    }

    static List<Integer> yearsToCount(Handle h, LocalDate today) {
        return h.createQuery("select y.year from insurance_year y where " + counting("y") + " order by y.year").bind("today", today)
                .mapTo(Integer.class).list();
    }

    /** Every union of a district, closed ones too: what they no longer have is taken away. */
    static List<Long> unions(Handle h, long district) {
        return h.createQuery("select id from trade_union where district_id = :district order by id").bind("district", district)
                .mapTo(Long.class).list();
    }

    /** Counts the persons of some unions for some years, in one statement and so as of one moment. */
    static void persons(Handle h, Collection<Long> unions, Collection<Integer> years, Instant now) {
        h.createUpdate("with counted as (select y.year, u.id union_id, u.district_id, " + FIGURES + PERSONS + """
                  join trade_union u on u.id = m.union_id
                  where m.union_id = any(:unions) and y.year = any(:years) group by y.year, u.id, u.district_id),
                gone as (
                  delete from coverage_summary s where s.union_id = any(:unions) and s.year = any(:years)
                    and not exists (select from counted n where n.union_id = s.union_id and n.year = s.year))
                insert into coverage_summary (year, union_id, district_id, members, holders, covered, waiting, without_new_card, without_older, counted_at)
                select year, union_id, district_id, members, holders, covered, waiting, without_new_card, without_older, :now
                from counted order by year, union_id
                on conflict (year, union_id) do update set district_id = excluded.district_id, members = excluded.members, holders = excluded.holders,
                  covered = excluded.covered, waiting = excluded.waiting, without_new_card = excluded.without_new_card,
                  without_older = excluded.without_older, counted_at = excluded.counted_at""")
                .bindArray("unions", Long.class, unions).bindArray("years", Integer.class, years).bind("now", now).execute();
    }

    /** Puts the confirmed batches of a district together anew, for every year: a few thousand batches a year. */
    static void months(Handle h, long district, ZoneId zone) {
        h.createUpdate("delete from coverage_month where union_id = :district").bind("district", district).execute();
        h.createUpdate("""
                insert into coverage_month (year, union_id, month, way, type, headcount, premium_fen, municipal_fen, lower_fen)
                select x.year, :district, x.month, x.way, x.type, sum(x.headcount), sum(x.premium_fen), sum(x.municipal_fen), sum(x.lower_fen)
                from (""" + CONFIRMED + "b.district_id = :district) x group by x.year, x.month, x.way, x.type")
                .bind("district", district).bind("zone", zone.getId()).execute();
    }
}
