package unioncard.organisation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** The history of unions: added to and read, nothing else; the table refuses more. */
final class ChangeSql {

    private static final int LONGEST_VALUE = 300;

    private ChangeSql() {
    }

    /** Writes one change of one item. */
    static void write(Handle handle, long unionId, ChangeKind kind, UnionItem item, String from, String to, SignedInUser who, Instant now) {
        handle.createUpdate("""
                insert into trade_union_change (union_id, district_id, at, login, actor, kind, item, old_value, new_value)
                select id, district_id, :now, :login, :actor, :kind, :item, :from, :to from trade_union where id = :union""")
                .bind("union", unionId).bind("now", now).bind("login", who.login()).bind("actor", who.name()).bind("kind", kind)
                .bind("item", item).bind("from", shortened(from)).bind("to", shortened(to)).execute();
    }

    /** Writes what differs between two descriptions of a union, in one statement. */
    static void writeEdit(Handle handle, long unionId, Map<UnionItem, String> before, Map<UnionItem, String> after, SignedInUser who, Instant now) {
        var items = new ArrayList<String>();
        var from = new ArrayList<String>();
        var to = new ArrayList<String>();
        for (var item : UnionItem.values()) {
            if (!Objects.equals(before.get(item), after.get(item))) {
                items.add(item.name());
                from.add(shortened(before.get(item)));
                to.add(shortened(after.get(item)));
            }
        }
        handle.createUpdate("""
                insert into trade_union_change (union_id, district_id, at, login, actor, kind, item, old_value, new_value)
                select u.id, u.district_id, :now, :login, :actor, 'EDITED', c.item, c.old_value, c.new_value
                from trade_union u, unnest(:items, :from, :to) with ordinality as c (item, old_value, new_value, place)
                where u.id = :union order by c.place""")
                .bind("union", unionId).bind("now", now).bind("login", who.login()).bind("actor", who.name())
                .bindArray("items", String.class, items).bindArray("from", String.class, from).bindArray("to", String.class, to).execute();
    }

    /** The history of a union in scope, newest first. */
    static Rows<UnionChange> list(Handle handle, UnionScope scope, long unionId, Slice slice) {
        var from = "from trade_union_change c join trade_union t on t.id = c.union_id where c.union_id = :union and " + scope.tree("t");
        return new Rows<>(
                handle.createQuery("select c.id, c.at, c.actor, c.kind, c.item, c.old_value, c.new_value " + from
                        + " order by c.id desc limit :size offset :first").bindMethods(scope).bind("union", unionId)
                        .bind("size", slice.size()).bind("first", slice.first()).map(ConstructorMapper.of(UnionChange.class)).list(),
                handle.createQuery("select count(*) from (select " + from + " limit :limit) n").bindMethods(scope).bind("union", unionId)
                        .bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one());
    }

    private static String shortened(String value) {
        return value == null || value.codePointCount(0, value.length()) <= LONGEST_VALUE ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE));
    }
}
