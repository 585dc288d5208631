package unioncard.roster;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Jdbi;
import unioncard.bankfile.ExchangeMonitor;
import unioncard.bankfile.Reconciliation;
import unioncard.reports.Copy;
import unioncard.reports.reconciliation.ReconciliationDocument;
import unioncard.reports.reconciliation.ReconciliationLine;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;

/** 办卡对账单: what was sent to the bank in a month and what has become of it, for both sides to sign. */
@Stateless
public class ReconciliationPaper {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private PrintRoom room;
    private ExchangeMonitor monitor;

    public ReconciliationPaper() {
    }

    @Inject
    ReconciliationPaper(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, PrintRoom room, ExchangeMonitor monitor) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.room = room;
        this.monitor = monitor;
    }

    /**
     * Prints a month of the city's time as PDF, as it stands now: answers that come later change it.
     *
     * @return file name proposed for the download
     */
    @Requires(Permission.VIEW_EXCHANGE)
    public String print(YearMonth month, OutputStream out) {
        var user = current.get();
        var days = new ArrayList<>(monitor.reconciliation(month.atDay(1), month.atEndOfMonth()));
        Collections.reverse(days);
        note.about("month " + month + ", " + days.size() + " days");
        var federation = jdbi.withHandle(h -> h.createQuery("select name from trade_union where id = :id").bind("id", user.unionId())
                .mapTo(String.class).one());
        room.print(new ReconciliationDocument(federation, month.toString(), verdict(days), sum(days, Reconciliation::batches), sum(days, Reconciliation::sent),
                sum(days, Reconciliation::issued), sum(days, Reconciliation::refused), sum(days, Reconciliation::open), sum(days, Reconciliation::closed),
                sum(days, Reconciliation::left), days.stream().map(ReconciliationPaper::printed).toList()),
                new Copy(CityTime.of(clock, clock.instant()), null, user.name()), out);
        return "办卡对账单-" + month + ".pdf";
    }

    private static String verdict(List<Reconciliation> days) {
        long wrong = days.stream().filter(day -> !day.addsUp()).count();
        return wrong == 0 ? "全部相符" : "有 " + wrong + " 日不符，请核实";
    }

    private static int sum(List<Reconciliation> days, ToIntFunction<Reconciliation> figure) {
        return days.stream().mapToInt(figure).sum();
    }

    private static ReconciliationLine printed(Reconciliation day) {
        return new ReconciliationLine(day.day().toString(), day.batches(), day.sent(), day.issued(), day.refused(), day.open(), day.closed(), day.left(),
                day.addsUp() ? "相符" : "不符");
    }
}
