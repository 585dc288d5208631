package unioncard.web.rules;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import unioncard.rules.CalendarChanges;
import unioncard.rules.CalendarDay;
import unioncard.rules.CalendarYear;
import unioncard.web.shared.Notices;

/** 工作日历: a year month by month; its exceptions are drafted on the sheet and handed to the second person together. */
@Named
@ViewScoped
public class CalendarPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CalendarChanges calendar;
    @Inject
    private transient Clock clock;

    private Integer year;
    private int version;
    private boolean determined;
    private boolean pending;
    private boolean drafted;
    private final TreeMap<LocalDate, CalendarDay> days = new TreeMap<>();
    private CalendarStretch stretch = new CalendarStretch();
    private String reason;

    /** Fetches the year that the URL names, else the present one. */
    public void load() {
        if (year == null || year < 2000 || year > 2199) {
            year = LocalDate.now(clock).getYear();
        }
        show(calendar.year(year));
    }

    private void show(CalendarYear shown) {
        version = shown.version();
        determined = shown.determined();
        pending = shown.pending();
        drafted = false;
        days.clear();
        shown.days().forEach(day -> days.put(day.day(), day));
    }

    /** Puts a stretch of days into the draft. */
    public void draft() {
        if (stretch.draw(year, days)) {
            stretch = new CalendarStretch();
            drafted = true;
        }
    }

    /** Throws the draft away. */
    public void discard() {
        show(calendar.year(year));
    }

    /** Hands the draft to the second person. */
    public void propose() {
        calendar.propose(year, version, days.values(), reason);
        Notices.done("rule.proposed-at-once");
        reason = null;
        show(calendar.year(year));
    }

    /** The sheet, with the draft on it. */
    public List<CalendarMonth> getMonths() {
        return CalendarMonth.of(year, days);
    }

    /** Whether a proposal can be made for this year. */
    public boolean isProposable() {
        int present = LocalDate.now(clock).getYear();
        return !pending && year >= present && year <= present + 2;
    }

    public CalendarStretch getStretch() {
        return stretch;
    }

    public LocalDate getTomorrow() {
        return LocalDate.now(clock).plusDays(1);
    }

    public boolean isDetermined() {
        return determined;
    }

    public boolean isPending() {
        return pending;
    }

    public boolean isDrafted() {
        return drafted;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
