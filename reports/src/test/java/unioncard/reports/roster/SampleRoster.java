package unioncard.reports.roster;

import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import unioncard.reports.Copy;
import unioncard.reports.FontFiles;
import unioncard.reports.PaperPress;

/** Made-up rosters. */
final class SampleRoster {

    static final String UNION = "示范区临江高科技园区示范信息技术服务外包有限责任公司工会联合委员会第二分会筹备组";
    static final String BATCH = "BK20261123000001";
    static final LocalDateTime SUBMITTED = LocalDateTime.of(2026, 11, 20, 9, 5);
    static final LocalDateTime PRINTED = LocalDateTime.of(2026, 11, 23, 10, 15);

    static final Copy COPY = new Copy(PRINTED, 2, "打印乙");

    private SampleRoster() {
    }

    static RosterLine line(int sequence, String name) {
        return new RosterLine(sequence, memberNo(sequence), name, sequence % 2 == 0 ? "男" : "女", "居民身份证",
                "3101****" + String.format("%04d", sequence), "长期", "138****" + String.format("%04d", sequence), "身份证复印件、入会申请信息表", null);
    }

    static String memberNo(int sequence) {
        return String.format("%010d", 70_000_000 + sequence);
    }

    static List<RosterLine> lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(sequence -> line(sequence, "会员甲")).toList();
    }

    static RosterDocument of(List<RosterLine> lines) {
        return of(lines, null);
    }

    static RosterDocument of(List<RosterLine> lines, LocalDateTime bankFeedbackAt) {
        return new RosterDocument(UNION, BATCH, "特殊办卡通道", "银行处理中", SUBMITTED, bankFeedbackAt, "经办甲", lines);
    }

    /** Prints a line with rare characters in whatever class loader this class lives in. */
    static byte[] printFromScratch() {
        return print(new PaperPress(FontFiles.find()), of(List.of(line(1, "䶮㛃\uD870\uDF86"))));
    }

    static byte[] print(PaperPress press, RosterDocument document) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        press.print(document, COPY, file);
        return file.toByteArray();
    }
}
