package unioncard.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A filled member collection form (会员信息采集表), laid out like the form the unions use, with a few typical faults to be found. */
final class MemberForm {

    static final int ROWS = 30;
    /** Rows the import has to refuse. */
    static final int FAULTS = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final List<String> HEAD = List.of("序号", "姓名", "性别", "出生日期（格式：yyyy/MM/dd）", "民族", "就业状况", "有效证件类别", "证件号码\n(填写18位身份证)",
            "学历", "技术等级", "移动电话", "户籍类型", "户籍所在地", "会籍变化类型", "会籍变化日期（格式：yyyy/MM/dd）", "会籍变化原因", "政治面貌", "工作单位", "籍贯",
            "是否农民工会员\n填写“是”或“否”");
    private static final String NOTES = "填表说明：\n1、此表所列项目均为必填项，包括基层工会组织和基层以上工会组织发展的会员信息，《工会会员登记表》上有相应项目规范填写；\n"
            + "2、“工作单位”需填写完整的单位全称。";

    private final Lots lots = new Lots("member form");
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Fills the form with people the union does not have yet.
     *
     * @param known somebody who is a member already, entered once more as one of the faults
     */
    MemberForm(Union union, List<Person> newcomers, Person known) {
        for (int i = 0; i < ROWS; i++) {
            var p = i == 27 ? known : newcomers.get(i);
            var number = p.document().number();
            boolean transfer = i % 5 == 3;
            var row = new ArrayList<>(List.of(String.valueOf(i + 1), p.name().original(), p.sex() == 'M' ? "男" : "女", DAY.format(p.birth()),
                    p.ethnicity(), "在岗", "居民身份证", number, lots.word("本科 大专 硕士 高中"), lots.word("无 无 职业资格四级（中级） 职业资格三级（高级）"),
                    p.mobile(), lots.word("非农业户口 非农业户口 农业户口"), "示例市东城区", transfer ? "转入" : "入会", DAY.format(DemoDates.BASE.minusDays(3)),
                    transfer ? "劳动（工作）关系发生变化" : "",
                    lots.word("群众 群众 共青团员 中共党员"), union.unitName(), "示例市", "否"));
            switch (i) {
                case 7 -> row.set(7, number.substring(0, 17) + (number.endsWith("7") ? "8" : "7"));
                case 12 -> row.set(2, p.sex() == 'M' ? "女" : "男");
                case 18 -> row.set(10, "1990012");
                case 23 -> row.set(8, "研究生");
                case 4 -> row.set(7, number.replace('X', 'x'));
                default -> { }
            }
            rows.add(row);
        }
    }

    void write(Path file) throws IOException {
        var raw = Files.createTempFile(file.getParent(), "member-form", ".tmp");
        try (var out = Files.newOutputStream(raw)) {
            write(out);
        }
        repack(raw, file);
        Files.delete(raw);
    }

    /** The archive again as spreadsheet programs write it: the sizes fastexcel puts behind its entries stop the JDK's streaming reader. */
    private static void repack(Path raw, Path file) throws IOException {
        try (var in = new ZipFile(raw.toFile()); var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.getInputStream(entry).transferTo(out);
                out.closeEntry();
            }
        }
    }

    private void write(OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Union Card", "1.0")) {
            var sheet = workbook.newWorksheet("会员信息");
            sheet.value(0, 0, "附件四");
            sheet.value(1, 0, "示例市工会会员信息采集表");
            sheet.range(1, 0, 1, 19).merge();
            sheet.range(1, 0, 1, 19).style().fontSize(20).horizontalAlignment("center").set();
            sheet.value(2, 0, "填表单位（盖章）：" + rows.get(0).get(17));
            sheet.range(2, 0, 2, 10).merge();
            sheet.value(2, 11, "     单位负责人(签字)：");
            sheet.range(2, 11, 2, 19).merge();
            line(sheet, 3, HEAD);
            sheet.range(3, 0, 3, 19).style().wrapText(true).horizontalAlignment("center").borderStyle("thin").set();
            for (int i = 0; i < rows.size(); i++) {
                line(sheet, 4 + i, rows.get(i));
            }
            sheet.range(4, 0, 3 + rows.size(), 19).style().format("@").borderStyle("thin").set();
            int notes = 4 + rows.size();
            sheet.value(notes, 0, NOTES);
            sheet.range(notes, 0, notes, 19).merge();
            sheet.range(notes, 0, notes, 19).style().wrapText(true).set();
            int[] widths = {5, 14, 6, 13, 9, 9, 12, 22, 9, 22, 14, 12, 14, 9, 13, 22, 12, 24, 10, 10};
            for (int i = 0; i < widths.length; i++) {
                sheet.width(i, widths[i]);
            }
        }
    }

    private static void line(Worksheet sheet, int row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            sheet.value(row, i, cells.get(i));
        }
    }
}
