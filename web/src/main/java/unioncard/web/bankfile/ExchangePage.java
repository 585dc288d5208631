package unioncard.web.bankfile;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.bankfile.ExchangeMonitor;
import unioncard.bankfile.Reconciliation;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Views;

/** 交换监控. */
@Named
@ViewScoped
public class ExchangePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ExchangeMonitor monitor;

    private Table<ExchangeMonitor.File> files;
    private String chosen;
    private transient List<ExchangeMonitor.Alarm> alarms;
    private transient List<Reconciliation> reconciliation;
    private ExchangeMonitor.Alarm alarm;
    private String reason;
    private transient List<ExchangeMonitor.Rejection> rejections = List.of();

    @PostConstruct
    void open() {
        files = new Table<>(slice -> monitor.files(slice), ExchangeMonitor.File::id);
    }

    /** Opens the list of lines that could not be applied. */
    public void choose(ExchangeMonitor.File file) {
        chosen = file.name();
        rejections = monitor.rejections(file.id());
    }

    /** Releases a file that waits for a second person. */
    public String release(ExchangeMonitor.File file) {
        monitor.release(file.id());
        Notices.done("exchange.released", file.name());
        return Views.here();
    }

    /** Takes an alarm into the dialog that asks what was found. */
    public void chooseAlarm(ExchangeMonitor.Alarm which) {
        alarm = which;
        reason = null;
    }

    /** Closes the alarm. */
    public String closeAlarm() {
        monitor.closeAlarm(alarm.id(), reason);
        Notices.done("alarm.closed");
        return Views.here();
    }

    /** Asked once per request. */
    public List<ExchangeMonitor.Alarm> getAlarms() {
        if (alarms == null) {
            alarms = monitor.alarms();
        }
        return alarms;
    }

    /** Asked once per request. */
    public List<Reconciliation> getReconciliation() {
        if (reconciliation == null) {
            reconciliation = monitor.reconciliation();
        }
        return reconciliation;
    }

    public ExchangeMonitor.Alarm getAlarm() {
        return alarm;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public Table<ExchangeMonitor.File> getFiles() {
        return files;
    }

    public String getChosen() {
        return chosen;
    }

    public List<ExchangeMonitor.Rejection> getRejections() {
        return rejections;
    }
}
