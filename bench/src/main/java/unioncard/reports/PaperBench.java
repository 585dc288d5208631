package unioncard.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.AbstractList;
import java.util.List;
import unioncard.bench.Comparison;
import unioncard.bench.Machine;
import unioncard.reports.roster.RosterDocument;
import unioncard.reports.roster.RosterLine;

/**
 * W4: a roster (打印清册) of 100,000 lines as PDF. The product in 128 MB of heap, as its background job makes it, against JasperReports as its manual
 * says, with all the memory it wants: fill the same template, export. Each in a JVM of its own, in turn, after 1,000 lines that do not count.
 *
 * <pre>PaperBench [lines] [rounds]</pre>
 */
public final class PaperBench {

    private static final int FEW = 1_000;
    private static final String PLAIN = "plain";
    private static final String PRODUCT = "product";

    private PaperBench() {
    }

    /** Lines and rounds; or, in a JVM started from here: which contender, and its lines. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && (arguments[0].equals(PLAIN) || arguments[0].equals(PRODUCT))) {
            measure(arguments[0], Integer.parseInt(arguments[1]));
            return;
        }
        int lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Comparison.say("W4: roster of %,d lines as PDF", lines);
        Machine.describe().forEach(line -> Comparison.say("  %s", line));
        for (int round = 1; round <= rounds; round++) {
            Comparison.say("  round %d, load %.1f", round, Machine.load());
            run(PLAIN, lines, "-Xmx8g");
            run(PRODUCT, lines, "-Xmx128m");
            run(PRODUCT, FEW, "-Xmx128m");
        }
    }

    private static void run(String contender, int lines, String heap) throws IOException, InterruptedException {
        var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, "-Djava.awt.headless=true", "-cp",
                System.getProperty("java.class.path"), PaperBench.class.getName(), contender, String.valueOf(lines));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var out = process.inputReader()) {
            out.lines().forEach(line -> Comparison.say("    %s %s: %s", contender, heap, line));
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(contender + " failed");
        }
    }

    private static void measure(String contender, int lines) throws IOException {
        var press = new PaperPress(FontFiles.find());
        var peer = new PlainPress();
        var copy = new Copy(LocalDateTime.of(2026, 11, 27, 9, 0), 1, "经办甲");
        var file = Files.createTempFile("roster", ".pdf");
        try {
            for (int count : new int[] {FEW, lines}) {
                var sheet = sheet(count);
                System.gc();
                long begin = System.nanoTime();
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    if (contender.equals(PRODUCT)) {
                        press.printLong(sheet, copy, out, done -> { });
                    } else {
                        peer.print(sheet, copy, out);
                    }
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                if (count == lines) {
                    Comparison.say("%,d lines %.2f s, %,.0f lines a second, %.1f MB, heap up to %d MB", count, seconds, count / seconds, Files.size(file) / 1e6,
                            heap());
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The most that the heap has held, garbage included. */
    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    }

    /** Lines that are made when they are asked for, as the job reads them piece by piece. */
    private static Sheet sheet(int count) {
        var document = new RosterDocument("示范区临江高科技园区示范信息技术服务有限公司工会委员会", "00000000000001", "普通办卡通道", "银行处理中",
                LocalDateTime.of(2026, 11, 26, 10, 0), null, "经办甲", List.of(line(1)));
        var one = Sheet.of(document);
        return new Sheet(one.kind(), one.head(), one.columns(), new AbstractList<>() {

            @Override
            public List<String> get(int index) {
                return Sheet.of(new RosterDocument("", "", "", "", LocalDateTime.MIN, null, "", List.of(line(index + 1)))).lines().get(0);
            }

            @Override
            public int size() {
                return count;
            }
        });
    }

    private static RosterLine line(int number) {
        var names = List.of("李𬎆", "王小明", "张䶮", "欧阳文华", "阿依古丽·买买提", "陈思");
        return new RosterLine(number, "%010d".formatted(70_000_000 + number), names.get(number % names.size()), number % 2 == 0 ? "男" : "女", "居民身份证",
                "3101****%04d".formatted(number % 10_000), "长期", "138****%04d".formatted(number * 7 % 10_000), "身份证复印件、入会申请信息表", "");
    }
}
