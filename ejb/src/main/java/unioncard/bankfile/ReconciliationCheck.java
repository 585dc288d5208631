package unioncard.bankfile;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.WorkingCalendar;

/** Every night: does what was sent add up with what came back, and is anything overdue. Several nodes may ask at once. */
@Singleton
@DependsOn("Migrations")
public class ReconciliationCheck {

    private static final int DAYS = 400;

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private WorkingCalendar calendar;
    @Inject
    private BankLayout layout;

    public ReconciliationCheck() {
    }

    ReconciliationCheck(Jdbi jdbi, Clock clock, WorkingCalendar calendar, BankLayout layout) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.calendar = calendar;
        this.layout = layout;
    }

    /** At half past two, when the bank sends nothing. */
    @Schedule(hour = "2", minute = "30", persistent = false)
    void check() {
        var now = clock.instant();
        var today = LocalDate.now(clock);
        jdbi.useHandle(h -> {
            var days = ReconciliationSql.days(h, today.minusDays(DAYS), today, clock.getZone());
            AlarmSql.closeOvercome(h, AlarmKind.DOES_NOT_ADD_UP, days.stream().filter(Reconciliation::addsUp).map(day -> day.day().toString()).toList(), now);
            days.stream().filter(day -> !day.addsUp())
                    .forEach(day -> AlarmSql.raise(h, AlarmKind.DOES_NOT_ADD_UP, day.day().toString(), "报送 " + day.sent() + "，成功 " + day.issued()
                            + "，失败 " + day.refused() + "，未反馈 " + day.open() + "，新增卡 " + day.cards() + "，合计不符", now));
            ReconciliationSql.alarmUnanswered(h, calendar.bankOverdueBefore(), now);
            ReconciliationSql.closeGaps(h, layout.resultNumberPattern(), now);
            ReconciliationSql.alarmGaps(h, layout.resultNumberPattern(), now.minus(Duration.ofDays(1)), now);
        });
    }
}
