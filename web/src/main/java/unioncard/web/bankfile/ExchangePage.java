package unioncard.web.bankfile;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import unioncard.bankfile.ExchangeFilter;
import unioncard.bankfile.ExchangeMonitor;
import unioncard.bankfile.ExchangeOperations;
import unioncard.bankfile.FileKind;
import unioncard.bankfile.FileStatus;
import unioncard.bankfile.Reconciliation;
import unioncard.shared.DomainException;
import unioncard.shared.SheetColumn;
import unioncard.web.shared.Columns;
import unioncard.web.shared.Download;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 交换监控. */
@Named
@ViewScoped
public class ExchangePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    @Inject
    private transient Clock clock;
    @Inject
    private transient ExchangeMonitor monitor;
    @Inject
    private transient ExchangeOperations operations;

    private String batchNo;
    private FileKind kind;
    private FileStatus status;
    private LocalDate from;
    private LocalDate to;
    private Table<ExchangeMonitor.File> files;
    private ExchangeMonitor.File chosen;
    private ExchangeMonitor.File file;
    private transient ExchangeMonitor.Detail detail;
    private String downloadReason;
    private String refusalReason;
    private transient List<String> work;
    private transient List<ExchangeMonitor.Alarm> alarms;
    private transient List<Reconciliation> reconciliation;
    private ExchangeMonitor.Alarm alarm;
    private String reason;
    private transient List<ExchangeMonitor.Rejection> rejections = List.of();

    @PostConstruct
    void open() {
        files = new Table<ExchangeMonitor.File>(slice -> monitor.files(new ExchangeFilter(batchNo, kind, status, from, to), slice), ExchangeMonitor.File::id)
                .exported("MenuEntry.EXCHANGE", ExchangePage::columns);
    }

    private static List<SheetColumn<ExchangeMonitor.File>> columns() {
        return List.of(Columns.time("exchange.at", ExchangeMonitor.File::at),
                Columns.label("exchange.kind", ExchangeMonitor.File::kind),
                Columns.wide("exchange.name", ExchangeMonitor.File::name),
                Columns.text("batches.no", ExchangeMonitor.File::batchNo),
                Columns.count("exchange.size", ExchangeMonitor.File::sizeBytes),
                Columns.count("exchange.lines", ExchangeMonitor.File::lineCount),
                Columns.count("exchange.applied", ExchangeMonitor.File::appliedCount),
                Columns.count("exchange.repeated", ExchangeMonitor.File::repeatedCount),
                Columns.count("exchange.rejected", ExchangeMonitor.File::rejectedCount),
                Columns.label("exchange.status", ExchangeMonitor.File::status),
                Columns.wide("exchange.reason", ExchangeMonitor.File::reason));
    }

    /** Reloads the page with the filters in its URL. */
    public String search() {
        return Views.here();
    }

    /** Opens the list of lines that could not be applied. */
    public void choose(ExchangeMonitor.File which) {
        chosen = which;
        rejections = monitor.rejections(which.id());
    }

    /** Releases a file that waits for a second person. */
    public String release(ExchangeMonitor.File file) {
        monitor.release(file.id());
        Notices.done("exchange.released", file.name());
        return Views.here();
    }

    /** Opens the dialog with a file's details and what can be done with it. */
    public void open(ExchangeMonitor.File which) {
        file = which;
        detail = monitor.detail(which.id()).orElse(null);
        downloadReason = null;
        refusalReason = null;
    }

    /** 停止处理, 停止发送. */
    public String stop() {
        operations.stop(file.id());
        Notices.done("exchange.stopped." + file.direction(), file.name());
        return Views.here();
    }

    /** 继续处理, 继续发送, 立即重试. */
    public String resume() {
        operations.resume(file.id());
        Notices.done("exchange.resumed." + file.direction(), file.name());
        return Views.here();
    }

    /** 重新处理, 重新生成 of what was refused. */
    public String renew() {
        operations.renew(file.id());
        Notices.done("exchange.renewed", file.name());
        return Views.here();
    }

    /** 拒收 of what was stopped. */
    public String refuse() {
        operations.refuse(file.id(), refusalReason);
        Notices.done("exchange.file-refused", file.name());
        return Views.here();
    }

    /** 重新发送. */
    public String resend() {
        operations.resend(file.id());
        Notices.done("exchange.resent", file.name());
        return Views.here();
    }

    /** 下载, in place of the page. */
    public void download() throws IOException {
        // A refusal is shown by the page: nothing has been answered yet.
        try (var content = operations.download(file.id(), downloadReason);
                var out = new Download("bank-file.txt", file.name(), "application/octet-stream")) {
            content.transferTo(out);
        }
    }

    /** Asks again what jobs are at. */
    public void look() {
        work = monitor.atWork().stream().map(ExchangePage::words).toList();
    }

    /** What jobs are at, a sentence each; asked once until {@link #look}. */
    public List<String> getWork() {
        if (work == null) {
            look();
        }
        return work;
    }

    private static String words(ExchangeMonitor.Work of) {
        var words = new StringBuilder(Texts.of("exchange.work", Texts.label(of.phase()), of.subject()));
        if (of.done() != null) {
            words.append(Texts.of("exchange.work-done", of.done(), of.total()));
        } else if (of.total() != null) {
            words.append(Texts.of("exchange.work-whole", of.total()));
        }
        return of.speed() == null ? words.toString() : words.append(Texts.of("exchange.work-speed", of.speed())).toString();
    }

    /** Where the file's job stands, in words. */
    public String getJobState() {
        return detail == null || detail.jobStatus() == null ? Texts.of("exchange.job.NONE") : Texts.of("exchange.job." + detail.jobStatus());
    }

    public ExchangeMonitor.File getFile() {
        return file;
    }

    public ExchangeMonitor.Detail getDetail() {
        return detail;
    }

    public String getRefusalReason() {
        return refusalReason;
    }

    public void setRefusalReason(String refusalReason) {
        this.refusalReason = refusalReason;
    }

    public String getDownloadReason() {
        return downloadReason;
    }

    public void setDownloadReason(String downloadReason) {
        this.downloadReason = downloadReason;
    }

    /** Takes an alarm into the dialog that asks what was found; by its id, for alarms close themselves and their rows move up. */
    public void chooseAlarm(long id) {
        alarm = monitor.alarms().stream().filter(open -> open.id() == id).findFirst().orElseThrow(() -> new DomainException("changed-meanwhile"));
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

    /** The months whose 对账单 is offered, as 202611: this one and the one before. */
    public List<String> getMonths() {
        var month = YearMonth.now(clock);
        return List.of(month.format(MONTH), month.minusMonths(1).format(MONTH));
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

    public ExchangeMonitor.File getChosen() {
        return chosen;
    }

    /** Whether the dialog shows the first of the lines only. */
    public boolean isMoreRejections() {
        return chosen != null && chosen.rejectedCount() > rejections.size();
    }

    public FileKind[] getKinds() {
        return FileKind.values();
    }

    public FileStatus[] getStatuses() {
        return FileStatus.values();
    }

    public String getBatchNo() {
        return batchNo;
    }

    public void setBatchNo(String batchNo) {
        this.batchNo = batchNo;
    }

    public FileKind getKind() {
        return kind;
    }

    public void setKind(FileKind kind) {
        this.kind = kind;
    }

    public FileStatus getStatus() {
        return status;
    }

    public void setStatus(FileStatus status) {
        this.status = status;
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

    public List<ExchangeMonitor.Rejection> getRejections() {
        return rejections;
    }
}
