package unioncard.transfer;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.member.MemberStatus;

/**
 * What a transfer does to the member. On completion the membership changes union and district, and with it go, by their district, the rows
 * that are read through the member: {@code card}, {@code card_log}, {@code special_information}. What was handed in by the releasing union
 * stays there: {@code card_batch} with its lines, {@code verification_run} with its answers, {@code enrolment_batch} with its covers, which
 * that union has paid. A line still at the bank finds the member by id, so the card or the refusal arrives at the new union; a running cover
 * belongs to the person and keeps its plan, whatever the new union has chosen.
 */
final class MoveSql {

    private MoveSql() {
    }

    /** A locked member; public for Jdbi only. */
    public record Subject(long id, String memberNo, long unionId, long districtId, MemberStatus status) {
    }

    /**
     * Locks the member, the entry of the pending list before it: a submission to the bank takes the two in the same order. Only a full lock
     * makes those wait who are about to put the member into the list.
     */
    static Optional<Subject> lock(Handle h, long memberId) {
        h.createQuery("select id from pending_entry where member_id = :id for update").bind("id", memberId).mapTo(Long.class).findOne();
        return h.createQuery("select id, member_no, union_id, district_id, status from member where id = :id for update")
                .bind("id", memberId).map(ConstructorMapper.of(Subject.class)).findOne();
    }

    /** Whether the member stands in an enrolment batch in 区局确认中. */
    static boolean enrolling(Handle h, long memberId) {
        return h.createQuery("select exists (select from cover where member_id = :id and status = 'PROPOSED')").bind("id", memberId)
                .mapTo(Boolean.class).one();
    }

    /** 正常 → 转会中; the entry of the pending list goes, with the reason in 办卡日志. */
    static void begin(Handle h, long memberId, String why, String actor, Instant now) {
        h.createUpdate("update member set status = 'TRANSFERRING', version = version + 1 where id = :id and status = 'ACTIVE'")
                .bind("id", memberId).execute();
        takeOffPendingList(h, memberId, why, actor, now);
    }

    /** 转会中 → 正常 under the releasing union. */
    static void restore(Handle h, long memberId, long unionId) {
        h.createUpdate("""
                update member set status = 'ACTIVE', version = version + 1 where id = :id and union_id = :union and status = 'TRANSFERRING'""")
                .bind("id", memberId).bind("union", unionId).execute();
    }

    /** 转会中 → 正常 under the receiving union, and everything that follows; {@code log} goes into 办卡日志. */
    static void complete(Handle h, TransferRequest request, Grassroots to, String log, String actor, Instant now) {
        // What was added in the instant between look and request would belong to no union's list.
        takeOffPendingList(h, request.memberId(), log, actor, now);
        h.createUpdate("""
                with moved as (
                  update member m set status = 'ACTIVE', union_id = :union, district_id = :district, change_kind = '转入',
                    change_reason = left(:reason, 40), work_unit = coalesce(u.unit_name, m.work_unit), version = m.version + 1
                  from trade_union u where m.id = :member and m.status = 'TRANSFERRING' and m.union_id = :from and u.id = :union
                  returning m.id),
                cards as (update card c set district_id = :district from moved where c.member_id = moved.id),
                forms as (update special_information s set district_id = :district from moved where s.member_id = moved.id),
                past as (update card_log l set district_id = :district from moved where l.member_id = moved.id)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select id, :district, :now, :actor, 'TRANSFERRED', 'DONE', :log from moved""")
                .bind("member", request.memberId()).bind("from", request.unionId()).bind("union", to.id()).bind("district", to.districtId())
                .bind("reason", request.reason()).bind("now", now).bind("actor", actor).bind("log", log).execute();
    }

    /** Closes what has waited too long, or whose member is no longer 转会中 there; the members are 正常 again. Returns how many requests. */
    static int expire(Handle h, Instant waitingBefore, Instant now) {
        return h.createQuery("""
                with due as (
                  select t.id from transfer_request t where t.status in ('REQUESTED', 'RELEASED') and (t.waiting_since < :before
                    or not exists (select from member m where m.id = t.member_id and m.status = 'TRANSFERRING' and m.union_id = t.union_id))
                  order by t.id for update skip locked),
                closed as (
                  update transfer_request t set status = 'EXPIRED', closed_at = :now, version = t.version + 1 from due where t.id = due.id
                  returning t.member_id, t.union_id),
                freed as (
                  update member m set status = 'ACTIVE', version = m.version + 1 from closed c
                  where m.id = c.member_id and m.union_id = c.union_id and m.status = 'TRANSFERRING')
                select count(*) from closed""").bind("before", waitingBefore).bind("now", now).mapTo(Integer.class).one();
    }

    private static void takeOffPendingList(Handle h, long memberId, String why, String actor, Instant now) {
        h.createUpdate("""
                with removed as (delete from pending_entry where member_id = :id returning member_id, district_id)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select member_id, district_id, :now, :actor, 'REMOVED', 'DONE', :why from removed""")
                .bind("id", memberId).bind("now", now).bind("actor", actor).bind("why", why).execute();
    }
}
