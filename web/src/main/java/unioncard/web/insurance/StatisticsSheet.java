package unioncard.web.insurance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import unioncard.insurance.ConfirmedCovers;
import unioncard.insurance.CoverageCount;
import unioncard.insurance.CoverageExport;
import unioncard.insurance.CoverageOverview;
import unioncard.insurance.CoverageUnit;
import unioncard.shared.SheetText;
import unioncard.web.shared.Texts;

/**
 * 参保统计 as a workbook: unions are written while they come, whatever their number, then plans and ways, months, the city's districts and what the
 * figures mean. Figures are numbers, money is in yuan; names are text, which nothing ever calculates.
 */
final class StatisticsSheet {

    private static final List<String> COUNTS = List.of("statistics.members", "statistics.holders", "statistics.covered", "statistics.waiting",
            "statistics.without-new", "statistics.without-older", "statistics.without", "statistics.rate");
    private static final String COUNT = "#,##0";
    private static final String YUAN = "#,##0.00";
    private static final String PERCENT = "0.0%";
    private static final int NAMES = 3;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Workbook book;
    private final Worksheet unions;
    private final ZoneId zone;
    private int row;

    /** A workbook of which nothing is written before the first unions or the end. */
    StatisticsSheet(OutputStream out, ZoneId zone) {
        this.zone = zone;
        book = new Workbook(out, "UnionCard", "1.0");
        unions = sheet("statistics.sheet-unions", "statistics.district", "statistics.code", "statistics.union");
        heads(unions, NAMES, COUNTS);
    }

    /** Adds unions and lets go of them. */
    void add(List<CoverageUnit> units) {
        for (var unit : units) {
            row++;
            text(unions, row, 0, unit.districtName());
            text(unions, row, 1, unit.code());
            text(unions, row, 2, unit.name());
            counts(unions, row, NAMES, unit.count());
        }
        try {
            unions.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the sums and the other sheets, and ends the file. */
    void end(CoverageExport export) throws IOException {
        var overview = export.overview();
        if (overview.count() != null) {
            row++;
            unions.inlineString(row, 2, Texts.of("statistics.total"));
            counts(unions, row, NAMES, overview.count());
        }
        unions.finish();
        plans(overview);
        months(overview.covers());
        if (!export.districts().isEmpty()) {
            districts(export);
        }
        notes(overview);
        book.finish();
    }

    private void plans(CoverageOverview overview) throws IOException {
        var covers = overview.covers();
        var sheet = sheet("statistics.sheet-plans", "statistics.plan", "statistics.way", "statistics.headcount", "statistics.share",
                "statistics.per-holders", "statistics.premium", "statistics.municipal", "statistics.lower");
        int line = 0;
        for (var of : covers.byPlanAndWay()) {
            line(sheet, ++line, of, overview.perHolders(of.headcount()));
        }
        line(sheet, ++line, covers.total(), overview.perHolders(covers.total().headcount()));
        sheet.finish();
    }

    private static void line(Worksheet sheet, int line, ConfirmedCovers.Line of, Integer perHolders) {
        text(sheet, line, 0, StatisticsWords.plan(of));
        text(sheet, line, 1, Texts.label(of.way()));
        number(sheet, line, 2, of.headcount(), COUNT);
        number(sheet, line, NAMES, BigDecimal.valueOf(of.share(), NAMES), PERCENT);
        if (perHolders != null) {
            number(sheet, line, 4, BigDecimal.valueOf(perHolders, NAMES), PERCENT);
        }
        number(sheet, line, 5, BigDecimal.valueOf(of.premiumFen(), 2), YUAN);
        number(sheet, line, 6, BigDecimal.valueOf(of.municipalFen(), 2), YUAN);
        number(sheet, line, 7, BigDecimal.valueOf(of.lowerFen(), 2), YUAN);
    }

    private void months(ConfirmedCovers covers) throws IOException {
        var sheet = sheet("statistics.sheet-months", "statistics.month");
        head(sheet, 1, Texts.of("statistics.year-of", covers.year()));
        head(sheet, 2, Texts.of("statistics.year-of", covers.year() - 1));
        int line = 0;
        for (var month : covers.byMonth()) {
            line++;
            text(sheet, line, 0, StatisticsWords.month(month.offset()));
            number(sheet, line, 1, month.now(), COUNT);
            number(sheet, line, 2, month.before(), COUNT);
        }
        sheet.finish();
    }

    private void districts(CoverageExport export) throws IOException {
        var sheet = sheet("statistics.sheet-districts", "statistics.code", "statistics.district");
        heads(sheet, 2, COUNTS);
        int line = 0;
        for (var district : export.districts()) {
            line++;
            text(sheet, line, 0, district.code());
            text(sheet, line, 1, district.name());
            counts(sheet, line, 2, district.count());
        }
        sheet.finish();
    }

    private void notes(CoverageOverview overview) throws IOException {
        var sheet = sheet("statistics.sheet-notes", "statistics.place");
        text(sheet, 0, 1, overview.unionName());
        var counted = overview.countedAt() == null ? "" : MINUTE.format(overview.countedAt().atZone(zone));
        var notes = List.of("statistics.year", Texts.of("enrolment.year-of", overview.year()), "statistics.counted", counted,
                "statistics.note-persons", Texts.of("statistics.definition"), "statistics.note-covers", Texts.of("statistics.confirmed-hint"));
        for (int i = 0; i < notes.size(); i += 2) {
            text(sheet, 1 + i / 2, 0, Texts.of(notes.get(i)));
            text(sheet, 1 + i / 2, 1, notes.get(i + 1));
        }
        sheet.finish();
    }

    private Worksheet sheet(String name, String... heads) {
        var sheet = book.newWorksheet(Texts.of(name));
        heads(sheet, 0, List.of(heads));
        sheet.freezePane(0, 1);
        return sheet;
    }

    private static void heads(Worksheet sheet, int from, List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            head(sheet, from + i, Texts.of(keys.get(i)));
        }
    }

    private static void head(Worksheet sheet, int column, String words) {
        // A Chinese letter takes two places.
        sheet.width(column, Math.max(16, 2 * words.length() + 2));
        sheet.inlineString(0, column, words);
        sheet.style(0, column).bold().set();
    }

    private static void counts(Worksheet sheet, int line, int from, CoverageCount count) {
        var figures = List.of(count.members(), count.holders(), count.covered(), count.waiting(), count.withoutNewCard(), count.withoutOlder(),
                count.without());
        for (int i = 0; i < figures.size(); i++) {
            number(sheet, line, from + i, figures.get(i), COUNT);
        }
        if (count.rate() != null) {
            number(sheet, line, from + figures.size(), BigDecimal.valueOf(count.rate(), NAMES), PERCENT);
        }
    }

    private static void number(Worksheet sheet, int line, int column, Number value, String format) {
        sheet.value(line, column, value);
        sheet.style(line, column).format(format).set();
    }

    private static void text(Worksheet sheet, int line, int column, String value) {
        sheet.inlineString(line, column, SheetText.of(value));
    }
}
