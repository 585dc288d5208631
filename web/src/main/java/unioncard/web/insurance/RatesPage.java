package unioncard.web.insurance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import unioncard.insurance.RateChanges;
import unioncard.insurance.YearRules;

/** 保障年度与费率: the years, and one of them with its terms, plans and rates. */
@Named
@RequestScoped
public class RatesPage {

    @Inject
    private RateChanges rates;
    @Inject
    private Clock clock;

    private Integer year;
    private List<YearRules> years;

    /** Every year; asked once per request. */
    public List<YearRules> getYears() {
        if (years == null) {
            years = rates.list();
        }
        return years;
    }

    /** The year that the URL names, else the present or the newest one; null when none is kept. */
    public YearRules getShown() {
        int wanted = year == null ? LocalDate.now(clock).getYear() : year;
        return getYears().stream().filter(rules -> rules.terms().year() == wanted).findFirst()
                .or(() -> getYears().stream().max(Comparator.comparing(rules -> rules.terms().year()))).orElse(null);
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }
}
