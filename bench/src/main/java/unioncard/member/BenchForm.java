package unioncard.member;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.dhatim.fastexcel.Workbook;

/** A filled member form of any length; everybody in it is invented and right. */
final class BenchForm {

    private static final String FAMILY = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰文建国志红";
    private static final String[] RARE = {"𬎆", "䶮", "·买买提"};
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final int FLUSHED = 1000;
    private static final int FIRST = 4;

    private BenchForm() {
    }

    static Path write(Path file, int rows) throws IOException {
        try (var out = Files.newOutputStream(file); var book = new Workbook(out, "bench", "1.0")) {
            var sheet = book.newWorksheet("会员信息");
            sheet.value(1, 0, "工会会员信息采集表");
            for (var column : FormColumn.values()) {
                sheet.value(FIRST - 1, column.ordinal(), column.headerCell());
            }
            for (int i = 0; i < rows; i++) {
                var cells = row(i);
                for (int c = 0; c < cells.length; c++) {
                    if (!cells[c].isEmpty()) {
                        sheet.value(FIRST + i, c, cells[c]);
                    }
                }
                if (i % FLUSHED == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    /** In the form's order. */
    private static String[] row(int i) {
        var birth = LocalDate.of(1965, 1, 1).plusDays(i % 14_000);
        var first = "3101%02d%s%03d".formatted(i / 14_000, birth.format(DateTimeFormatter.BASIC_ISO_DATE), i % 1000);
        var name = FAMILY.charAt(i % FAMILY.length()) + "" + GIVEN.charAt(i / 7 % GIVEN.length())
                + (i % 50 == 0 ? RARE[i / 50 % RARE.length] : String.valueOf(GIVEN.charAt(i / 211 % GIVEN.length())));
        return new String[] {String.valueOf(i + 1), name, i % 2 == 1 ? "男" : "女", birth.format(DAY), i % 30 == 0 ? "回族" : "汉族", "在岗", "居民身份证",
            first + ResidentId.checkCharacter(first), i % 3 == 0 ? "大专" : "本科", i % 4 == 0 ? "职业资格四级（中级）" : "无",
            "139%08d".formatted(i), i % 2 == 0 ? "非农业户口" : "农业户口", "示例市东城区", i % 5 == 3 ? "转入" : "入会", "2026/11/01",
            i % 5 == 3 ? "劳动（工作）关系发生变化" : "", "群众", "示例机电有限公司第" + i % 40 + "车间", "示例市", i % 9 == 0 ? "是" : "否"};
    }
}
