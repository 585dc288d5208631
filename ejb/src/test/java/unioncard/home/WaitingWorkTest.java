package unioncard.home;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(counted(clerk, Kind.PENDING, Kind.READY)).containsExactly(1, 0);
        world.attach(world.union, AttachmentKind.FRONT, AttachmentKind.BACK);
        assertThat(counted(clerk, Kind.PENDING, Kind.READY)).containsExactly(0, 1);
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
                new WorkingCalendar(database.jdbi(), database.parameters(), world.clock));
        return database.seenBy(user.sight(), waiting::list).stream().filter(item -> List.of(kinds).contains(item.kind()))
                .map(WaitingWork.Item::count).toList();
    }
}
