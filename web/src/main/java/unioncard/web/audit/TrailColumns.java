package unioncard.web.audit;

import java.util.List;
import unioncard.audit.AuditRow;
import unioncard.shared.SheetColumn;
import unioncard.web.shared.Texts;

/** The audit trail as a spreadsheet. */
final class TrailColumns {

    private TrailColumns() {
    }

    static List<SheetColumn<AuditRow>> all() {
        return List.of(SheetColumn.count(Texts.of("audit.seq"), AuditRow::seq),
                SheetColumn.time(Texts.of("audit.at"), AuditRow::at),
                SheetColumn.text(Texts.of("audit.login"), AuditRow::login),
                SheetColumn.text(Texts.of("audit.name"), AuditRow::name),
                SheetColumn.<AuditRow>text(Texts.of("audit.union"), AuditRow::unionName).wide(30),
                SheetColumn.<AuditRow>text(Texts.of("audit.what"), row -> AuditWords.action(row.action())).wide(24),
                SheetColumn.<AuditRow>text(Texts.of("audit.subject"), row -> AuditWords.subject(row.subject())).wide(50),
                SheetColumn.text(Texts.of("audit.outcome"), row -> row.outcome().label()),
                SheetColumn.<AuditRow>text(Texts.of("audit.reason"), AuditWords::reason).wide(40),
                SheetColumn.<AuditRow>text(Texts.of("audit.code"), AuditRow::action).wide(36));
    }
}
