package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("工作日历")
class WorkingDaysTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private WorkingCalendar on(String today) {
        var clock = Clock.fixed(LocalDate.parse(today).atTime(9, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant(), ZoneId.of("Asia/Shanghai"));
        return new WorkingCalendar(database.jdbi(), database.parameters(), clock);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    @DisplayName("2026 年国庆：10月1日至7日放假，9月20日（周日）、10月10日（周六）上班")
    void nationalHoliday() {
        var calendar = on("2026-09-18");
        assertThat(day("2026-10-01").datesUntil(day("2026-10-08"))).noneMatch(calendar::isWorkingDay);
        assertThat(calendar.isWorkingDay(day("2026-09-20"))).isTrue();
        assertThat(calendar.isWorkingDay(day("2026-10-10"))).isTrue();
        assertThat(calendar.isWorkingDay(day("2026-10-11"))).isFalse();
        // Friday, then the Sunday on which work is caught up.
        assertThat(calendar.plusWorkingDays(day("2026-09-18"), 1)).isEqualTo("2026-09-20");
        assertThat(calendar.plusWorkingDays(day("2026-09-30"), 1)).isEqualTo("2026-10-08");
        assertThat(calendar.plusWorkingDays(day("2026-09-30"), 3)).isEqualTo("2026-10-10");
        assertThat(calendar.plusWorkingDays(day("2026-09-30"), 10)).isEqualTo("2026-10-20");
    }

    @Test
    @DisplayName("跨年与闰日")
    void yearChangeAndLeapDay() {
        var calendar = on("2026-01-01");
        assertThat(calendar.plusWorkingDays(day("2025-12-31"), 1)).as("Thursday to Saturday off, Sunday caught up").isEqualTo("2026-01-04");
        assertThat(calendar.plusWorkingDays(day("2026-01-04"), -1)).isEqualTo("2025-12-31");
        assertThat(calendar.plusWorkingDays(day("2028-02-28"), 1)).as("a Tuesday").isEqualTo("2028-02-29");
        assertThat(calendar.plusWorkingDays(day("2028-02-29"), 1)).isEqualTo("2028-03-01");
        assertThat(calendar.days().cutOff(YearMonth.of(2028, 2), 31, CutOffShift.PREVIOUS)).isEqualTo("2028-02-29");
        assertThat(calendar.days().cutOff(YearMonth.of(2027, 2), 30, CutOffShift.PREVIOUS)).as("28 February 2027 is a Sunday").isEqualTo("2027-02-26");
    }

    @Test
    @DisplayName("收件截止日遇休息日提前至前一个工作日；当日仍可收件，次日起算下月")
    void cutOff() {
        assertThat(on("2026-09-01").nextCutOff().day()).as("a Sunday, but work is caught up").isEqualTo("2026-09-20");
        assertThat(on("2026-06-01").nextCutOff().day()).as("端午节").isEqualTo("2026-06-18");
        assertThat(on("2026-06-18").nextCutOff().day()).isEqualTo("2026-06-18");
        assertThat(on("2026-06-19").nextCutOff().day()).isEqualTo("2026-07-20");
        assertThat(on("2026-02-01").nextCutOff().day()).as("in the middle of 春节").isEqualTo("2026-02-14");
        assertThat(on("2026-12-21").nextCutOff().day()).isEqualTo("2027-01-20");
        assertThat(on("2026-06-15").nextCutOff().workingDays()).as("Tuesday to Thursday before 端午节").isEqualTo(3);
        assertThat(on("2026-06-18").nextCutOff().workingDays()).isZero();
        var days = on("2026-06-01").days();
        assertThat(days.cutOff(YearMonth.of(2026, 6), 20, CutOffShift.NEXT)).isEqualTo("2026-06-22");
        assertThat(days.cutOff(YearMonth.of(2026, 6), 20, CutOffShift.NONE)).isEqualTo("2026-06-20");
    }

    @Test
    @DisplayName("未反馈按工作日计，节假日不算")
    void workingDaysAgo() {
        assertThat(on("2026-11-27").workingDaysAgo(10)).isEqualTo("2026-11-13");
        assertThat(on("2026-10-20").workingDaysAgo(10)).as("seven days of 国庆 and a Saturday worked").isEqualTo("2026-09-30");
    }
}
