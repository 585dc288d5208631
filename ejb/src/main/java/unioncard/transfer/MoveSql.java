package unioncard.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.member.MemberStatus;
import unioncard.security.SignedInUser;

/**
 * What a transfer does to the member, each with its line in 会籍变动记录. On completion the membership changes union and district, and with it
 * go, by their district, the rows that are read through the member: {@code card}, {@code card_registration}, {@code card_log},
 * {@code member_note}, {@code special_information}, {@code special_attachment}. What was handed in by the releasing union stays there:
 * {@code card_batch} with its lines and their attachments, {@code verification_run} with its answers, {@code enrolment_batch}, which that union
 * has paid. A line still at the bank finds the member by id, so the card or the refusal arrives at the new union; a running cover goes with the
 * person and keeps its plan, whatever the new union has chosen, while the batch it was enrolled with still shows it.
 */
final class MoveSql {

    private static final String RECORD = """
            insert into member_change (member_id, union_id, district_id, action, status, changed_on, reason, remark, at, login, actor)
            """;

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

    /** Who does it and when; public for Jdbi only. */
    public record Act(String login, String name, LocalDate on, Instant at) {

        static Act of(SignedInUser user, Clock clock) {
            return new Act(user.login(), user.name(), LocalDate.now(clock), clock.instant());
        }
    }

    /** Whether the member stands in an enrolment batch in 区局确认中. */
    static boolean enrolling(Handle h, long memberId) {
        return h.createQuery("select exists (select from cover where member_id = :id and status = 'PROPOSED')").bind("id", memberId)
                .mapTo(Boolean.class).one();
    }

    /** 正常 → 转会中. */
    static void begin(Handle h, long memberId, String reason, String remark, Act act) {
        h.createUpdate("""
                with moved as (
                  update member set status = 'TRANSFERRING', version = version + 1 where id = :id and status = 'ACTIVE'
                  returning id, union_id, district_id)
                """ + RECORD + """
                select id, union_id, district_id, 'START_TRANSFER', 'TRANSFERRING', :on, :reason, :remark, :at, :login, :name from moved""")
                .bind("id", memberId).bind("reason", reason).bind("remark", remark).bindMethods(act).execute();
    }

    /** 转会中 → 正常 under the releasing union. */
    static void restore(Handle h, TransferRequest request, Act act) {
        h.createUpdate("""
                with moved as (
                  update member set status = 'ACTIVE', version = version + 1 where id = :id and union_id = :union and status = 'TRANSFERRING'
                  returning id, union_id, district_id)
                """ + RECORD + """
                select id, union_id, district_id, 'END_TRANSFER', 'ACTIVE', :on, null, :remark, :at, :login, :name from moved""")
                .bind("id", request.memberId()).bind("union", request.unionId()).bind("remark", "转会申请" + request.status().label())
                .bindMethods(act).execute();
    }

    /** 转会中 → 正常 under the receiving union, and everything that follows, with a line in 办卡日志. */
    static void complete(Handle h, TransferRequest request, Grassroots to, Act act) {
        h.createUpdate("""
                with moved as (
                  update member m set status = 'ACTIVE', union_id = :union, district_id = :district, change_kind = '转入',
                    change_reason = left(:reason, 40), work_unit = coalesce(u.unit_name, m.work_unit), version = m.version + 1
                  from trade_union u where m.id = :member and m.status = 'TRANSFERRING' and m.union_id = :from and u.id = :union
                  returning m.id, m.person_id),
                covers as (update cover v set union_id = :union, district_id = :district from moved
                  where v.person_id = moved.person_id and v.status = 'CONFIRMED' and v.ends_on >= :on),
                cards as (update card c set district_id = :district from moved where c.member_id = moved.id),
                years as (update card_registration r set district_id = :district from moved where r.member_id = moved.id),
                forms as (update special_information s set district_id = :district from moved where s.member_id = moved.id),
                files as (update special_attachment f set district_id = :district from moved where f.member_id = moved.id),
                past as (update card_log l set district_id = :district from moved where l.member_id = moved.id),
                notes as (update member_note n set district_id = :district from moved where n.member_id = moved.id),
                log as (
                  insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                  select id, :district, :at, :name, 'TRANSFERRED', 'DONE', '会员转入“' || :toName || '”，会员服务卡及办卡进度随会员转移' from moved)
                """ + RECORD + """
                select moved.id, :union, :district, 'END_TRANSFER', 'ACTIVE', :on, :reason, '由“' || f.name || '”转入“' || :toName || '”', :at, :login, :name
                from moved join trade_union f on f.id = :from""")
                .bind("member", request.memberId()).bind("from", request.unionId()).bind("union", to.id()).bind("district", to.districtId())
                .bind("toName", to.name()).bind("reason", request.reason()).bindMethods(act).execute();
    }

    /**
     * Closes what has waited too long, or whose member is no longer 转会中 there; the members are 正常 again. Returns how many requests.
     */
    static int expire(Handle h, Instant waitingBefore, Act act) {
        return h.createQuery("""
                with due as (
                  select t.id from transfer_request t where t.status in ('REQUESTED', 'RELEASED') and (t.waiting_since < :before
                    or not exists (select from member m where m.id = t.member_id and m.status = 'TRANSFERRING' and m.union_id = t.union_id))
                  order by t.id for update skip locked),
                closed as (
                  update transfer_request t set status = 'EXPIRED', closed_at = :at, version = t.version + 1 from due where t.id = due.id
                  returning t.member_id, t.union_id),
                freed as (
                  update member m set status = 'ACTIVE', version = m.version + 1 from closed c
                  where m.id = c.member_id and m.union_id = c.union_id and m.status = 'TRANSFERRING' returning m.id, m.union_id, m.district_id),
                recorded as (
                """ + RECORD + """
                select id, union_id, district_id, 'END_TRANSFER', 'ACTIVE', :on, null, :remark, :at, :login, :name from freed)
                select count(*) from closed""").bind("before", waitingBefore).bind("remark", "转会申请" + TransferStatus.EXPIRED.label())
                .bindMethods(act).mapTo(Integer.class).one();
    }
}
