package unioncard.member;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes an empty collection form in the layout that {@link MemberForm} reads. All cells are text cells, so that no number is touched, and
 * the closed lists drop down from a second sheet.
 */
final class FormTemplate {

    private static final String TITLE = "工会会员信息采集表";
    private static final int HEADER_ROW = 3;
    private static final int NOTE_ROW = 13;
    private static final String NOTE = """
            填表说明：
            1、此表所列项目均为必填项，按《工会会员登记表》上相应项目规范填写；首次入会的“会籍变化原因”可不填，非居民身份证人员的民族、政治面貌、户籍、籍贯和农民工各项可不填；
            2、“工作单位”需填写完整的单位全称；
            3、会员信息可填写在本说明之前或之后的各行，请勿改动表头；证件号码、移动电话所在列请保持文本格式。
            """;

    private FormTemplate() {
    }

    static void write(OutputStream out, int mostRows) throws IOException {
        try (var book = new Workbook(out, "UnionCard", "1.0")) {
            var form = book.newWorksheet("会员信息");
            var lists = book.newWorksheet("下拉菜单表");
            int columns = FormColumn.values().length;
            for (var column : FormColumn.values()) {
                form.width(column.ordinal(), column.width());
                form.style(column.ordinal()).format("@").set();
            }
            form.value(0, 0, "附件");
            form.value(1, 0, TITLE);
            form.range(1, 0, 1, columns - 1).merge();
            form.style(1, 0).bold().fontSize(18).horizontalAlignment("center").set();
            form.value(2, 0, "填表单位（盖章）：");
            form.range(2, 0, 2, 10).merge();
            form.value(2, 11, "单位负责人(签字)：");
            form.range(2, 11, 2, columns - 1).merge();
            for (var column : FormColumn.values()) {
                form.value(HEADER_ROW, column.ordinal(), column.headerCell());
            }
            form.range(HEADER_ROW, 0, HEADER_ROW, columns - 1).style().bold().wrapText(true).horizontalAlignment("center")
                    .verticalAlignment("center").borderStyle(BorderStyle.THIN).format("@").set();
            form.rowHeight(HEADER_ROW, 41);
            form.range(HEADER_ROW + 1, 0, NOTE_ROW - 1, columns - 1).style().borderStyle(BorderStyle.THIN).format("@").set();
            form.value(NOTE_ROW, 0, NOTE);
            form.range(NOTE_ROW, 0, NOTE_ROW, columns - 1).merge();
            form.style(NOTE_ROW, 0).wrapText(true).verticalAlignment("top").set();
            form.rowHeight(NOTE_ROW, 82);
            form.freezePane(2, HEADER_ROW + 1);
            dropDowns(form, lists, mostRows);
        }
    }

    private static void dropDowns(Worksheet form, Worksheet lists, int mostRows) {
        int listColumn = 0;
        for (var column : FormColumn.values()) {
            var words = words(column);
            if (words.isEmpty()) {
                continue;
            }
            lists.value(0, listColumn, column.header());
            for (int i = 0; i < words.size(); i++) {
                lists.value(i + 1, listColumn, words.get(i));
            }
            lists.width(listColumn, 26);
            var source = lists.range(1, listColumn, words.size(), listColumn);
            int at = column.ordinal();
            for (var range : List.of(form.range(HEADER_ROW + 1, at, NOTE_ROW - 1, at), form.range(NOTE_ROW + 1, at, NOTE_ROW + mostRows, at))) {
                range.validateWithList(source).allowBlank(true).showErrorMessage(true).errorStyle(DataValidationErrorStyle.STOP)
                        .errorTitle(column.header()).error("请从下拉选项中选择");
            }
            listColumn++;
        }
    }

    private static List<String> words(FormColumn column) {
        if (column == FormColumn.DOCUMENT_TYPE) {
            return Arrays.stream(DocumentType.values()).map(DocumentType::label).toList();
        }
        return Stream.ofNullable(column.dictionary()).flatMap(dictionary -> dictionary.words().stream()).toList();
    }
}
