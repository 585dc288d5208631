package unioncard.organisation;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What closing and merging look at and write. */
final class ClosureSql {

    private ClosureSql() {
    }

    static Obstacles obstacles(Handle handle, long unionId) {
        return handle.createQuery("""
                select (select count(*) from trade_union where parent_id = :union and status = 'ACTIVE') children,
                       m.members, m.transferring, p.pending, p.verifying,
                       (select count(*) from card_batch where union_id = :union and status not in ('ANSWERED', 'WITHDRAWN')) card_batches,
                       (select count(*) from enrolment_batch where union_id = :union and status = 'AWAITING_DISTRICT') enrolments,
                       exists (select from affiliation_change where :union in (union_id, to_parent_id)
                               and status in ('REQUESTED', 'RELEASED')) moving
                from (select count(*) members, count(*) filter (where status = 'TRANSFERRING') transferring from member
                      where union_id = :union and status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED')) m,
                     (select count(*) pending, count(*) filter (where verification = 'VERIFYING') verifying from pending_entry
                      where union_id = :union) p""")
                .bind("union", unionId).map(ConstructorMapper.of(Obstacles.class)).one();
    }

    /** Closes the union for good. */
    static void close(Handle handle, long unionId, Long successorId, Instant now) {
        handle.createUpdate("""
                update trade_union set status = 'CLOSED', closed_at = :now, successor_id = :successor, version = version + 1 where id = :union""")
                .bind("union", unionId).bind("successor", successorId).bind("now", now).execute();
    }

    /** Gives the live members, their pending entries and their running covers to another union of the same district; returns the members. */
    static int moveMembers(Handle handle, long from, long to, Instant now) {
        int members = handle.createUpdate("""
                update member set union_id = :to, version = version + 1
                where union_id = :from and status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED')""")
                .bind("from", from).bind("to", to).execute();
        handle.createUpdate("update pending_entry set union_id = :to, version = version + 1 where union_id = :from")
                .bind("from", from).bind("to", to).execute();
        handle.createUpdate("""
                update cover set union_id = :to where union_id = :from and status = 'CONFIRMED' and ends_on >= cast(:now as date)""")
                .bind("from", from).bind("to", to).bind("now", now).execute();
        return members;
    }
}
