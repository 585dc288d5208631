package unioncard.shared;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.IntFunction;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import unioncard.bench.Comparison;
import unioncard.bench.Machine;
import unioncard.bench.OwnJvm;

/**
 * W7: a list of twelve columns as a spreadsheet. The product ({@link ListSheet}: typed and styled cells, texts defused, further sheets) against the library
 * that writes it, given the same values and nothing else to do. Each in a JVM of its own with 256 MB, in turn, after a few rows that do not count; what
 * was written is read again and counted.
 *
 * <pre>SheetBench [rows] [rounds]</pre>
 */
public final class SheetBench {

    private static final int FEW = 20_000;
    private static final int FLUSHED = 1000;
    private static final int MOST = ListSheet.LINES - 1;
    private static final String LIBRARY = "library";
    private static final String PRODUCT = "product";
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Instant MOMENT = Instant.parse("2026-11-28T01:02:03Z");

    private SheetBench() {
    }

    private record Row(String memberNo, String name, String document, String mobile, String union, String batchNo, String status, LocalDate from, LocalDate to,
            Long premiumFen, Integer number, Instant at) {
    }

    /** Rows and rounds; or, in a JVM started from here: which contender, and its rows. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && (arguments[0].equals(LIBRARY) || arguments[0].equals(PRODUCT))) {
            measure(arguments[0], Integer.parseInt(arguments[1]));
            return;
        }
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Comparison.say("W7: %,d rows of twelve columns as .xlsx", rows);
        Machine.describe().forEach(line -> Comparison.say("  %s", line));
        for (int round = 1; round <= rounds; round++) {
            Comparison.say("  round %d, load %.1f", round, Machine.load());
            OwnJvm.run(SheetBench.class, "-Xmx256m", LIBRARY, String.valueOf(rows));
            OwnJvm.run(SheetBench.class, "-Xmx256m", PRODUCT, String.valueOf(rows));
        }
    }

    private static void measure(String contender, int rows) throws IOException {
        var file = Files.createTempFile("list", ".xlsx");
        try {
            for (int count : new int[] {FEW, rows}) {
                System.gc();
                long begin = System.nanoTime();
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    if (contender.equals(PRODUCT)) {
                        product(out, count, SheetBench::row);
                    } else {
                        library(out, count, SheetBench::row);
                    }
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                if (count == rows) {
                    Comparison.say("%,d rows %.2f s, %,.0f rows a second, %.1f MB, heap up to %d MB, read again: %,d", count, seconds, count / seconds,
                            Files.size(file) / 1e6, Machine.heapPeak(), written(file));
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void product(OutputStream out, int count, IntFunction<Row> rows) {
        var sheet = new ListSheet<Row>(out, "参保名单", CITY, List.of(SheetColumn.text("会员编号", Row::memberNo), SheetColumn.text("姓名", Row::name),
                SheetColumn.text("证件号码", Row::document), SheetColumn.text("手机号码", Row::mobile), SheetColumn.text("工会名称", Row::union),
                SheetColumn.text("批次编号", Row::batchNo), SheetColumn.text("状态", Row::status), SheetColumn.day("保障开始", Row::from),
                SheetColumn.day("保障结束", Row::to), SheetColumn.yuan("保费（元）", Row::premiumFen), SheetColumn.count("序号", Row::number),
                SheetColumn.time("提交时间", Row::at)));
        for (int i = 1; i <= count; i++) {
            sheet.add(rows.apply(i));
        }
        sheet.finish();
    }

    private static void library(OutputStream out, int count, IntFunction<Row> rows) throws IOException {
        var book = new Workbook(out, "UnionCard", "1.0");
        Worksheet sheet = null;
        for (int i = 1; i <= count; i++) {
            int line = (i - 1) % MOST;
            if (line == 0) {
                if (sheet != null) {
                    sheet.finish();
                }
                sheet = book.newWorksheet("list " + i);
            }
            var row = rows.apply(i);
            sheet.inlineString(line, 0, row.memberNo());
            sheet.inlineString(line, 1, row.name());
            sheet.inlineString(line, 2, row.document());
            sheet.inlineString(line, 3, row.mobile());
            sheet.inlineString(line, 4, row.union());
            sheet.inlineString(line, 5, row.batchNo());
            sheet.inlineString(line, 6, row.status());
            sheet.value(line, 7, row.from());
            sheet.value(line, 8, row.to());
            sheet.value(line, 9, row.premiumFen() / 100.0);
            sheet.value(line, 10, row.number());
            sheet.value(line, 11, LocalDateTime.ofInstant(row.at(), CITY));
            if (i % FLUSHED == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
        book.finish();
    }

    /** Rows of all sheets; the product's have a header, which does not count. */
    private static long written(Path file) throws IOException {
        try (var book = new ReadableWorkbook(file.toFile())) {
            long rows = 0;
            for (Sheet sheet : book.getSheets().toList()) {
                try (var lines = sheet.openStream()) {
                    rows += lines.filter(line -> !line.getCellText(0).equals("会员编号")).count();
                }
            }
            return rows;
        }
    }

    private static Row row(int number) {
        var names = List.of("李𬎆", "王小明", "张䶮", "欧阳文华", "阿依古丽·买买提", "陈思");
        return new Row("%010d".formatted(70_000_000 + number), names.get(number % names.size()), "3101****%04d".formatted(number % 10_000),
                "138****%04d".formatted(number * 7 % 10_000), "示范区临江高科技园区示范信息技术服务有限公司工会委员会", "20261128%06d".formatted(number / 100), "已确认",
                LocalDate.of(2026, 1, 1).plusDays(number % 300), LocalDate.of(2026, 12, 31), 2400L, number, MOMENT.plusSeconds(number));
    }
}
