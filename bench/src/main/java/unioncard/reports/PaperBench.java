package unioncard.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;
import unioncard.bench.Comparison;
import unioncard.bench.Machine;
import unioncard.bench.OwnJvm;
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
            OwnJvm.run(PaperBench.class, "-Xmx8g", PLAIN, String.valueOf(lines));
            OwnJvm.run(PaperBench.class, "-Xmx128m", PRODUCT, String.valueOf(lines));
            OwnJvm.run(PaperBench.class, "-Xmx128m", PRODUCT, String.valueOf(FEW));
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
                            Machine.heapPeak());
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Lines that are made a thousand at a time when they are asked for, as the job reads them piece by piece. */
    private static Sheet sheet(int count) {
        var one = piece(0, 1);
        return new Sheet(one.kind(), one.head(), one.columns(), new AbstractList<>() {

            private int at = -1;
            private List<List<String>> piece;

            @Override
            public List<String> get(int index) {
                if (index / FEW != at) {
                    at = index / FEW;
                    piece = piece(at * FEW, FEW).lines();
                }
                return piece.get(index % FEW);
            }

            @Override
            public int size() {
                return count;
            }
        });
    }

    private static Sheet piece(int first, int count) {
        return Sheet.of(new RosterDocument("示范区临江高科技园区示范信息技术服务有限公司工会委员会", "00000000000001", "普通办卡通道", "银行处理中",
                LocalDateTime.of(2026, 11, 26, 10, 0), null, "经办甲", IntStream.rangeClosed(first + 1, first + count).mapToObj(PaperBench::line).toList()));
    }

    private static RosterLine line(int number) {
        var names = List.of("李𬎆", "王小明", "张䶮", "欧阳文华", "阿依古丽·买买提", "陈思");
        return new RosterLine(number, "%010d".formatted(70_000_000 + number), names.get(number % names.size()), number % 2 == 0 ? "男" : "女", "居民身份证",
                "3101****%04d".formatted(number % 10_000), "长期", "138****%04d".formatted(number * 7 % 10_000), "身份证复印件、入会申请信息表", "");
    }
}
