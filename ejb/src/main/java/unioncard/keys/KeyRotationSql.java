package unioncard.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.keys.SealedRows.Row;
import unioncard.security.Sealed;

/** Statements of a rotation: its own rows, and the generated ones over the tables with encrypted columns. */
final class KeyRotationSql {

    private KeyRotationSql() {
    }

    /** A new rotation to a version; empty while another one is open. */
    static Optional<Long> begin(Handle h, String version, String login, Instant now) {
        return h.createQuery("""
                insert into key_rotation (key_version, status, started_by, started_at) values (:version, 'RUNNING', :login, :now)
                on conflict ((true)) where status = 'RUNNING' do nothing returning id""")
                .bind("version", version).bind("login", login).bind("now", now).mapTo(Long.class).findOne();
    }

    /** The version an open rotation leads to; empty when it is over. */
    static Optional<String> version(Handle h, long rotation) {
        return h.createQuery("select key_version from key_rotation where id = :id and status = 'RUNNING'").bind("id", rotation)
                .mapTo(String.class).findOne();
    }

    /** Rows of a table with values under other keys. */
    static long stale(Handle h, SealedTable table, String version) {
        return h.createQuery("select count(*) from " + table.table() + " t where " + table.stale()).bind("current", prefix(version))
                .mapTo(Long.class).one();
    }

    static void measured(Handle h, long rotation, SealedTable table, long total) {
        h.createUpdate("""
                insert into key_rotation_part (rotation_id, place, table_name, total) values (:rotation, :place, :name, :total)
                on conflict do nothing""")
                .bind("rotation", rotation).bind("place", table.ordinal()).bind("name", table.name()).bind("total", total).execute();
    }

    /** The next rows with values under other keys, behind a key. */
    static SealedRows next(Handle h, SealedTable table, String version, List<Long> after, int most) {
        var query = h.createQuery(table.next()).bind("current", prefix(version)).bind("most", most);
        for (int i = 0; i < after.size(); i++) {
            query.bind("p" + i, after.get(i));
        }
        return new SealedRows(table, query.map((row, context) -> {
            var key = new ArrayList<Long>();
            for (int i = 0; i < table.key().size(); i++) {
                key.add(row.getLong("k" + i));
            }
            var values = new ArrayList<Sealed>();
            for (int i = 0; i < table.columns().size(); i++) {
                var token = row.getString("s" + i);
                values.add(token == null ? null : new Sealed(token));
            }
            return new Row(key, values, null);
        }).list());
    }

    /** Writes new values, all in one statement; rows that were changed meanwhile stay as they are. */
    static void put(Handle h, long rotation, SealedRows sealed) {
        var table = sealed.table();
        var update = h.createUpdate(table.put());
        for (int i = 0; i < table.key().size(); i++) {
            int place = i;
            update.bindArray("k" + i, Long.class, sealed.rows().stream().map(row -> row.key().get(place)).toList());
        }
        for (int i = 0; i < table.columns().size(); i++) {
            update.bindArray("o" + i, String.class, (Object[]) tokens(sealed, Row::before, i));
            update.bindArray("n" + i, String.class, (Object[]) tokens(sealed, Row::after, i));
        }
        h.createUpdate("update key_rotation_part set resealed = resealed + :rows where rotation_id = :rotation and place = :place")
                .bind("rows", update.execute()).bind("rotation", rotation).bind("place", table.ordinal()).execute();
    }

    private static String[] tokens(SealedRows sealed, Function<Row, List<Sealed>> values, int place) {
        return sealed.rows().stream().map(values).map(row -> row.get(place)).map(value -> value == null ? null : value.token())
                .toArray(String[]::new);
    }

    static void leftOver(Handle h, long rotation, SealedTable table, long rows) {
        h.createUpdate("update key_rotation_part set left_over = :rows where rotation_id = :rotation and place = :place")
                .bind("rows", rows).bind("rotation", rotation).bind("place", table.ordinal()).execute();
    }

    static void end(Handle h, long rotation, RotationStatus status, Instant now) {
        h.createUpdate("update key_rotation set status = :status, finished_at = :now where id = :id and status = 'RUNNING'")
                .bind("status", status.name()).bind("now", now).bind("id", rotation).execute();
    }

    /** The newest rotations. */
    static List<Rotation> newest(Handle h) {
        return h.createQuery("""
                select r.id, r.key_version, r.status, r.started_by, r.started_at, r.finished_at,
                  coalesce(sum(p.total), 0) total, coalesce(sum(least(p.resealed, p.total)), 0) resealed, coalesce(sum(p.left_over), 0) left_over
                from key_rotation r left join key_rotation_part p on p.rotation_id = r.id
                group by r.id order by r.id desc limit 20""").map(ConstructorMapper.of(Rotation.class)).list();
    }

    static List<RotationPart> parts(Handle h, long rotation) {
        return h.createQuery("""
                select table_name "table", total, least(resealed, total) resealed, left_over from key_rotation_part
                where rotation_id = :rotation order by place""").bind("rotation", rotation).map(ConstructorMapper.of(RotationPart.class)).list();
    }

    private static String prefix(String version) {
        return "v" + version + ".%";
    }
}
