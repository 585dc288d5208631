package unioncard.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.Sight;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("隶属调整")
class AffiliationChangesTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private TestTree tree;

    @BeforeEach
    void city() {
        tree = new TestTree(database);
    }

    private void request(long union, long target, long by, String login) {
        int version = tree.version(union);
        database.inTransaction(() -> tree.affiliations(by, login).request(union, version, target, "企业迁址"));
    }

    private AffiliationRow row(long asUnion, String login) {
        return tree.affiliations(asUnion, login).list(false, Slice.first(20)).rows().get(0);
    }

    /** As in the container: a command sees the whole city and changes the own district only. */
    private AffiliationStatus agree(long asUnion, String login) {
        var row = row(asUnion, login);
        var sight = asUnion == TestTree.CITY ? Sight.WHOLE_CITY : new Sight("CITY", "DISTRICT", asUnion, "/1/" + asUnion + "/");
        return database.seenBy(sight, () -> tree.affiliations(asUnion, login).agree(row.id(), row.version()));
    }

    @Test
    @DisplayName("调出区申请，调出方、调入方先后同意：工会及其下级改隶，相关数据一并改属新区局")
    void both_sides_agree_and_everything_follows() {
        tree.memberEverywhere(TestTree.WORKS);
        tree.run("insert into trade_union (id, code, name, level, parent_id, path, district_id) values (20, 'G', '一车间小组', 'GROUP', 7, '/1/2/4/7/20/', 2)");
        request(TestTree.EAST_STREET, TestTree.WEST, TestTree.EAST, "east-1");
        assertThat(tree.unions(TestTree.CITY).find(TestTree.EAST_STREET).moving()).isTrue();
        assertThat(tree.affiliations(TestTree.EAST, "east-1").waiting()).isZero();
        assertThat(tree.affiliations(TestTree.EAST, "east-2").waiting()).isOne();
        assertThat(tree.affiliations(TestTree.WEST, "west-1").waiting()).isZero();
        assertThat(agree(TestTree.EAST, "east-2")).isEqualTo(AffiliationStatus.RELEASED);
        assertThat(tree.affiliations(TestTree.WEST, "west-1").list(true, Slice.first(5)).rows()).extracting(AffiliationRow::unionName)
                .containsExactly("江湾街道总工会");
        assertThat(agree(TestTree.WEST, "west-1")).isEqualTo(AffiliationStatus.DONE);

        assertThat(tree.texts("select path || ' ' || district_id from trade_union where id in (4, 7, 20) order by id"))
                .containsExactly("/1/3/4/ 3", "/1/3/4/7/ 3", "/1/3/4/7/20/ 3");
        assertThat(tree.text("select string_agg(distinct to_district_id::text, ',') from transfer_request")).isEqualTo("2");
        assertThat(tree.number("select parent_id from trade_union where id = 4")).isEqualTo(TestTree.WEST);
        assertThat(tree.number("select parent_id from trade_union where id = 7")).isEqualTo(TestTree.EAST_STREET);
        for (var table : PlaceSql.DISTRICT_ROWS.keySet()) {
            assertThat(tree.text("select string_agg(distinct district_id::text, ',') from " + table)).as(table).isEqualTo("3");
        }
        assertThat(tree.history(TestTree.EAST_STREET)).containsExactly("隶属调整 所属区局（产业）工会 东区总工会 → 西区总工会",
                "隶属调整 上级工会 东区总工会 → 西区总工会");
        assertThat(tree.unions(TestTree.WEST).search("江湾机械")).hasSize(1);
        assertThat(tree.unions(TestTree.EAST).search("江湾机械")).isEmpty();
    }

    @Test
    @DisplayName("每张随会员增长、带区局的表都会改属新区局")
    void no_growing_table_is_forgotten() {
        var tables = tree.texts("select table_name from information_schema.columns where table_schema = 'public' and column_name = 'district_id'");
        tables.removeAll(List.of("trade_union", "trade_union_change", "member_change", "ledger_entry", "ledger_line", "allotment_order",
                "allotment_batch"));
        assertThat(PlaceSql.DISTRICT_ROWS.keySet()).containsExactlyInAnyOrderElementsOf(new TreeSet<>(tables));
    }

    @Test
    @DisplayName("申请人自己不能决定；市总一人可代双方同意；同一区内也须另一人")
    void four_eyes() {
        request(TestTree.WORKS, TestTree.EAST_TOWN, TestTree.EAST, "east-1");
        tree.refused("affiliation.own-request", () -> agree(TestTree.EAST, "east-1"));
        assertThat(agree(TestTree.EAST, "east-2")).isEqualTo(AffiliationStatus.DONE);
        assertThat(tree.text("select path from trade_union where id = 7")).isEqualTo("/1/2/5/7/");

        request(TestTree.SHIPYARD, TestTree.WEST_STREET, TestTree.CITY, "city-1");
        tree.refused("affiliation.own-request", () -> agree(TestTree.CITY, "city-1"));
        var seen = row(TestTree.CITY, "city-2");
        tree.refused("affiliation.not-your-turn", () -> tree.affiliations(TestTree.WEST, "west-1").agree(seen.id(), seen.version()));
        tree.refused("not-allowed", () -> tree.affiliations(TestTree.WORKS, "works").agree(seen.id(), seen.version()));
        assertThat(agree(TestTree.CITY, "city-2")).isEqualTo(AffiliationStatus.DONE);
        tree.refused("affiliation.ended", () -> tree.affiliations(TestTree.CITY, "city-2").agree(seen.id(), seen.version()));
    }

    @Test
    @DisplayName("不同意、撤回之后可以再次申请；未结束时不能重复申请")
    void one_open_request() {
        request(TestTree.WORKS, TestTree.WEST_STREET, TestTree.EAST, "east-1");
        tree.refused("affiliation.open", () -> request(TestTree.WORKS, TestTree.EAST_TOWN, TestTree.EAST, "east-2"));
        var row = row(TestTree.EAST, "east-2");
        tree.refused("affiliation.refusal-reason", () -> tree.affiliations(TestTree.EAST, "east-2").refuse(row.id(), row.version(), " "));
        tree.refused("affiliation.not-own", () -> tree.affiliations(TestTree.EAST, "east-2").withdraw(row.id(), row.version()));
        tree.refused("changed-meanwhile", () -> tree.affiliations(TestTree.EAST, "east-2").refuse(row.id(), row.version() + 1, "理由不足"));
        database.inTransaction(() -> tree.affiliations(TestTree.EAST, "east-2").refuse(row.id(), row.version(), "理由不足"));
        assertThat(row(TestTree.WEST, "west-1")).extracting(AffiliationRow::status, AffiliationRow::refusalReason, AffiliationRow::decidable)
                .containsExactly(AffiliationStatus.REFUSED, "理由不足", false);
        request(TestTree.WORKS, TestTree.WEST_STREET, TestTree.EAST, "east-1");
        var again = row(TestTree.EAST, "east-1");
        assertThat(again.withdrawable()).isTrue();
        database.inTransaction(() -> tree.affiliations(TestTree.EAST, "east-1").withdraw(again.id(), again.version()));
        assertThat(tree.unions(TestTree.CITY).find(TestTree.WORKS).moving()).isFalse();
        assertThat(tree.text("select path from trade_union where id = 7")).isEqualTo("/1/2/4/7/");
    }

    @Test
    @DisplayName("不合规则的调整不予受理")
    void guards() {
        tree.run("insert into trade_union (id, code, name, level, parent_id, path, district_id) values (20, 'N', '江湾机械厂工会', 'GRASSROOTS', 6, '/1/3/6/20/', 3)");
        tree.refused("affiliation.not-movable", () -> request(TestTree.EAST, TestTree.WEST, TestTree.CITY, "city-1"));
        tree.refused("affiliation.same-parent", () -> request(TestTree.WORKS, TestTree.EAST_STREET, TestTree.EAST, "east-1"));
        tree.refused("affiliation.below-itself", () -> request(TestTree.EAST_STREET, TestTree.WORKS, TestTree.EAST, "east-1"));
        tree.refused("union.level-not-below", () -> request(TestTree.WORKS, TestTree.MILL, TestTree.EAST, "east-1"));
        tree.refused("union.level-not-below", () -> request(TestTree.WORKS, TestTree.CITY, TestTree.EAST, "east-1"));
        tree.refused("union.name-taken", () -> request(TestTree.WORKS, TestTree.WEST_STREET, TestTree.EAST, "east-1"));
        tree.refused("affiliation.target-unknown", () -> request(TestTree.WORKS, 999, TestTree.EAST, "east-1"));
        tree.refused("not-allowed", () -> request(TestTree.WORKS, TestTree.WEST_STREET, TestTree.WEST, "west-1"));
        tree.refused("not-allowed", () -> request(TestTree.EAST, TestTree.WEST_STREET, TestTree.EAST, "east-1"));
        tree.memberEverywhere(TestTree.SHIPYARD);
        tree.run("update enrolment_batch set status = 'AWAITING_DISTRICT', batch_no = null");
        tree.refused("affiliation.enrolments-open", () -> request(TestTree.SHIPYARD, TestTree.WEST_STREET, TestTree.EAST, "east-1"));
        request(TestTree.SHIPYARD, TestTree.EAST_STREET, TestTree.EAST, "east-1");
    }

    @Test
    @DisplayName("目标工会：本范围内按名称、首字母查找，范围外须输入完整编码")
    void targets() {
        assertThat(tree.affiliations(TestTree.EAST, "e").targets("jwjd")).extracting(UnionNode::name).containsExactly("江湾街道总工会");
        assertThat(tree.affiliations(TestTree.EAST, "e").targets("街道")).extracting(UnionNode::name).containsExactly("江湾街道总工会");
        assertThat(tree.affiliations(TestTree.EAST, "e").targets("31002001")).extracting(UnionNode::name).containsExactly("重庆路街道总工会");
        assertThat(tree.affiliations(TestTree.EAST, "e").targets("3100200")).isEmpty();
        assertThat(tree.affiliations(TestTree.EAST, "e").targets("机械")).isEmpty();
    }
}
