package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Counting working days forth and back, whatever the exceptions, over year ends and leap days. */
class WorkingDaysProperties {

    private static final LocalDate FIRST = LocalDate.of(2027, 11, 1);
    private static final int DAYS = 500;

    @Property
    void as_many_working_days_lie_between_as_were_asked_for(@ForAll("calendars") WorkingDays days, @ForAll @IntRange(max = DAYS) int from,
            @ForAll @IntRange(min = 1, max = 60) int n) {
        var start = FIRST.plusDays(from);
        var end = days.plus(start, n);
        assertThat(days.isWorkingDay(end)).isTrue();
        assertThat(start.plusDays(1).datesUntil(end.plusDays(1)).filter(days::isWorkingDay)).hasSize(n);
        assertThat(days.plus(end, -n)).isBeforeOrEqualTo(end).satisfies(back -> assertThat(
                back.datesUntil(end).filter(days::isWorkingDay)).hasSize(n));
        assertThat(days.plus(start.plusDays(1), n)).as("a later start never ends earlier").isAfterOrEqualTo(end);
    }

    @Property
    void back_and_forth_again(@ForAll("calendars") WorkingDays days, @ForAll @IntRange(max = DAYS) int from, @ForAll @IntRange(max = 60) int n) {
        var start = days.sameOrNext(FIRST.plusDays(from));
        assertThat(days.plus(days.plus(start, n), -n)).isEqualTo(start);
    }

    @Property
    void a_cut_off_day_is_worked_on_and_none_lies_between(@ForAll("calendars") WorkingDays days, @ForAll @IntRange(max = 15) int months,
            @ForAll @IntRange(min = 1, max = 31) int day) {
        var month = YearMonth.from(FIRST).plusMonths(months);
        var plain = days.cutOff(month, day, CutOffShift.NONE);
        assertThat(YearMonth.from(plain)).isEqualTo(month);
        var before = days.cutOff(month, day, CutOffShift.PREVIOUS);
        var after = days.cutOff(month, day, CutOffShift.NEXT);
        assertThat(days.isWorkingDay(before) && days.isWorkingDay(after)).isTrue();
        assertThat(before).isBeforeOrEqualTo(plain);
        assertThat(after).isAfterOrEqualTo(plain);
        assertThat(before.plusDays(1).datesUntil(after.isAfter(before) ? after : before.plusDays(1)).filter(days::isWorkingDay)).isEmpty();
    }

    @Property
    void without_exceptions_the_week_decides(@ForAll @IntRange(max = DAYS) int from) {
        var day = FIRST.plusDays(from);
        boolean weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
        assertThat(new WorkingDays(Map.of()).isWorkingDay(day)).isNotEqualTo(weekend);
        assertThat(new WorkingDays(Map.of(day, weekend)).isWorkingDay(day)).isEqualTo(weekend);
    }

    /** Up to sixty exceptions of either kind, bridges of many days among them. */
    @Provide
    Arbitrary<WorkingDays> calendars() {
        return Arbitraries.maps(Arbitraries.integers().between(0, DAYS).map(FIRST::plusDays), Arbitraries.of(true, false)).ofMaxSize(60)
                .map(exceptions -> new WorkingDays(new HashMap<>(exceptions)));
    }
}
