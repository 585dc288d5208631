package unioncard.organisation;

import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.SignedInUser;

/** What closing and merging look at and write. */
final class ClosureSql {

    private static final int LONGEST_REMARK = 300;

    private ClosureSql() {
    }

    static Obstacles obstacles(Handle handle, long unionId) {
        return handle.createQuery("""
                select (select count(*) from trade_union where parent_id = :union and status = 'ACTIVE') children,
                       m.members, m.transferring + (select count(*) from transfer_request where to_union_id = :union
                         and status in ('REQUESTED', 'RELEASED')) transferring, p.pending, p.verifying,
                       (select count(*) from card_batch where union_id = :union and status not in ('ANSWERED', 'WITHDRAWN')) card_batches,
                       (select count(*) from enrolment_batch where union_id = :union and status = 'AWAITING_DISTRICT') enrolments,
                       (select count(*) from enrolment_batch where union_id = :union and owes) owing,
                       (select count(*) from payment_voucher where union_id = :union and status = 'SUBMITTED') vouchers,
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

    /**
     * Gives the live members, their pending entries, open requests for a second person and running covers to another union of the same
     * district, and writes it into the record of each membership; returns the members.
     */
    static int moveMembers(Handle handle, Union from, Union to, LocalDate today, SignedInUser who, Instant now) {
        int members = handle.createUpdate("""
                with moved as (
                  update member set union_id = :to, version = version + 1
                  where union_id = :from and status in ('UNREVIEWED', 'ACTIVE', 'RETAINED') returning id, union_id, district_id, status)
                insert into member_change (member_id, union_id, district_id, action, status, changed_on, remark, at, login, actor)
                select id, union_id, district_id, 'MERGE_UNION', status, :today, :remark, :now, :login, :actor from moved""")
                .bind("from", from.getId()).bind("to", to.getId()).bind("today", today).bind("now", now).bind("login", who.login())
                .bind("actor", who.name()).bind("remark", shortened(from.getName() + "并入" + to.getName())).execute();
        handle.createUpdate("update approval_request set union_id = :to where union_id = :from and status = 'OPEN'")
                .bind("from", from.getId()).bind("to", to.getId()).execute();
        handle.createUpdate("update pending_entry set union_id = :to, version = version + 1 where union_id = :from")
                .bind("from", from.getId()).bind("to", to.getId()).execute();
        handle.createUpdate("""
                update cover set union_id = :to where union_id = :from and status = 'CONFIRMED' and ends_on >= :today""")
                .bind("from", from.getId()).bind("to", to.getId()).bind("today", today).execute();
        return members;
    }

    private static String shortened(String remark) {
        return remark.codePointCount(0, remark.length()) <= LONGEST_REMARK ? remark
                : remark.substring(0, remark.offsetByCodePoints(0, LONGEST_REMARK));
    }
}
