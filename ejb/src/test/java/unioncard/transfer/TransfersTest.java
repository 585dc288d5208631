package unioncard.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.transfer.TransferStepKind.ASKED_IN;
import static unioncard.transfer.TransferStepKind.ASKED_OUT;
import static unioncard.transfer.TransferStepKind.AWAITING_RELEASE;
import static unioncard.transfer.TransferStepKind.CONFIRMED;
import static unioncard.transfer.TransferStepKind.RELEASED;
import static unioncard.transfer.TransferStepKind.WITHDRAWN;
import static unioncard.transfer.TransferWorld.refused;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.CardMemberFilter;
import unioncard.security.TestUser;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("会员转出审核")
class TransfersTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private TransferWorld world;
    private long member;

    @BeforeEach
    void aMemberOfTheShipyard() {
        world = new TransferWorld(database);
        member = world.cards.member("李𬎆");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("转入申请：转会中 → 转出工会同意 → 转入工会确认 → 正常，归转入工会")
    void the_receiving_union_asks() {
        long id = world.askedIn(member);
        assertThat(world.member(member)).isEqualTo("造船厂工会 TRANSFERRING");
        assertThat(world.clerkB().detail(id)).extracting(TransferDetail::status, TransferDetail::name, TransferDetail::opened)
                .containsExactly(TransferStatus.REQUESTED, "李**", false);
        assertThat(world.headA().detail(id)).extracting(TransferDetail::name, TransferDetail::decidable, TransferDetail::withdrawable)
                .containsExactly("李𬎆", true, false);
        assertThat(world.headB().transfers().steps(id)).extracting(TransferStep::kind, TransferStep::unionName)
                .containsExactly(tuple(ASKED_IN, "纺织厂工会"), tuple(AWAITING_RELEASE, "造船厂工会"));
        refused("not-allowed", () -> world.headB().release(id));
        refused("transfer.handled", () -> world.headB().confirm(id));
        refused("transfer.handled", () -> world.headB().refuseEntry(id, "不认识此人"));
        world.headA().release(id);
        assertThat(world.member(member)).isEqualTo("造船厂工会 TRANSFERRING");
        assertThat(world.clerkB().detail(id)).extracting(TransferDetail::status, TransferDetail::name, TransferDetail::withdrawable)
                .containsExactly(TransferStatus.RELEASED, "李𬎆", true);
        refused("transfer.handled", () -> world.headA().release(id));
        refused("not-allowed", () -> world.headA().confirm(id));
        world.reviewerB().confirm(id);
        assertThat(world.member(member)).isEqualTo("纺织厂工会 ACTIVE");
        assertThat(world.cards.text("select district_id from member where id = ?", member)).isEqualTo(String.valueOf(world.west));
        assertThat(world.cards.text("select change_kind || change_reason || work_unit from member where id = ?", member))
                .isEqualTo("转入劳动（工作）关系发生变化纺织厂");
        assertThat(world.headA().transfers().steps(id)).extracting(TransferStep::kind).containsExactly(ASKED_IN, RELEASED, CONFIRMED);
        assertThat(world.headA().transfers().steps(id)).extracting(TransferStep::who).containsExactly("姓名clerk-b", "姓名head-a", "姓名reviewer-b");
        assertThat(world.cards.text("select string_agg(action || ' ' || remark || ' ' || actor, ',' order by id) from member_change"))
                .isEqualTo("START_TRANSFER 转入“纺织厂工会” clerk-b,END_TRANSFER 由“造船厂工会”转入“纺织厂工会” reviewer-b");
        assertThat(world.headA().transfers().steps(id)).extracting(TransferStep::unionName).containsExactly("纺织厂工会", "造船厂工会", "西区总工会");
    }

    @Test
    @DisplayName("转出申请：提出即视为同意转出，直接待转入确认")
    void the_releasing_union_asks() {
        long id = world.clerkA().requestOut(member, world.mill);
        assertThat(world.member(member)).isEqualTo("造船厂工会 TRANSFERRING");
        assertThat(world.headB().detail(id)).extracting(TransferDetail::status, TransferDetail::name, TransferDetail::decidable)
                .containsExactly(TransferStatus.RELEASED, "李𬎆", true);
        assertThat(world.clerkA().detail(id).withdrawable()).isTrue();
        assertThat(world.headA().detail(id).decidable()).isFalse();
        world.headB().confirm(id);
        assertThat(world.member(member)).isEqualTo("纺织厂工会 ACTIVE");
        assertThat(world.headB().transfers().steps(id)).extracting(TransferStep::kind).containsExactly(ASKED_OUT, CONFIRMED);
    }

    @Test
    @DisplayName("不同意、拒绝、撤回后会员恢复正常，可再次申请")
    void refusal_and_withdrawal_give_the_member_back() {
        long first = world.askedIn(member);
        refused("transfer.refusal-reason", () -> world.headA().refuseRelease(first, "否"));
        world.reviewerA().refuseRelease(first, "劳动合同尚未解除");
        assertThat(world.member(member)).isEqualTo("造船厂工会 ACTIVE");
        assertThat(world.clerkB().transfers().steps(first)).extracting(TransferStep::text).containsExactly("劳动（工作）关系发生变化", "劳动合同尚未解除");
        assertThat(world.clerkB().detail(first).name()).as("never released").isEqualTo("李**");

        long second = world.clerkA().requestOut(member, world.mill);
        world.headB().refuseEntry(second, "本单位无此人");
        assertThat(world.member(member)).isEqualTo("造船厂工会 ACTIVE");

        long third = world.askedIn(member);
        refused("not-allowed", () -> world.clerkA().withdraw(third));
        world.headA().release(third);
        world.clerkB().withdraw(third);
        assertThat(world.member(member)).isEqualTo("造船厂工会 ACTIVE");
        assertThat(world.headA().transfers().steps(third)).extracting(TransferStep::kind)
                .containsExactly(ASKED_IN, RELEASED, WITHDRAWN);
        refused("transfer.handled", () -> world.headB().confirm(third));
        refused("transfer.handled", () -> world.clerkB().withdraw(third));
        assertThat(world.cards.text("select version from member where id = ?", member)).isEqualTo("6");
        assertThat(world.cards.text("select string_agg(remark, ',' order by id) from member_change where action = 'END_TRANSFER'"))
                .isEqualTo("转会申请已拒绝,转会申请已拒绝,转会申请已撤回");
    }

    @Test
    @DisplayName("自己发起的申请不能自己审核")
    void nobody_decides_on_an_own_request() {
        world.cards.change("update member set union_id = " + world.mill + ", district_id = " + world.west);
        long id = world.bothA().requestIn(world.bothA().lookUp(world.memberNo(member), null, null).lookUpId());
        world.headB().release(id);
        assertThat(world.bothA().detail(id).decidable()).isFalse();
        refused("transfer.own-request", () -> world.bothA().confirm(id));
        refused("transfer.own-request", () -> world.bothA().refuseEntry(id, "点错了"));
        world.headA().confirm(id);
        assertThat(world.member(member)).isEqualTo("造船厂工会 ACTIVE");
    }

    @Test
    @DisplayName("不能转会：状态不是正常、正在转会、在区局确认中的参保批次里、转给本会或非基层工会、本会会员转入本会")
    void guards() {
        refused("transfer.target", () -> world.clerkA().requestOut(member, world.shipyard));
        refused("transfer.target", () -> world.clerkA().requestOut(member, world.west));
        refused("transfer.target", () -> world.clerkA().requestOut(member, 999));
        world.cards.change("update trade_union set status = 'CLOSED' where id = " + world.mill);
        refused("transfer.target", () -> world.clerkA().requestOut(member, world.mill));
        world.cards.change("update trade_union set status = 'ACTIVE'");
        refused("not-allowed", () -> world.clerkB().requestOut(member, world.shipyard));
        refused("transfer.reason", () -> world.clerkA().command(desk -> desk.requests().requestOut(member, world.mill, " ")));
        for (var status : List.of("UNREVIEWED", "RETAINED", "LEFT", "REFUSED")) {
            world.cards.change("update member set status = '" + status + "'");
            refused("transfer.not-active", () -> world.clerkA().requestOut(member, world.mill));
        }
        world.cards.change("update member set status = 'ACTIVE'");
        inEnrolment("PROPOSED", "AWAITING_DISTRICT");
        refused("transfer.in-enrolment", () -> world.clerkA().requestOut(member, world.mill));
        refused("transfer.in-enrolment", () -> world.askedIn(member));
        world.cards.change("update cover set status = 'RELEASED'");
        var own = world.clerkA().lookUp(world.memberNo(member), null, null);
        assertThat(own.own()).isTrue();
        refused("transfer.own-member", () -> world.clerkA().requestIn(own.lookUpId()));
        long id = world.clerkA().requestOut(member, world.mill);
        refused("transfer.in-progress", () -> world.clerkA().requestOut(member, world.mill));
        refused("transfer.in-progress", () -> world.askedIn(member));
        world.cards.change("update cover set status = 'PROPOSED'");
        refused("transfer.in-enrolment", () -> world.headB().confirm(id));
        world.cards.change("update cover set status = 'RELEASED'");
        world.cards.change("update trade_union set status = 'CLOSED' where id = " + world.mill);
        refused("transfer.target-closed", () -> world.headB().confirm(id));
        world.cards.change("update trade_union set status = 'ACTIVE'");
        world.cards.change("update member set status = 'LEFT'");
        refused("transfer.member-changed", () -> world.headB().confirm(id));
        assertThat(world.headB().detail(id).status()).as("a refused command leaves nothing").isEqualTo(TransferStatus.RELEASED);
    }

    @Test
    @DisplayName("T36 待办中的会员：转会时移出待办人员列表并记入办卡日志，转入后可在新工会办卡")
    void off_the_pending_list() {
        var list = world.cards.pendingList(world.shipyard);
        list.add(List.of(member));
        world.clerkA().requestOut(member, world.mill);
        assertThat(world.cards.text("select count(*) from pending_entry")).isEqualTo("0");
        assertThat(world.cards.text("select step || ' ' || text from card_log order by id desc limit 1"))
                .isEqualTo("REMOVED 会员申请转会，移出待办人员列表");
        assertThat(list.addAll(CardMemberFilter.ALL, List.of()).regular()).as("转会中").isZero();
        world.headB().confirm(Long.parseLong(world.cards.text("select id from transfer_request")));
        assertThat(world.cards.pendingList(world.mill).addAll(CardMemberFilter.ALL, List.of()).regular()).isOne();
        assertThat(world.cards.text("select string_agg(distinct union_id::text || district_id::text, ',') from pending_entry"))
                .isEqualTo("" + world.mill + world.west);
    }

    @Test
    @DisplayName("会员服务卡、办卡日志和在保保障随会员转移，保障类型不变；参保批次留在原工会")
    void card_log_and_running_cover_follow_and_the_batch_stays() {
        inEnrolment("CONFIRMED", "CONFIRMED");
        world.cards.change("insert into card_log (member_id, district_id, at, actor, step, outcome, text) select id, district_id, now(), 'x', 'ADDED',"
                + " 'DONE', 'x' from member");
        world.cards.change("insert into special_information (member_id, district_id) select id, district_id from member");
        world.cards.change("insert into special_attachment (member_id, district_id, kind, media_type, size_bytes, digest, key_sealed, content, uploaded_by,"
                + " uploader_name, uploaded_at) select id, district_id, 'FRONT', 'PDF', 1, 'd', 'x', 'x', 'x', 'x', now() from member");
        world.cards.change("insert into union_plan_choice (union_id, year, type) values (" + world.mill + ", 2026, 'B')");
        long id = world.clerkA().requestOut(member, world.mill);
        assertThat(world.headB().detail(id)).extracting(TransferDetail::planName, TransferDetail::coverTo, TransferDetail::coverUnion)
                .containsExactly("A类（综合保障）", LocalDate.of(2026, 12, 31), "造船厂工会");
        world.headB().confirm(id);
        var west = String.valueOf(world.west);
        for (var table : List.of("card", "card_log", "special_information", "special_attachment")) {
            assertThat(world.cards.text("select string_agg(distinct district_id::text, ',') from " + table)).as(table).isEqualTo(west);
        }
        assertThat(world.cards.text("select union_id || ' ' || district_id || type || status from cover"))
                .isEqualTo(world.mill + " " + world.west + "ACONFIRMED");
        assertThat(world.cards.text("select union_id::text from enrolment_batch")).isEqualTo(String.valueOf(world.shipyard));
        assertThat(database.seenBy(TestUser.of(database.jdbi(), world.shipyard).sight(), () -> world.cards.text("select count(*) from cover")))
                .as("the line of the batch, seen by who enrolled the person").isEqualTo("1");
        assertThat(world.cards.text("select text from card_log order by id desc limit 1")).isEqualTo("会员转入“纺织厂工会”，会员服务卡及办卡进度随会员转移");
    }

    @Test
    @DisplayName("超过时限的申请标记为已超时限，再无人处理则失效，会员恢复正常")
    void reminders_and_expiry() {
        long id = world.askedIn(member);
        world.days(7);
        assertThat(world.headA().detail(id).overdue()).as("the seventh day is not over").isFalse();
        world.days(8);
        assertThat(world.headA().detail(id).overdue()).isTrue();
        world.headA().release(id);
        assertThat(world.headA().detail(id).overdue()).as("now the others are waited for").isFalse();
        world.days(38);
        assertThat(world.expire()).isZero();
        assertThat(world.headB().detail(id).overdue()).isTrue();
        world.days(39);
        assertThat(world.expire()).isOne();
        assertThat(world.expire()).isZero();
        assertThat(world.member(member)).isEqualTo("造船厂工会 ACTIVE");
        assertThat(world.headA().detail(id)).extracting(TransferDetail::status, TransferDetail::overdue)
                .containsExactly(TransferStatus.EXPIRED, false);
        refused("transfer.handled", () -> world.headB().confirm(id));
    }

    @Test
    @DisplayName("会员在转会中离会：申请失效，会员状态不变")
    void a_membership_that_ends_takes_the_request_along() {
        long id = world.askedIn(member);
        world.cards.change("update member set status = 'LEFT'");
        assertThat(world.expire()).isOne();
        assertThat(world.member(member)).isEqualTo("造船厂工会 LEFT");
        assertThat(world.headA().detail(id).status()).isEqualTo(TransferStatus.EXPIRED);
    }

    @Test
    @DisplayName("列表：待我处理、我发起的、全部；按会员编号、姓名、状态、日期筛选，别的区局看不到")
    void the_list() {
        long other = world.cards.member(world.mill, "张䶮", "RESIDENT_ID");
        long in = world.askedIn(member);
        world.days(1);
        long out = world.clerkB().requestOut(other, world.shipyard);
        assertThat(ids(world.headA(), TransferFilter.of(TransferTab.TO_DECIDE))).containsExactly(in, out);
        assertThat(ids(world.headB(), TransferFilter.of(TransferTab.TO_DECIDE))).isEmpty();
        assertThat(ids(world.clerkA(), TransferFilter.of(TransferTab.TO_DECIDE))).isEmpty();
        assertThat(ids(world.clerkB(), TransferFilter.of(TransferTab.OWN))).containsExactly(out, in);
        assertThat(ids(world.clerkA(), TransferFilter.of(TransferTab.OWN))).isEmpty();
        assertThat(ids(world.clerkA(), TransferFilter.of(TransferTab.ALL))).containsExactly(out, in);
        assertThat(ids(world.reviewerB(), filter(world.memberNo(other), null, null, null, null))).containsExactly(out);
        assertThat(ids(world.clerkA(), filter(null, "李𬎆", null, null, null))).containsExactly(in);
        assertThat(ids(world.clerkB(), filter(null, "李𬎆", null, null, null))).as("the masked name is not guessed").isEmpty();
        assertThat(ids(world.clerkB(), filter(null, "李", null, null, null))).containsExactly(in);
        assertThat(ids(world.clerkB(), filter(null, "%", null, null, null))).isEmpty();
        assertThat(ids(world.clerkB(), filter(null, null, TransferStatus.RELEASED, null, null))).containsExactly(out);
        assertThat(ids(world.clerkB(), filter(null, null, null, LocalDate.of(2026, 11, 24), null))).containsExactly(out);
        assertThat(ids(world.clerkB(), filter(null, null, null, null, LocalDate.of(2026, 11, 23)))).containsExactly(in);
        for (var sort : List.of("memberNo", "fromUnion", "toUnion", "requestedAt", "status", "no such; drop table cover")) {
            assertThat(world.clerkA().transfers().list(TransferFilter.of(TransferTab.ALL), new Slice(0, 20, sort, true)).rows()).hasSize(2);
        }
        world.cards.change("update transfer_request set union_id = " + world.east + ", district_id = " + world.east + " where id = " + in);
        world.cards.change("update transfer_request set to_union_id = " + world.west + " where id = " + in);
        assertThat(ids(world.clerkA(), TransferFilter.of(TransferTab.ALL))).containsExactly(out);
        refused("not-allowed", () -> world.clerkA().detail(in));
        assertThat(world.clerkA().transfers().steps(in)).isEmpty();
        refused("not-allowed", () -> world.headA().release(in));
        refused("not-allowed", () -> world.clerkB().withdraw(in));
        assertThat(ids(world.reviewerA(), TransferFilter.of(TransferTab.TO_DECIDE))).containsExactly(in, out);
    }

    @Test
    @DisplayName("转入工会的查找：全市正常的基层工会，不含本会，名称或编码至少两个字")
    void targets() {
        assertThat(world.clerkA().requests().targets("厂工会")).extracting(TargetUnion::name).containsExactly("纺织厂工会");
        assertThat(world.clerkA().requests().targets("/1/4")).extracting(TargetUnion::districtName).containsExactly("西区总工会");
        assertThat(world.clerkA().requests().targets("总工会")).isEmpty();
        assertThat(world.clerkA().requests().targets("厂")).isEmpty();
        assertThat(world.clerkA().requests().targets("%%")).isEmpty();
        assertThat(world.clerkA().requests().targets(null)).isEmpty();
    }

    private static TransferFilter filter(String memberNo, String name, TransferStatus status, LocalDate from, LocalDate to) {
        return new TransferFilter(TransferTab.ALL, memberNo, name, status, null, from, to);
    }

    private static List<Long> ids(TransferWorld.Desk desk, TransferFilter filter) {
        var found = desk.call(d -> d.transfers().list(filter, Slice.first(20)));
        assertThat(found.total()).isEqualTo(found.rows().size());
        return found.rows().stream().map(TransferRow::id).toList();
    }

    /** The member has a card and a cover of 2026 in a batch of the shipyard. */
    private void inEnrolment(String coverStatus, String batchStatus) {
        world.cards.change("""
                with c as (insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at)
                    select person_id, id, district_id, 'x', 'x', '2026-01-10', now() from member returning *),
                  b as (insert into enrolment_batch (batch_no, union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen,
                    lower_fen, status, submitted_by, submitted_at, updated_at) select case '%2$s' when 'CONFIRMED' then '20260201000001' end, union_id,
                    district_id, 2026, 'NEW_CARD', 'A', 1, 2400, 1200, 1200, '%2$s', 'x', now(), now() from member returning *)
                insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on, period,
                  premium_fen, municipal_fen, lower_fen) select b.id, c.person_id, c.member_id, c.id, b.union_id, b.district_id, 2026, 'A', '%1$s',
                  '2026-02-01', '2026-12-31', 'FULL', 2400, 1200, 1200 from b, c""".formatted(coverStatus, batchStatus));
    }
}
