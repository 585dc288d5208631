package unioncard.organisation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import unioncard.shared.WholeCity;

/** Gives unions another place in the tree, with everything that has to follow, in a number of statements that does not grow with them. */
final class PlaceSql {

    private static final String OF_UNION = """
            update %s r set district_id = :district from trade_union u
            where u.id = r.union_id and u.path like :path || '%%' and r.district_id <> :district""";
    private static final String OF_MEMBER = """
            update %s r set district_id = :district from member m join trade_union u on u.id = m.union_id
            where m.id = r.member_id and u.path like :path || '%%' and r.district_id <> :district""";
    private static final String OF_BATCH = """
            update %s r set district_id = :district from %s b join trade_union u on u.id = b.union_id
            where b.id = r.batch_id and u.path like :path || '%%' and r.district_id <> :district""";

    /**
     * Every growing table that carries the district, and how its rows are found. {@code trade_union_change}, {@code member_change} and the ledger
     * with its allotments are left out: their rows say what was at that time. {@code AffiliationChangesTest} fails when the schema has a table that
     * is missing here.
     */
    static final Map<String, String> DISTRICT_ROWS = new LinkedHashMap<>();

    static {
        for (var table : new String[] {"member", "member_import", "transfer_look_up", "pending_entry", "verification_run", "card_batch",
            "bank_rejection", "enrolment_batch", "payment_voucher", "cover", "coverage_summary", "prepared_list", "union_import", "benefit_import",
            "paper"}) {
            DISTRICT_ROWS.put(table, OF_UNION.formatted(table));
        }
        for (var table : new String[] {"special_information", "special_attachment", "verification_answer", "card", "card_registration", "card_log",
            "member_note"}) {
            DISTRICT_ROWS.put(table, OF_MEMBER.formatted(table));
        }
        // What was decided stays with the district that decided it.
        DISTRICT_ROWS.put("approval_request", OF_UNION.formatted("approval_request") + " and r.status = 'OPEN'");
        DISTRICT_ROWS.put("transfer_request", """
                update transfer_request r set
                  district_id = case when u.path like :path || '%' then :district else r.district_id end,
                  to_district_id = case when t.path like :path || '%' then :district else r.to_district_id end
                from trade_union u, trade_union t
                where u.id = r.union_id and t.id = r.to_union_id and (u.path like :path || '%' or t.path like :path || '%')""");
        for (var table : new String[] {"card_batch_line", "card_batch_attachment"}) {
            DISTRICT_ROWS.put(table, OF_BATCH.formatted(table, "card_batch"));
        }
        DISTRICT_ROWS.put("payment_voucher_batch", OF_BATCH.formatted("payment_voucher_batch", "enrolment_batch"));
    }

    private PlaceSql() {
    }

    /**
     * Locks a union and all below it. Whoever is adding rows to one of them holds its row too and is waited for; whoever comes later waits,
     * so that no row is written with the district of before.
     */
    static void lock(Handle handle, String path) {
        handle.createQuery("select id from trade_union where path like :path || '%' order by id for update").bind("path", path)
                .mapTo(Long.class).list();
    }

    /** Characters of the longest path at a place or below it. */
    static int longestPath(Handle handle, String path) {
        return handle.createQuery("select max(length(path)) from trade_union where path like :path || '%'").bind("path", path)
                .mapTo(Integer.class).one();
    }

    /**
     * Puts everything at and below a path to another one; {@code staying} (0: none) remains where it is. Parent, path and district of all of
     * it change in one statement.
     */
    static void rebase(Handle handle, String from, String to, long fromParent, long toParent, long district, long staying) {
        handle.createUpdate("""
                update trade_union set path = :to || substr(path, length(:from) + 1), district_id = :district,
                       parent_id = case when parent_id = :fromParent then :toParent else parent_id end, version = version + 1
                where path like :from || '%' and id <> :staying""")
                .bind("from", from).bind("to", to).bind("fromParent", fromParent).bind("toParent", toParent).bind("district", district)
                .bind("staying", staying).execute();
    }

    /** Writes the district of a path's unions into the rows of everything that hangs on them. */
    static void moveRows(Handle handle, String path, long district) {
        // The rows belong to one side before and to the other after; both have agreed.
        WholeCity.in(handle, () -> DISTRICT_ROWS.values()
                .forEach(statement -> handle.createUpdate(statement).bind("path", path).bind("district", district).execute()));
    }
}
