package unioncard.form;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes an empty collection form in the layout that {@link FormReader} reads. All cells are text cells, so that no number is touched, and
 * the closed lists drop down from a second sheet.
 *
 * @param <C> the form's columns
 */
public final class FormTemplate<C extends Enum<C> & FormField> {

    static final String MENUS = "下拉菜单表";

    private final FormLayout<C> layout;
    private final C[] columns;
    private final int last;

    FormTemplate(FormLayout<C> layout) {
        this.layout = layout;
        columns = layout.columns().getEnumConstants();
        last = columns.length - 1;
    }

    /**
     * Writes the form with drop-downs for so many rows; the stream stays open.
     *
     * @param lists what drops down in columns whose closed lists are data
     */
    public static <C extends Enum<C> & FormField> void write(OutputStream out, FormLayout<C> layout, Map<C, List<String>> lists, int mostRows)
            throws IOException {
        try (var book = new Workbook(out, "UnionCard", "1.0")) {
            var form = book.newWorksheet(layout.sheet());
            var menus = book.newWorksheet(MENUS);
            var template = new FormTemplate<>(layout);
            template.above(form);
            template.header(form);
            template.emptyRows(form);
            template.note(form);
            int first = layout.headerRow() + 1;
            int note = layout.noteRow();
            template.dropDowns(form, menus, lists, first, note - 1, note + 1, note + mostRows);
        }
    }

    void above(Worksheet form) {
        for (var column : columns) {
            form.width(column.ordinal(), column.width());
            form.style(column.ordinal()).format("@").set();
        }
        form.value(0, 0, layout.attachment());
        form.value(1, 0, layout.title());
        form.range(1, 0, 1, last).merge();
        form.style(1, 0).bold().fontSize(18).horizontalAlignment("center").set();
        heads(form, 2, layout.signatures());
    }

    private void heads(Worksheet form, int row, List<FormLayout.Head<C>> heads) {
        for (int i = 0; i < heads.size(); i++) {
            int from = heads.get(i).from().ordinal();
            int to = i + 1 < heads.size() ? heads.get(i + 1).from().ordinal() - 1 : last;
            form.value(row, from, heads.get(i).words());
            if (to > from) {
                form.range(row, from, row, to).merge();
            }
        }
    }

    void header(Worksheet form) {
        int header = layout.headerRow();
        int first = layout.groups().isEmpty() ? header : header - 1;
        heads(form, first, layout.groups());
        for (var column : columns) {
            form.value(column == layout.numbering() ? first : header, column.ordinal(), column.headerCell());
        }
        if (first < header) {
            form.range(first, layout.numbering().ordinal(), header, layout.numbering().ordinal()).merge();
        }
        form.range(first, 0, header, last).style().bold().wrapText(true).horizontalAlignment("center").verticalAlignment("center")
                .borderStyle(BorderStyle.THIN).format("@").set();
        form.rowHeight(header, 41);
        form.freezePane(2, header + 1);
    }

    private void emptyRows(Worksheet form) {
        form.range(layout.headerRow() + 1, 0, layout.noteRow() - 1, last).style().borderStyle(BorderStyle.THIN).format("@").set();
    }

    private void note(Worksheet form) {
        int note = layout.noteRow();
        form.value(note, 0, layout.note());
        form.range(note, 0, note, last).merge();
        form.style(note, 0).wrapText(true).verticalAlignment("top").set();
        form.rowHeight(note, 82);
    }

    /** Closed lists for rows from one to another, and again from one to another. */
    void dropDowns(Worksheet form, Worksheet menus, Map<C, List<String>> lists, int... rows) {
        int listColumn = 0;
        for (var column : columns) {
            var words = lists.getOrDefault(column, column.words());
            if (words.isEmpty()) {
                continue;
            }
            menus.value(0, listColumn, column.header());
            for (int i = 0; i < words.size(); i++) {
                menus.value(i + 1, listColumn, words.get(i));
            }
            menus.width(listColumn, 26);
            var source = menus.range(1, listColumn, words.size(), listColumn);
            int at = column.ordinal();
            for (int i = 0; i < rows.length; i += 2) {
                form.range(rows[i], at, rows[i + 1], at).validateWithList(source).allowBlank(true).showErrorMessage(true)
                        .errorStyle(DataValidationErrorStyle.STOP).errorTitle(column.header()).error(CellFault.NOT_IN_LIST.remedy());
            }
            listColumn++;
        }
    }
}
