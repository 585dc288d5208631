package unioncard.web.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import unioncard.audit.AuditRow;
import unioncard.shared.ListSheet;
import unioncard.web.shared.Download;
import unioncard.web.shared.Texts;

/** The answer to an export: a spreadsheet instead of the page, begun only with the first rows, so that a refusal before is still shown. */
final class TrailDownload {

    private final Clock clock;
    private Download out;
    private ListSheet<AuditRow> sheet;

    TrailDownload(Clock clock) {
        this.clock = clock;
    }

    /** Adds rows. */
    void add(List<AuditRow> rows) {
        begin();
        rows.forEach(sheet::add);
    }

    /** Ends the file, which has a line of headers at least. */
    void end() throws IOException {
        begin();
        sheet.finish();
        out.close();
    }

    private void begin() {
        if (sheet == null) {
            out = new Download("audit.xlsx", Texts.of("audit.file-name", LocalDate.now(clock).toString()));
            sheet = new ListSheet<>(out, Texts.of("MenuEntry.AUDIT"), clock.getZone(), TrailColumns.all());
        }
    }
}
