package unioncard.reports.roster;

import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JasperReport;
import unioncard.reports.GlyphCoverage;
import unioncard.reports.PaperPress;

/** Prints card rosters (打印清册). Keep one for the application; it may be used by many threads at a time. */
public final class RosterRenderer {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String NOT_YET_ANSWERED = "尚未反馈";

    private final PaperPress press;
    private final JasperReport template;

    /** Reads the template. */
    public RosterRenderer(PaperPress press) {
        this.press = press;
        this.template = press.template(RosterRenderer.class, "card-roster.jasper");
    }

    /**
     * Writes the roster as a PDF file, A4 landscape; the stream stays open. Characters no font has appear as
     * {@code [U+xxxxx]}.
     *
     * @throws java.io.UncheckedIOException when the stream cannot be written
     */
    public void render(RosterDocument document, OutputStream target) {
        GlyphCoverage coverage = press.coverage();
        Map<String, Object> parameters = new HashMap<>();
        head(document).forEach((name, text) -> parameters.put(name, coverage.printable(text)));
        parameters.put("count", document.lines().size());
        parameters.put("printCount", document.printCount());
        parameters.put("listed", !document.lines().isEmpty());
        parameters.put("empty", document.lines().isEmpty());
        String title = "工会会员服务卡办卡清册 " + document.batchNumber();
        press.print(template, title, parameters, new RosterLines(document.lines(), coverage), target);
    }

    /**
     * What cannot be printed, so that a clerk can be warned before: one text for each line or head entry concerned, such as
     * {@code 第 3 行 0070311350：U+2EBF0}. Empty when everything can be printed.
     */
    public List<String> missing(RosterDocument document) {
        GlyphCoverage coverage = press.coverage();
        List<String> missing = new ArrayList<>();
        report(missing, "表头", coverage.missing(String.join("", head(document).values())));
        for (RosterLine line : document.lines()) {
            String place = "第 " + line.sequence() + " 行 " + coverage.printable(line.memberNo());
            report(missing, place, coverage.missing(String.join("", RosterLines.texts(line))));
        }
        return missing;
    }

    private static void report(List<String> missing, String place, List<String> characters) {
        if (!characters.isEmpty()) {
            missing.add(place + "：" + String.join("、", characters));
        }
    }

    private static Map<String, String> head(RosterDocument document) {
        return Map.of(
                "unionName", document.unionName(),
                "batchNumber", document.batchNumber(),
                "channel", document.channel(),
                "status", document.status(),
                "submittedAt", MINUTE.format(document.submittedAt()),
                "bankFeedbackAt", minuteOrNotYet(document.bankFeedbackAt()),
                "clerkName", document.clerkName(),
                "printedAt", MINUTE.format(document.printedAt()),
                "printedBy", document.printedBy());
    }

    private static String minuteOrNotYet(LocalDateTime time) {
        return time == null ? NOT_YET_ANSWERED : MINUTE.format(time);
    }
}
