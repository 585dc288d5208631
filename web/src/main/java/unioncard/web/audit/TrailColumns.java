package unioncard.web.audit;

import java.util.List;
import unioncard.audit.AuditRow;
import unioncard.shared.SheetColumn;
import unioncard.web.shared.Columns;

/** The audit trail as a spreadsheet. */
final class TrailColumns {

    private TrailColumns() {
    }

    static List<SheetColumn<AuditRow>> all() {
        return List.of(Columns.count("audit.seq", AuditRow::seq),
                Columns.time("audit.at", AuditRow::at),
                Columns.text("audit.login", AuditRow::login),
                Columns.text("audit.name", AuditRow::name),
                Columns.<AuditRow>text("audit.union", AuditRow::unionName).wide(30),
                Columns.<AuditRow>text("audit.what", row -> AuditWords.action(row.action())).wide(24),
                Columns.<AuditRow>text("audit.subject", row -> AuditWords.subject(row.subject())).wide(50),
                Columns.text("audit.outcome", row -> row.outcome().label()),
                Columns.<AuditRow>text("audit.reason", AuditWords::reason).wide(40),
                Columns.<AuditRow>text("audit.code", AuditRow::action).wide(36));
    }
}
