package unioncard.insurance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import unioncard.approval.ApprovalKind;
import unioncard.approval.Approved;
import unioncard.approval.Overtaken;
import unioncard.security.Permission;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;

/** Other terms or rates of a year, or a new year (调整保障年度与费率), under the two-person rule, based on the version of the year. */
@ApplicationScoped
public class RateChange implements ApprovalKind {

    static final String CODE = "RATE";
    static final String SUBJECT = "insurance-year ";
    private static final int DEAREST = 1_000_000;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_BENEFITS = 400;

    private Jdbi jdbi;
    private Clock clock;

    RateChange() {
    }

    @Inject
    RateChange(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Permission decides() {
        return Permission.REVIEW_RULES;
    }

    @Override
    public Optional<String> name(String field) {
        return YearFields.name(field);
    }

    @Override
    public String word(String field, String value) {
        return YearFields.word(field, value);
    }

    @Override
    public void carryOut(Approved request) {
        int year = Integer.parseInt(request.subject().substring(SUBJECT.length()));
        jdbi.useHandle(h -> {
            RateSql.hold(h, year);
            var known = RateSql.year(h, year, LocalDate.now(clock), clock.instant());
            requireChangeable(known);
            Map<String, String> fields = new LinkedHashMap<>(known.map(y -> YearFields.of(y.terms(), y.plans())).orElse(Map.of()));
            fields.putAll(request.values());
            var terms = YearFields.terms(year, fields);
            var plans = YearFields.plans(fields);
            requireSound(terms, plans);
            try {
                if (!RateSql.write(h, terms, request.basis(), request.id())) {
                    throw new Overtaken();
                }
            } catch (UnableToExecuteStatementException e) {
                throw BrokenConstraint.of(e).equals("ex_insurance_year_days") ? new DomainException("rate.overlap", String.valueOf(year)) : e;
            }
            plans.forEach(plan -> RateSql.write(h, year, plan));
        });
    }

    /** Refuses a year that has begun and has confirmed batches, with {@code rate.in-use}. */
    static void requireChangeable(Optional<YearRules> known) {
        if (known.isPresent() && !known.get().changeable()) {
            throw new DomainException("rate.in-use", String.valueOf(known.get().terms().year()));
        }
    }

    /** Refuses what cannot be reckoned with: {@code rate.days}, {@code rate.windows}, {@code rate.start-rule}, {@code rate.plan}, {@code rate.premium}. */
    static void requireSound(InsuranceYear terms, List<PlanRules> plans) {
        if (terms.startsOn() == null || terms.endsOn() == null || terms.halfYearBorder() == null
                || terms.startsOn().getYear() != terms.year() || !terms.startsOn().isBefore(terms.endsOn())
                || terms.halfYearBorder().isBefore(terms.startsOn()) || terms.halfYearBorder().isAfter(terms.endsOn())
                || terms.collective().from() == null || !terms.collective().isWithin(terms.collective().from(), terms.endsOn())) {
            throw new DomainException("rate.days", String.valueOf(terms.year()));
        }
        if (!terms.newCard().isWithin(terms.startsOn(), terms.endsOn()) || !terms.withoutCover().isWithin(terms.startsOn(), terms.endsOn())) {
            throw new DomainException("rate.windows", String.valueOf(terms.year()));
        }
        if (terms.newCardStart() == StartRule.YEAR_START || terms.withoutCoverStart() == StartRule.YEAR_START
                || terms.withoutCoverStart() == StartRule.CARD_DATE) {
            throw new DomainException("rate.start-rule");
        }
        for (var plan : plans) {
            if (blankOrLonger(plan.name(), LONGEST_NAME) || blankOrLonger(plan.benefits(), LONGEST_BENEFITS)) {
                throw new DomainException("rate.plan", plan.type(), LONGEST_NAME, LONGEST_BENEFITS);
            }
            if (plan.half() <= 0 || plan.full() < plan.half() || plan.full() > DEAREST || plan.fullMunicipal() < 0 || plan.fullMunicipal() > plan.full()
                    || plan.halfMunicipal() < 0 || plan.halfMunicipal() > plan.half()) {
                throw new DomainException("rate.premium", plan.type());
            }
        }
    }

    private static boolean blankOrLonger(String text, int most) {
        return text == null || text.isBlank() || text.length() > most || text.chars().anyMatch(c -> c < ' ' && c != '\n');
    }
}
