package unioncard.web.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import unioncard.audit.AuditFilter;
import unioncard.audit.AuditInquiry;
import unioncard.audit.AuditOutcome;
import unioncard.audit.AuditRow;
import unioncard.audit.AuditVerification;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Views;

/** 审计日志: who did what, when and about whom; export, and the check that nothing was changed. Begins with the last month. */
@Named
@ViewScoped
public class AuditPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient AuditInquiry inquiry;
    @Inject
    private transient Clock clock;

    private LocalDate from;
    private LocalDate to;
    private String login;
    private String action;
    private String subject;
    private AuditOutcome outcome;
    private AuditVerification verification;
    private final Table<AuditRow> rows = new Table<>(slice -> inquiry.list(filter(), slice), AuditRow::seq);

    /** Once the address is read: the last month, unless other days or somebody's number are asked for. */
    public void open() {
        if (from == null && to == null && subject == null) {
            from = LocalDate.now(clock).minusMonths(1);
        }
        refresh();
    }

    /** Asks again how far the check has come. */
    public void refresh() {
        verification = inquiry.lastVerification().orElse(null);
    }

    /** Reloads the page with the filters in its URL. */
    public String search() {
        if (from != null && to != null && to.isBefore(from)) {
            Notices.refused("audit.days-reversed");
            return null;
        }
        return Views.here();
    }

    /** The rows that match, as a spreadsheet. */
    public void export() throws IOException {
        var download = new TrailDownload(clock);
        inquiry.export(filter(), download::add);
        download.end();
    }

    /** Has the whole trail checked. */
    public void verify() {
        inquiry.verify();
        Notices.done("audit.verification-begun");
        refresh();
    }

    private AuditFilter filter() {
        return new AuditFilter(from, to, login, AuditWords.isAction(action) ? action : null, subject, outcome);
    }

    /** What was done, in words. */
    public String what(String code) {
        return AuditWords.action(code);
    }

    /** What it was done to, in words. */
    public String whose(AuditRow row) {
        return AuditWords.subject(row.subject());
    }

    /** Why it was refused, in words. */
    public String why(AuditRow row) {
        return AuditWords.reason(row);
    }

    public List<String> getActions() {
        return AuditWords.actions();
    }

    public AuditOutcome[] getOutcomes() {
        return AuditOutcome.values();
    }

    public Table<AuditRow> getRows() {
        return rows;
    }

    public AuditVerification getVerification() {
        return verification;
    }

    public boolean isVerifying() {
        return verification != null && verification.running();
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

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getAction() {
        return action;
    }

    public void setAction(String action) {
        this.action = action;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public AuditOutcome getOutcome() {
        return outcome;
    }

    public void setOutcome(AuditOutcome outcome) {
        this.outcome = outcome;
    }
}
