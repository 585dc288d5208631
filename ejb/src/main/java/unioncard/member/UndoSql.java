package unioncard.member;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.UnionScope;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Statements of 撤销导入: the members of an import go again while nothing has happened to any of them. */
final class UndoSql {

    /** Reviewed, corrected, moved, picked for something, or about to be changed by a second person. */
    private static final String TOUCHED = """
            (m.status <> 'UNREVIEWED' or m.version > 0 or exists (select from member_change c where c.member_id = m.id)
              or exists (select from pending_entry e where e.member_id = m.id)
              or exists (select from transfer_request t where t.member_id = m.id)
              or exists (select from card_batch_line l where l.member_id = m.id)
              or exists (select from approval_request a where a.subject = 'member ' || m.id and a.status = 'OPEN'))""";

    private UndoSql() {
    }

    /** Holds the members of an import until the transaction ends. */
    static void lock(Handle h, long importId) {
        h.createQuery("select count(*) from (select 1 from member where import_id = :import order by id for update) held").bind("import", importId)
                .mapTo(Integer.class).one();
    }

    /** How many members of an import something has happened to. */
    static int touched(Handle h, long importId) {
        return h.createQuery("select count(*) from member m where m.import_id = :import and " + TOUCHED).bind("import", importId)
                .mapTo(Integer.class).one();
    }

    /** Those of them in scope. */
    static Rows<TouchedMember> touched(Handle h, UnionScope scope, long importId, Slice slice) {
        var where = " where m.import_id = :import and " + scope.sql("m") + " and " + TOUCHED;
        int total = h.createQuery("select count(*) from (select 1 from member m" + where + " limit " + (Rows.COUNT_LIMIT + 1) + ") counted")
                .bindMethods(scope).bind("import", importId).mapTo(Integer.class).one();
        List<TouchedMember> rows = h.createQuery("select m.id, m.member_no, p.name, m.status from member m join person p on p.id = m.person_id" + where
                + " order by m.id limit :size offset :first").bindMethods(scope).bind("import", importId).bind("size", slice.size())
                .bind("first", slice.first()).map(ConstructorMapper.of(TouchedMember.class)).list();
        return new Rows<>(rows, total);
    }

    /**
     * Takes the members of an import away, and the persons who so have no membership left at all. Who was known before keeps what the form
     * said about him.
     */
    static int remove(Handle h, long importId) {
        h.createUpdate("update transfer_look_up set member_id = null where member_id in (select id from member where import_id = :import)")
                .bind("import", importId).execute();
        h.execute("create temporary table leaving (person_id bigint) on commit drop");
        int removed = h.createUpdate("""
                with gone as (delete from member where import_id = :import returning person_id)
                insert into leaving select person_id from gone""").bind("import", importId).execute();
        h.execute("delete from person p using leaving l where p.id = l.person_id and not exists (select from member m where m.person_id = p.id)");
        return removed;
    }
}
