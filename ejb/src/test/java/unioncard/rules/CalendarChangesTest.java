package unioncard.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.approval.ApprovalKinds;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Approvals;
import unioncard.approval.Difference;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;
import unioncard.shared.WorkingCalendar;

@DisplayName("工作日历的调整")
class CalendarChangesTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final CalendarDay NEW_YEAR = new CalendarDay(LocalDate.of(2027, 1, 1), false, "元旦");
    private static final CalendarDay CAUGHT_UP = new CalendarDay(LocalDate.of(2027, 1, 9), true, "元旦调休");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private Clock clock = NOW;

    @BeforeEach
    void municipalFederation() {
        database.jdbi().useHandle(h -> h.execute("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id)
                values (1, '31', '市总工会', 'MUNICIPAL', null, '/1/', null)"""));
    }

    private CalendarChanges calendar() {
        var user = TestUser.of(database.jdbi(), 1, "staff");
        var requests = new ApprovalRequests(database.jdbi(), user, new AuditNote(), database.personalData(), database.parameters(), clock);
        return new CalendarChanges(database.jdbi(), new AuditNote(), requests, new CalendarChange(database.jdbi(), clock), clock);
    }

    private Approvals decidedBy(String login) {
        return new Approvals(database.jdbi(), TestUser.of(database.jdbi(), 1, login), new AuditNote(), database.personalData(),
                new ApprovalKinds(List.of(new CalendarChange(database.jdbi(), clock))), clock);
    }

    private long propose(int year, List<CalendarDay> days) {
        database.inTransaction(() -> calendar().propose(year, calendar().year(year).version(), days, "国办发明电〔2026〕8号"));
        return database.jdbi().withHandle(h -> h.createQuery("select max(id) from approval_request").mapTo(Long.class).one());
    }

    @Test
    @DisplayName("一个年度的放假调休由一人提出、另一人复核后生效")
    void aYear() {
        assertThat(calendar().year(2027)).satisfies(year -> assertThat(year.determined()).isFalse());
        assertThat(calendar().year(2026)).satisfies(year -> assertThat(year.determined()).isTrue());
        long id = propose(2027, List.of(CAUGHT_UP, NEW_YEAR));
        assertThat(calendar().year(2027).pending()).isTrue();
        assertThat(decidedBy("head").find(id).differences()).containsExactly(
                new Difference("2027-01-01", "2027-01-01 周五", null, "放假（元旦）", true),
                new Difference("2027-01-09", "2027-01-09 周六", null, "上班（元旦调休）", true));
        refused("approval.own-request", () -> decidedBy("staff").approve(id, 0));
        database.inTransaction(() -> decidedBy("head").approve(id, 0));
        assertThat(calendar().year(2027)).isEqualTo(new CalendarYear(2027, true, 1, false, List.of(NEW_YEAR, CAUGHT_UP)));
        var working = new WorkingCalendar(database.jdbi(), database.parameters(), clock);
        assertThat(working.plusWorkingDays(LocalDate.of(2026, 12, 31), 1)).isEqualTo("2027-01-04");
        assertThat(working.isWorkingDay(LocalDate.of(2027, 1, 9))).isTrue();

        long back = propose(2027, List.of(NEW_YEAR));
        database.inTransaction(() -> decidedBy("head").approve(back, 0));
        assertThat(working.isWorkingDay(LocalDate.of(2027, 1, 9))).isFalse();
        refused("approval.no-change", () -> propose(2027, List.of(NEW_YEAR)));
    }

    @Test
    @DisplayName("过去的日子不再改；复核时已到的日子也不再改；已另有调整的须重新提出")
    void stale() {
        var days = new ArrayList<>(calendar().year(2026).days());
        days.removeIf(day -> day.day().getMonthValue() == 10);
        refused("rule.not-to-come", () -> propose(2026, days));
        var tomorrow = new ArrayList<>(calendar().year(2026).days());
        tomorrow.add(new CalendarDay(LocalDate.of(2026, 11, 24), false, "临时放假"));
        long late = propose(2026, tomorrow);
        clock = Clock.offset(NOW, Duration.ofDays(1));
        refused("rule.not-to-come", () -> database.inTransaction(() -> decidedBy("head").approve(late, 0)));
        clock = NOW;
        database.jdbi().useHandle(h -> h.execute("update calendar_year set version = 7 where year = 2026"));
        refused("approval.overtaken", () -> database.inTransaction(() -> decidedBy("head").approve(late, 0)));
        refused("changed-meanwhile", () -> calendar().propose(2026, 0, tomorrow, "通知"));
        refused("approval.open-already", () -> propose(2026, tomorrow));
    }

    @Test
    @DisplayName("周一至周五不能设为调休上班，名称必填，只到后年")
    void rules() {
        refused("calendar.only-weekends", () -> propose(2027, List.of(new CalendarDay(LocalDate.of(2027, 1, 8), true, "调休"))));
        refused("calendar.name", () -> propose(2027, List.of(new CalendarDay(LocalDate.of(2027, 1, 1), false, " "))));
        refused("calendar.name", () -> propose(2027, List.of(new CalendarDay(LocalDate.of(2027, 1, 1), false, "元".repeat(21)))));
        refused("calendar.year", () -> propose(2027, List.of(new CalendarDay(LocalDate.of(2028, 1, 1), false, "元旦"))));
        refused("calendar.year", () -> propose(2029, List.of(new CalendarDay(LocalDate.of(2029, 1, 1), false, "元旦"))));
        refused("calendar.year", () -> propose(2025, List.of()));
        assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute("insert into calendar_day values ('2027-01-08', true, '调休')")))
                .satisfies(e -> assertThat(BrokenConstraint.of(e)).isEqualTo("ck_calendar_day_caught_up"));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
