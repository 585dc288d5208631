package unioncard.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Database;

/**
 * What was uploaded and what became of it, in a table {@code <kind>_import} and one with its refusals. The constraint on union and digest
 * makes one file come in once.
 */
public final class ImportLog {

    private static final int LONGEST_NAME = 255;

    private final String table;

    /** The log of a kind of forms: a word of the schema, as in {@code member}. */
    public ImportLog(String kind) {
        table = kind + "_import";
    }

    /** Claims a file for the uploader's union; empty when it has been uploaded before. A claim running elsewhere is waited for. */
    public Optional<Long> claim(Handle handle, SignedInUser user, String fileName, String digest, Instant now) {
        return handle.createQuery("""
                insert into %1$s (union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at)
                select id, district_id, :file, :digest, 0, 0, 0, :login, :now from trade_union where id = :union
                on conflict on constraint uq_%1$s_file do nothing returning id""".formatted(table))
                .bind("union", user.unionId()).bind("file", lastPart(fileName)).bind("digest", digest)
                .bind("login", user.login()).bind("now", now).mapTo(Long.class).findOne();
    }

    /** Writes how it ended. */
    public void finish(Handle handle, long id, int rowCount, int taken, List<FormRefusal> refusals) {
        handle.createUpdate("update %s set row_count = :rows, taken_count = :taken, refused_count = :rows - :taken where id = :id".formatted(table))
                .bind("rows", rowCount).bind("taken", taken).bind("id", id).execute();
        var rows = new StringBuilder();
        for (var r : refusals) {
            Database.copyRow(rows, id, r.rowNo(), r.columnName(), r.valueMasked(), r.reason(), r.remedy());
        }
        Database.copyInBehindWall(handle, table + "_refusal (import_id, row_no, column_name, value_masked, reason, remedy)", rows);
    }

    /** The latest uploads in scope, newest first, without their refusals. */
    public List<ImportResult> recent(Handle handle, UnionScope scope, int limit) {
        return handle.createQuery(select() + "where " + scope.sql("i") + " order by i.id desc limit :limit")
                .bindMethods(scope).bind("limit", limit).map((row, context) -> result(row, List.of())).list();
    }

    /** One upload in scope with its refusals. */
    public Optional<ImportResult> result(Handle handle, UnionScope scope, long id) {
        var refusals = handle.createQuery("""
                select row_no, column_name, value_masked, reason, remedy from %s_refusal
                where import_id = :id order by row_no, column_name""".formatted(table)).bind("id", id)
                .map(ConstructorMapper.of(FormRefusal.class)).list();
        return handle.createQuery(select() + "where i.id = :id and " + scope.sql("i")).bindMethods(scope).bind("id", id)
                .map((row, context) -> result(row, refusals)).findOne();
    }

    private String select() {
        return """
                select i.id, i.file_name, u.name union_name, i.row_count, i.taken_count, i.refused_count,
                  coalesce(a.name, i.uploaded_by) uploaded_by, i.uploaded_at
                from %s i join trade_union u on u.id = i.union_id left join user_account a on a.login = i.uploaded_by
                """.formatted(table);
    }

    private static ImportResult result(ResultSet row, List<FormRefusal> refusals) throws SQLException {
        return new ImportResult(row.getLong("id"), row.getString("file_name"), row.getString("union_name"), row.getInt("row_count"),
                row.getInt("taken_count"), row.getInt("refused_count"), row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant(), refusals);
    }

    /** A file's name without the folders that some browsers tell; a word for display, never a place on a disk. */
    public static String lastPart(String fileName) {
        var last = fileName == null ? "" : fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        // What controls a screen or a protocol is no part of a name.
        var name = last.codePoints()
                .filter(c -> !Character.isISOControl(c) && !TypedText.isInvisible(c) && !(c >= 0x2066 && c <= 0x2069))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().strip();
        if (name.isEmpty()) {
            return "—";
        }
        return name.codePointCount(0, name.length()) <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
