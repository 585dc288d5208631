package unioncard.web.rules;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import unioncard.rules.CalendarDay;
import unioncard.web.shared.Notices;

/** Days from one to another and what they shall become, as typed on {@link CalendarPage}. */
public class CalendarStretch implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What a stretch of days becomes. */
    public enum Becomes {
        /** 放假. */ OFF,
        /** 调休上班. */ CAUGHT_UP,
        /** As the weekday has it. */ ORDINARY
    }

    private LocalDate from;
    private LocalDate to;
    private Becomes becomes = Becomes.OFF;
    private String name;

    /** Draws the stretch on the exceptions of a year; says what is missing and answers false when it cannot. */
    boolean draw(int year, Map<LocalDate, CalendarDay> days) {
        var last = to == null ? from : to;
        if (last.isBefore(from) || from.getYear() != year || last.getYear() != year) {
            Notices.refused("calendar.stretch", String.valueOf(year));
            return false;
        }
        if (becomes != Becomes.ORDINARY && (name == null || name.isBlank())) {
            Notices.refused("calendar.name-missing");
            return false;
        }
        from.datesUntil(last.plusDays(1)).forEach(day -> {
            if (becomes == Becomes.ORDINARY) {
                days.remove(day);
            } else {
                days.put(day, new CalendarDay(day, becomes == Becomes.CAUGHT_UP, name.strip()));
            }
        });
        return true;
    }

    public Becomes[] getKinds() {
        return Becomes.values();
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }

    public Becomes getBecomes() {
        return becomes;
    }

    public void setBecomes(Becomes becomes) {
        this.becomes = becomes;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
