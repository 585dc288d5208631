package unioncard.insurance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Statements on years, plans and rates as they are administered. Batches keep what they were reckoned with; none of these touches one. */
final class RateSql {

    private RateSql() {
    }

    /** Every year, the newest first; two statements. */
    static List<YearRules> years(Handle h, LocalDate today, Instant now) {
        var plans = h.createQuery("""
                select p.year, p.type, p.name, p.benefits, p.example, f.premium_fen as "full", f.municipal_fen full_municipal, s.premium_fen half,
                  s.municipal_fen half_municipal
                from coverage_plan p join premium_rate f on f.year = p.year and f.type = p.type and f.period = 'FULL'
                join premium_rate s on s.year = p.year and s.type = p.type and s.period = 'HALF' order by p.year, p.type""")
                .map((row, context) -> new YearPlan(row.getInt("year"), ConstructorMapper.of(PlanRules.class).map(row, context)))
                .stream().collect(Collectors.groupingBy(YearPlan::year, Collectors.mapping(YearPlan::plan, Collectors.toList())));
        return h.createQuery("""
                select y.*, y.starts_on > :today or not exists (select from enrolment_batch b where b.year = y.year and b.status = 'CONFIRMED') changeable,
                  exists (select from approval_request r where r.kind = :kind and r.subject = cast(:subject as text) || y.year and r.status = 'OPEN'
                    and r.expires_at > :now) pending
                from insurance_year y order by y.year desc""")
                .bind("today", today).bind("now", now).bind("kind", RateChange.CODE).bind("subject", RateChange.SUBJECT)
                .map((row, context) -> {
                    var terms = ConstructorMapper.of(InsuranceYear.class).map(row, context);
                    return new YearRules(terms, row.getInt("version"), row.getBoolean("changeable"), row.getBoolean("pending"),
                            plans.getOrDefault(terms.year(), List.of()));
                }).list();
    }

    static Optional<YearRules> year(Handle h, int year, LocalDate today, Instant now) {
        return years(h, today, now).stream().filter(rules -> rules.terms().year() == year).findFirst();
    }

    /** Waits for those who are submitting and confirming batches of the year under its terms, and keeps others from beginning. */
    static void hold(Handle h, int year) {
        h.createQuery("select year from insurance_year where year = :year for update").bind("year", year).mapTo(Integer.class).list();
    }

    private record YearPlan(int year, PlanRules plan) {
    }

    /** Writes the terms; false when the year is not at that version, or is there already for -1. */
    static boolean write(Handle h, InsuranceYear terms, int version, long requestId) {
        var sql = version < 0 ? """
                insert into insurance_year (year, starts_on, ends_on, half_year_border, collective_from, collective_to, new_card_from,
                  new_card_to, without_cover_from, without_cover_to, new_card_start, without_cover_start, request_id)
                values (:year, :startsOn, :endsOn, :halfYearBorder, :collective.from, :collective.to, :newCard.from, :newCard.to, :withoutCover.from,
                  :withoutCover.to, :newCardStart, :withoutCoverStart, :request)
                on conflict (year) do nothing""" : """
                update insurance_year set starts_on = :startsOn, ends_on = :endsOn, half_year_border = :halfYearBorder, collective_from = :collective.from,
                  collective_to = :collective.to, new_card_from = :newCard.from, new_card_to = :newCard.to, without_cover_from = :withoutCover.from,
                  without_cover_to = :withoutCover.to, new_card_start = :newCardStart, without_cover_start = :withoutCoverStart, request_id = :request,
                  version = version + 1 where year = :year and version = :version""";
        return h.createUpdate(sql).bindMethods(terms).bind("version", version).bind("request", requestId).execute() == 1;
    }

    /** Writes a plan of a year with its rates. */
    static void write(Handle h, int year, PlanRules plan) {
        h.createUpdate("""
                insert into coverage_plan (year, type, name, benefits, example) values (:year, :type, :name, :benefits, :example)
                on conflict (year, type) do update set name = excluded.name, benefits = excluded.benefits, example = excluded.example""")
                .bindMethods(plan).bind("year", year).execute();
        h.createUpdate("""
                insert into premium_rate (year, type, period, premium_fen, municipal_fen, lower_fen)
                values (:year, :type, 'FULL', :full, :fullMunicipal, :full - :fullMunicipal),
                  (:year, :type, 'HALF', :half, :halfMunicipal, :half - :halfMunicipal)
                on conflict (year, type, period) do update set premium_fen = excluded.premium_fen, municipal_fen = excluded.municipal_fen,
                  lower_fen = excluded.lower_fen""").bindMethods(plan).bind("year", year).execute();
    }
}
