package unioncard.insurance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.shared.DomainException;

/** Terms, plans and rates by insurance year. */
@ApplicationScoped
class InsuranceYears {

    private static final String TERMS = """
            select year, starts_on, ends_on, half_year_border, collective_from, collective_to, new_card_from, new_card_to,
              without_cover_from, without_cover_to, new_card_start, without_cover_start
            from insurance_year
            """;

    @Inject
    Jdbi jdbi;

    /** The years that may be enrolled for in this way today, earliest first. */
    List<InsuranceYear> openFor(EnrolmentWay way, LocalDate today) {
        return jdbi.withHandle(h -> h.createQuery(TERMS + "where ends_on >= :today order by year").bind("today", today)
                .map(ConstructorMapper.of(InsuranceYear.class)).stream().filter(year -> year.isOpenFor(way, today)).toList());
    }

    /** Terms of a year, or {@code enrolment.year-closed} when the year is not kept. */
    InsuranceYear get(int year) {
        return get(year, "");
    }

    /** The same, kept as they are until the end of the transaction ({@link RateSql#hold}); others may do so as well, and make orders of the year. */
    InsuranceYear hold(int year) {
        return get(year, " for key share");
    }

    private InsuranceYear get(int year, String lock) {
        return jdbi.withHandle(h -> h.createQuery(TERMS + "where year = :year" + lock).bind("year", year)
                .map(ConstructorMapper.of(InsuranceYear.class)).findOne()
                .orElseThrow(() -> new DomainException("enrolment.year-closed", String.valueOf(year))));
    }

    /** Terms of the year as a batch was submitted under them, whatever was decided since. */
    InsuranceYear of(EnrolmentBatch batch) {
        return jdbi.withHandle(h -> h.createQuery("""
                select y.year, y.starts_on, b.ends_on, b.half_year_border, y.collective_from, y.collective_to, y.new_card_from, y.new_card_to,
                  y.without_cover_from, y.without_cover_to, case b.way when 'NEW_CARD' then b.start_rule else y.new_card_start end new_card_start,
                  case b.way when 'CARD_WITHOUT_COVER' then b.start_rule else y.without_cover_start end without_cover_start
                from enrolment_batch b join insurance_year y on y.year = b.year where b.id = :batch""").bind("batch", batch.id())
                .map(ConstructorMapper.of(InsuranceYear.class)).one());
    }

    /** The plans of a year with full and half rates, marked by what the union has chosen. */
    List<CoveragePlan> plans(int year, long unionId) {
        return jdbi.withHandle(h -> h.createQuery("""
                select p.type, p.name, p.benefits, p.example, coalesce(c.type = p.type, false) chosen, coalesce(c.type = p.type, true) selectable
                from coverage_plan p left join union_plan_choice c on c.union_id = :union and c.year = p.year
                where p.year = :year and (select count(*) from premium_rate r where r.year = p.year and r.type = p.type) = 2
                order by p.type""")
                .bind("year", year).bind("union", unionId).map(ConstructorMapper.of(CoveragePlan.class)).list());
    }

    /** Refuses a plan that the year does not have or that lacks a rate, with {@code enrolment.no-rate}. */
    void requirePlan(int year, String type, long unionId) {
        if (plans(year, unionId).stream().noneMatch(plan -> plan.type().equals(type))) {
            throw new DomainException("enrolment.no-rate", String.valueOf(year));
        }
    }
}
