package unioncard.member;

import java.io.IOException;
import java.io.OutputStream;
import org.jdbi.v3.core.Handle;
import unioncard.form.FormReader;
import unioncard.form.RefusedForm;
import unioncard.form.SpreadsheetFile;

/** The form of an import's refused rows: the file is read once more beside the refusals in its order, and neither is held as a whole. */
final class RefusedRows {

    private static final int FETCHED = 1000;

    private RefusedRows() {
    }

    /** A refused row with everything said against it; public for Jdbi only. */
    public record Reason(int rowNo, String text) {
    }

    static void write(Handle h, long importId, SpreadsheetFile file, int mostRows, OutputStream out) throws IOException {
        int rows = h.createQuery("select count(distinct row_no) from member_import_refusal where import_id = :id").bind("id", importId)
                .mapTo(Integer.class).one();
        try (var reasons = h.createQuery("""
                select row_no, string_agg(column_name || '：' || reason || '，' || remedy, '；' order by column_name, reason) from member_import_refusal
                where import_id = :id group by row_no order by row_no""").bind("id", importId).setFetchSize(FETCHED)
                .map((row, context) -> new Reason(row.getInt(1), row.getString(2))).iterator();
                var form = FormReader.open(file, MemberForm.LAYOUT, mostRows);
                var refused = new RefusedForm<>(out, MemberForm.LAYOUT, rows)) {
            var row = form.next();
            while (reasons.hasNext() && row != null) {
                var reason = reasons.next();
                while (row != null && row.rowNo() < reason.rowNo()) {
                    row = form.next();
                }
                if (row != null) {
                    refused.row(row, "第" + reason.rowNo() + "行 " + reason.text());
                }
            }
        }
    }
}
