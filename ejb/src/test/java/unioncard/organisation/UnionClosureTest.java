package unioncard.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.Sight;
import unioncard.shared.TestDatabase;

@DisplayName("撤销与合并")
class UnionClosureTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private TestTree tree;

    @BeforeEach
    void city() {
        tree = new TestTree(database);
    }

    private void close(long union, long by) {
        int version = tree.version(union);
        database.inTransaction(() -> tree.closure(by).close(union, version, "单位注销"));
    }

    private int merge(long union, long into, long by) {
        int version = tree.version(union);
        var sight = by == TestTree.CITY ? Sight.WHOLE_CITY : new Sight("CITY", "DISTRICT", by, "/1/" + by + "/");
        return database.seenBy(sight, () -> tree.closure(by).merge(union, version, into));
    }

    @Test
    @DisplayName("尚有会员、批次、待办或下级组织的工会不能撤销，逐项说明")
    void a_union_in_use_is_not_closed() {
        tree.memberEverywhere(TestTree.WORKS);
        tree.run("update card_batch set status = 'SENT'");
        tree.run("update enrolment_batch set status = 'AWAITING_DISTRICT', batch_no = null");
        assertThat(tree.closure(TestTree.EAST).obstacles(TestTree.WORKS)).isEqualTo(new Obstacles(0, 1, 0, 1, 0, 1, 1, 0, 0, false));
        tree.refused("union.close-blocked", () -> close(TestTree.WORKS, TestTree.EAST));
        assertThat(tree.closure(TestTree.CITY).obstacles(TestTree.EAST).children()).isEqualTo(2);
        tree.refused("union.close-blocked", () -> close(TestTree.EAST_STREET, TestTree.EAST));
        tree.refused("not-allowed", () -> close(TestTree.EAST, TestTree.EAST));
        tree.refused("not-allowed", () -> close(TestTree.WORKS, TestTree.WEST));
        tree.refused("not-allowed", () -> close(TestTree.WORKS, TestTree.WORKS));
    }

    @Test
    @DisplayName("空工会撤销后保留记录，不能修改，其下不能新建，同名可另建")
    void an_empty_union_is_closed_for_good() {
        close(TestTree.WORKS, TestTree.EAST);
        assertThat(tree.unions(TestTree.EAST).find(TestTree.WORKS)).extracting(UnionDetail::status, UnionDetail::closedAt)
                .containsExactly(UnionStatus.CLOSED, TestTree.CLOCK.instant());
        assertThat(tree.history(TestTree.WORKS)).containsExactly("撤销 状态 正常 → 已撤销：单位注销");
        tree.refused("union.closed", () -> tree.unions(TestTree.EAST).edit(TestTree.WORKS, tree.version(TestTree.WORKS), UnionFields.named("改")));
        tree.refused("union.closed", () -> close(TestTree.WORKS, TestTree.EAST));
        tree.refused("union.parent-closed", () -> tree.unions(TestTree.EAST).create(TestTree.WORKS, UnionLevel.GROUP, null, UnionFields.named("小组")));
        long again = database.inTransaction(() -> tree.unions(TestTree.EAST).create(TestTree.EAST_STREET, UnionLevel.GRASSROOTS, null,
                UnionFields.named("江湾机械厂工会")));
        assertThat(tree.unions(TestTree.EAST).find(again).code()).isEqualTo("3100100100002");
        close(again, TestTree.EAST);
        close(TestTree.EAST_STREET, TestTree.EAST);
    }

    @Test
    @DisplayName("合并：会员、待办、在保保障和小组归入同区另一基层工会，原工会注明去向")
    void members_go_over() {
        tree.memberEverywhere(TestTree.WORKS);
        tree.memberEverywhere(TestTree.WORKS);
        tree.memberEverywhere(TestTree.SHIPYARD);
        tree.run("insert into trade_union (id, code, name, level, parent_id, path, district_id) values (20, 'G', '一车间小组', 'GROUP', 7, '/1/2/4/7/20/', 2)");
        tree.run("update cover set ends_on = '2026-11-22' where id = (select min(id) from cover)");
        assertThat(merge(TestTree.WORKS, TestTree.SHIPYARD, TestTree.EAST)).isEqualTo(2);
        assertThat(tree.number("select count(*) from member where union_id = 8")).isEqualTo(3);
        assertThat(tree.number("select count(*) from pending_entry where union_id = 8")).isEqualTo(3);
        assertThat(tree.number("select count(*) from cover where union_id = 8")).isEqualTo(2);
        assertThat(tree.number("select count(*) from card_batch where union_id = 7")).isEqualTo(2);
        assertThat(tree.number("select count(*) from approval_request where union_id = 8")).isEqualTo(3);
        assertThat(tree.text("select string_agg(distinct action || remark || union_id, '') from member_change"))
                .isEqualTo("MERGE_UNION江湾机械厂工会并入䶮𬎆造船厂工会8");
        assertThat(tree.text("select path || parent_id from trade_union where id = 20")).isEqualTo("/1/2/5/8/20/8");
        assertThat(tree.unions(TestTree.CITY).find(TestTree.WORKS)).extracting(UnionDetail::status, UnionDetail::successorName, UnionDetail::memberCount)
                .containsExactly(UnionStatus.CLOSED, "䶮𬎆造船厂工会", 0);
        assertThat(tree.history(TestTree.WORKS)).containsExactly("合并 并入工会 null → 䶮𬎆造船厂工会");
        assertThat(tree.history(TestTree.SHIPYARD)).containsExactly("合并 并入本会的工会 null → 江湾机械厂工会（会员 2 人）");
    }

    @Test
    @DisplayName("尚未缴费的批次、待审核的凭证办结后才能撤销或合并")
    void what_is_owed_is_paid_first() {
        tree.memberEverywhere(TestTree.WORKS);
        tree.run("update payment_voucher set status = 'SUBMITTED', decided_by = null, decided_at = null");
        assertThat(tree.closure(TestTree.EAST).obstacles(TestTree.WORKS)).isEqualTo(new Obstacles(0, 1, 0, 1, 0, 0, 0, 0, 1, false));
        tree.refused("union.merge-blocked", () -> merge(TestTree.WORKS, TestTree.SHIPYARD, TestTree.EAST));
        tree.run("update payment_voucher set status = 'RETURNED', decided_by = 'y', decided_at = now(), return_reason = 'x'");
        tree.run("update enrolment_batch set owes = true, voucher_due_on = now()");
        assertThat(tree.closure(TestTree.EAST).obstacles(TestTree.WORKS)).isEqualTo(new Obstacles(0, 1, 0, 1, 0, 0, 0, 1, 0, false));
        tree.refused("union.merge-blocked", () -> merge(TestTree.WORKS, TestTree.SHIPYARD, TestTree.EAST));
        tree.run("delete from pending_entry");
        tree.run("update member set status = 'LEFT'");
        tree.refused("union.close-blocked", () -> close(TestTree.WORKS, TestTree.EAST));
        tree.run("update enrolment_batch set owes = false");
        close(TestTree.WORKS, TestTree.EAST);
    }

    @Test
    @DisplayName("跨区、级别不符、有未办结批次或转会中会员的工会不能合并")
    void merger_is_guarded() {
        tree.refused("union.merge-districts", () -> merge(TestTree.WORKS, TestTree.MILL, TestTree.CITY));
        tree.refused("union.merge-levels", () -> merge(TestTree.WORKS, TestTree.EAST_TOWN, TestTree.EAST));
        tree.refused("union.merge-itself", () -> merge(TestTree.WORKS, TestTree.WORKS, TestTree.EAST));
        tree.refused("not-allowed", () -> merge(TestTree.WORKS, TestTree.MILL, TestTree.EAST));
        tree.refused("changed-meanwhile", () -> tree.closure(TestTree.EAST).merge(TestTree.WORKS, 99, TestTree.SHIPYARD));
        tree.memberEverywhere(TestTree.WORKS);
        tree.run("update card_batch set status = 'ACKNOWLEDGED'");
        tree.refused("union.merge-blocked", () -> merge(TestTree.WORKS, TestTree.SHIPYARD, TestTree.EAST));
        tree.run("update card_batch set status = 'ANSWERED'");
        tree.run("update member set status = 'TRANSFERRING'");
        tree.refused("union.merge-blocked", () -> merge(TestTree.WORKS, TestTree.SHIPYARD, TestTree.EAST));
        tree.run("update member set status = 'ACTIVE'");
        assertThat(tree.closure(TestTree.EAST).successors(TestTree.WORKS, "厂")).extracting(UnionNode::name).containsExactly("䶮𬎆造船厂工会");
        assertThat(merge(TestTree.WORKS, TestTree.SHIPYARD, TestTree.EAST)).isOne();
    }
}
