package unioncard.reports.receipt;

import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import net.sf.jasperreports.engine.JasperReport;
import unioncard.reports.GlyphCoverage;
import unioncard.reports.PaperPress;

/** Prints receipt lists (领取签收单). Keep one for the application; it may be used by many threads at a time. */
public final class ReceiptRenderer {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final PaperPress press;
    private final JasperReport template;

    /** Reads the template. */
    public ReceiptRenderer(PaperPress press) {
        this.press = press;
        this.template = press.template(ReceiptRenderer.class, "card-receipt.jasper");
    }

    /**
     * Writes the list as a PDF file, A4 landscape; the stream stays open. Characters no font has appear as {@code [U+xxxxx]}.
     *
     * @throws java.io.UncheckedIOException when the stream cannot be written
     */
    public void render(ReceiptDocument document, OutputStream target) {
        GlyphCoverage coverage = press.coverage();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("unionName", coverage.printable(document.unionName()));
        parameters.put("batchNumber", coverage.printable(document.batchNumber()));
        parameters.put("bankFeedbackAt", document.bankFeedbackAt() == null ? "尚未反馈" : MINUTE.format(document.bankFeedbackAt()));
        parameters.put("printedAt", MINUTE.format(document.printedAt()));
        parameters.put("printedBy", coverage.printable(document.printedBy()));
        parameters.put("count", document.lines().size());
        parameters.put("listed", !document.lines().isEmpty());
        parameters.put("empty", document.lines().isEmpty());
        press.print(template, "工会会员服务卡领取签收单 " + document.batchNumber(), parameters, new ReceiptLines(document.lines(), coverage), target);
    }
}
