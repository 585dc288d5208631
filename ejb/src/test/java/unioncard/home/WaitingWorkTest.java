package unioncard.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.approval.ApprovalKinds;
import unioncard.card.AttachmentKind;
import unioncard.card.CardWorld;
import unioncard.home.WaitingWork.Kind;
import unioncard.security.Permission;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;
import unioncard.shared.WorkingCalendar;
import unioncard.transfer.TransferTerms;

@DisplayName("首页待办事项")
class WaitingWorkTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;

    @BeforeEach
    void twoUnions() {
        world = new CardWorld(database);
    }

    @Test
    @DisplayName("转会申请已有结果：近 7 日对本人所提申请的同意、拒绝和失效；他人的、更早的和尚待处理的不计")
    void answered_transfers() {
        request("clerk", "'REFUSED', false, 'head-b', now()", "2 days");
        request("clerk", "'DONE', true, 'head-b', now()", "3 days");
        request("clerk", "'REFUSED', false, 'head-b', now()", "8 days");
        request("clerk", "'REQUESTED', null, null, null", "2 days");
        request("other", "'REFUSED', false, 'head-b', now()", "2 days");
        assertThat(counted(TestUser.of(database.jdbi(), world.otherUnion).colleague(1, "clerk", Permission.REQUEST_TRANSFERS))).containsExactly(2);
        assertThat(counted(TestUser.of(database.jdbi(), world.union).colleague(1, "clerk", Permission.REQUEST_TRANSFERS)))
                .as("after the clerk has moved to another union").containsExactly(0);
        assertThat(counted(TestUser.of(database.jdbi(), world.otherUnion).colleague(1, "clerk", Permission.VIEW_MEMBERS))).isEmpty();
    }

    @Test
    @DisplayName("被退回的参保批次提醒到重新提交为止；新版本撤回的重新提醒，参保方式已过办理期间的不提醒")
    void returned_enrolments() {
        var clerk = TestUser.of(database.jdbi(), world.union).colleague(1, "clerk", Permission.SUBMIT_ENROLMENTS);
        enrolment(1, "RETURNED", null);
        assertThat(counted(clerk, Kind.RETURNED)).containsExactly(1);
        enrolment(2, "AWAITING_DISTRICT", 1);
        assertThat(counted(clerk, Kind.RETURNED)).containsExactly(0);
        world.change("update enrolment_batch set status = 'WITHDRAWN' where id = 2");
        assertThat(counted(clerk, Kind.RETURNED)).containsExactly(1);
        world.change("update enrolment_batch set way = 'COLLECTIVE'");
        assertThat(counted(clerk, Kind.RETURNED)).containsExactly(0);
    }

    private void enrolment(int id, String status, Integer previous) {
        world.change("""
                insert into enrolment_batch (id, union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, status, submitted_by,
                  submitted_at, updated_at, previous_id, revision)
                select %d, id, district_id, 2026, 'NEW_CARD', 'A', 1, 2, 1, 1, '%s', 'c', now(), now(), %s, %d from trade_union where id = %d"""
                .formatted(id, status, previous, previous == null ? 1 : 2, world.union));
    }

    @Test
    @DisplayName("特殊通道：还缺信息或附件的待处理，齐了才待提交；与待办人员列表一致")
    void special_channel() {
        long member = world.member("张䶮");
        world.change("update member set special_reason = 'RARE_CHARACTER', handling_status = 'FAILED' where id = " + member);
        world.pendingList(world.union).add(List.of(member));
        world.allHavePassed();
        // Complete once, for another reason: it does not count for this one.
        world.change("insert into special_information (member_id, district_id, bank_name, name_pinyin, completed_at) "
                + "select id, district_id, '张YAN', 'ZHANG YAN', now() from member");
        var clerk = TestUser.of(database.jdbi(), world.union).colleague(1, "clerk", Permission.PREPARE_CARDS, Permission.SUBMIT_CARDS);
        assertThat(counted(clerk, Kind.INCOMPLETE, Kind.READY_SPECIAL)).containsExactly(1, 0);
        world.attach(world.union, AttachmentKind.FRONT, AttachmentKind.BACK);
        assertThat(counted(clerk, Kind.INCOMPLETE, Kind.READY_SPECIAL)).containsExactly(0, 1);
    }

    @Test
    @DisplayName("待办会员证件在 30 日内到期或已到期的提醒；长期有效的、更晚到期的、别的工会的不计")
    void documents_expiring() {
        long last = world.member("甲");
        long past = world.member("乙");
        long later = world.member("丙");
        long forever = world.member("丁");
        expires(last, "30 days");
        expires(past, "-1 days");
        expires(later, "31 days");
        world.change("update person set document_expires_on = null, document_long_term = true where id = (select person_id from member where id = "
                + forever + ")");
        world.pendingList(world.union).add(List.of(last, past, later, forever));
        var clerk = TestUser.of(database.jdbi(), world.union).colleague(1, "clerk", Permission.PREPARE_CARDS);
        assertThat(counted(clerk, Kind.EXPIRING, Kind.EXPIRING_SPECIAL)).containsExactly(2, 0);
        world.change("update pending_entry set channel = 'SPECIAL', special_reason = 'RARE_CHARACTER' where member_id = " + past);
        assertThat(counted(clerk, Kind.EXPIRING, Kind.EXPIRING_SPECIAL)).as("each leads to its own list").containsExactly(1, 1);
        assertThat(counted(TestUser.of(database.jdbi(), world.otherUnion).colleague(1, "clerk", Permission.PREPARE_CARDS), Kind.EXPIRING)).containsExactly(0);
    }

    @Test
    @DisplayName("已确认的批次待缴费、逾期未缴；凭证待他人审核；有凭证的、无须缴费的、别的区局的不计")
    void money_owed() {
        batch(world.union, 1, "2026-11-22", 1200);
        batch(world.union, 2, "2026-11-23", 1200);
        batch(world.union, 3, "2026-11-01", 0);
        batch(world.union, 4, "2026-11-01", 1200);
        batch(world.otherUnion, 5, "2026-11-01", 1200);
        world.change("""
                with v as (insert into payment_voucher (union_id, district_id, amount_fen, paid_on, media_type, size_bytes, digest, key_sealed, content,
                    uploaded_by, uploader_name, uploaded_at)
                  select union_id, district_id, 1200, now(), 'PDF', 1, 'd', 'x', 'x', 'clerk', 'c', now() from enrolment_batch where batch_no = '4'
                  returning id)
                insert into payment_voucher_batch (voucher_id, batch_id, district_id, lower_fen)
                select v.id, b.id, b.district_id, 1200 from v, enrolment_batch b where b.batch_no = '4'""");
        world.change("update enrolment_batch set owes = false where batch_no = '4'");
        var clerk = TestUser.of(database.jdbi(), world.union).colleague(1, "clerk", Permission.HAND_IN_VOUCHERS, Permission.VIEW_ENROLMENTS);
        assertThat(counted(clerk, Kind.VOUCHERS_DUE, Kind.VOUCHERS_OVERDUE, Kind.VOUCHERS_SUBMITTED)).containsExactly(2, 1);
        var district = TestUser.of(database.jdbi(), world.district);
        assertThat(counted(district.colleague(2, "reviewer", Permission.VERIFY_VOUCHERS), Kind.VOUCHERS_SUBMITTED)).containsExactly(1);
        assertThat(counted(district.colleague(2, "clerk", Permission.VERIFY_VOUCHERS), Kind.VOUCHERS_SUBMITTED)).as("handed in oneself").containsExactly(0);
    }

    @Test
    @DisplayName("划拨单待他人复核；自己制作的、已作废的不计")
    void orders_to_approve() {
        world.change("""
                insert into allotment_order (order_no, union_id, district_id, year, up_to, batches, headcount, amount_fen, status, prepared_by, preparer_name,
                  prepared_at, decided_by, decided_at, reason)
                select 'HB' || i, %1$d, %1$d, 2026, now(), 1, 1, 1, case when i = 3 then 'VOIDED' else 'PREPARED' end, 'staff', 'c', now(),
                  case when i = 3 then 'x' end, case when i = 3 then now() end, case when i = 3 then 'x' end
                from generate_series(1, 3) i""".formatted(world.district));
        var office = TestUser.of(database.jdbi(), world.district);
        assertThat(counted(office.colleague(2, "head", Permission.APPROVE_ALLOTMENTS), Kind.ALLOTMENTS)).containsExactly(2);
        assertThat(counted(office.colleague(2, "staff", Permission.APPROVE_ALLOTMENTS), Kind.ALLOTMENTS)).as("made oneself").containsExactly(0);
    }

    private void batch(long union, int number, String due, int lowerFen) {
        world.change("""
                insert into enrolment_batch (batch_no, union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, status,
                  submitted_by, submitted_at, updated_at, voucher_due_on, owes)
                select '%1$d', id, district_id, 2026, 'NEW_CARD', 'A', 1, 2400, 2400 - %2$d, %2$d, 'CONFIRMED', 'x', now(), now(), date '%3$s', %2$d > 0
                from trade_union where id = %4$d""".formatted(number, lowerFen, due, union));
    }

    private void expires(long member, String after) {
        world.change("""
                update person set document_long_term = false, document_expires_on = date '%s' + interval '%s'
                where id = (select person_id from member where id = %d)""".formatted(LocalDate.now(world.clock), after, member));
    }

    /** A request of the other union for a member of the first one; the last answer was given so long before the clock's time. */
    private void request(String by, String outcome, String ago) {
        long member = world.member("赵" + ago + outcome.length() + by);
        var values = outcome.split(", ");
        world.change("""
                insert into transfer_request (member_id, union_id, district_id, to_union_id, to_district_id, origin, reason, status, waiting_since,
                  requested_by, requested_at, out_agreed, out_by, out_at, in_agreed, in_by, in_at)
                select m.id, m.union_id, m.district_id, u.id, u.district_id, 'RECEIVING', '工作调动', x.status, x.moment, '%s', x.moment, x.agreed, x.by,
                  case when x.by is not null then x.moment end, case when x.status = 'DONE' then true end, case when x.status = 'DONE' then 'head-a' end,
                  case when x.status = 'DONE' then x.moment end
                from member m, trade_union u, (select %s status, %s::boolean agreed, %s::text by, timestamptz '%s' - interval '%s' as moment) x
                where m.id = %d and u.id = %d""".formatted(by, values[0], values[1], values[2], world.clock.instant(), ago, member, world.otherUnion));
    }

    private List<Integer> counted(TestUser user) {
        return counted(user, Kind.TRANSFERS_ANSWERED);
    }

    private List<Integer> counted(TestUser user, Kind... kinds) {
        var waiting = new WaitingWork(database.jdbi(), world.clock, user, new ApprovalKinds(List.of()),
                new TransferTerms(database.parameters(), world.clock),
                new WorkingCalendar(database.jdbi(), database.parameters(), world.clock), database.parameters());
        return database.seenBy(user.sight(), waiting::list).stream().filter(item -> List.of(kinds).contains(item.kind()))
                .map(WaitingWork.Item::count).toList();
    }
}
