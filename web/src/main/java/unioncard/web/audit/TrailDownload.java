package unioncard.web.audit;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import unioncard.audit.AuditRow;
import unioncard.web.shared.Texts;

/** The answer to an export: a spreadsheet instead of the page, begun only with the first rows, so that a refusal before is still shown. */
final class TrailDownload {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final FacesContext context = FacesContext.getCurrentInstance();
    private final Clock clock;
    private TrailSheet sheet;

    TrailDownload(Clock clock) {
        this.clock = clock;
    }

    /** Adds rows. */
    void add(List<AuditRow> rows) {
        try {
            begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sheet.add(rows);
    }

    /** Ends the file, which has a line of headers at least. */
    void end() throws IOException {
        begin();
        sheet.close();
        context.responseComplete();
    }

    private void begin() throws IOException {
        if (sheet == null) {
            var external = context.getExternalContext();
            external.responseReset();
            var name = Texts.of("audit.file-name", LocalDate.now(clock).toString());
            external.setResponseContentType(XLSX);
            external.setResponseHeader("Content-Disposition", "attachment; filename=\"audit.xlsx\"; filename*=UTF-8''"
                    + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
            sheet = new TrailSheet(external.getResponseOutputStream(), clock.getZone());
        }
    }
}
