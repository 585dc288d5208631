package unioncard.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

class UnionsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private long federation;

    @BeforeEach
    void theFederationStands() {
        federation = database.jdbi().withHandle(h -> h.createQuery("""
                insert into trade_union (code, name, level, path) values ('31', '市总工会', 'MUNICIPAL', '/1/') returning id""")
                .mapTo(Long.class).one());
    }

    @Test
    void a_district_with_a_street_and_a_grassroots_union_get_path_district_and_running_codes() {
        long district = create(federation, UnionLevel.DISTRICT, "东区总工会");
        long street = create(district, UnionLevel.INTERMEDIATE, "江湾街道总工会");
        long base = create(street, UnionLevel.GRASSROOTS, "江湾机械厂工会");
        long second = create(street, UnionLevel.GRASSROOTS, "江湾纺织厂工会");
        var all = as(federation);
        assertThat(all.find(district).code()).isEqualTo("31001");
        assertThat(all.find(street).code()).isEqualTo("31001001");
        assertThat(all.find(base).code()).isEqualTo("3100100100001");
        assertThat(all.find(second).code()).isEqualTo("3100100100002");
        assertThat(all.find(base).place()).isEqualTo("市总工会 / 东区总工会 / 江湾街道总工会");
        database.jdbi().useHandle(h -> assertThat(h.createQuery("select path || district_id from trade_union where id = :id").bind("id", base)
                .mapTo(String.class).one()).isEqualTo("/" + federation + "/" + district + "/" + street + "/" + base + "/" + district));
        assertThat(all.children(null)).extracting(UnionNode::name).containsExactly("市总工会");
        assertThat(all.children(street)).extracting(UnionNode::name, UnionNode::childCount)
                .containsExactly(tuple("江湾机械厂工会", 0), tuple("江湾纺织厂工会", 0));
        assertThat(all.children(federation).get(0).childCount()).isOne();
    }

    @Test
    void levels_names_and_codes_are_guarded() {
        long district = create(federation, UnionLevel.DISTRICT, "东区总工会");
        long base = create(district, UnionLevel.GRASSROOTS, "造船厂工会");
        refused("union.level-not-below", () -> create(federation, UnionLevel.GRASSROOTS, "跳级工会"));
        refused("union.level-not-below", () -> create(base, UnionLevel.GRASSROOTS, "厂中厂工会"));
        refused("union.name-taken", () -> create(district, UnionLevel.GRASSROOTS, "造船厂工会"));
        refused("union.code-taken", () -> as(federation).create(district, UnionLevel.GRASSROOTS, "31", UnionFields.named("甲")));
        refused("union.code-shape", () -> as(federation).create(district, UnionLevel.GRASSROOTS, "甲-1", UnionFields.named("甲")));
        refused("union.name-missing", () -> UnionFields.named("  "));
        refused("union.unit-credit-code", () -> new UnitFields(null, "91350100M000100Y44", null, null, null, null, null, null));
    }

    @Test
    void a_lost_race_for_a_name_reads_like_the_rule() throws Exception {
        long district = create(federation, UnionLevel.DISTRICT, "东区总工会");
        long base = create(district, UnionLevel.GRASSROOTS, "造船厂工会");
        try (var other = database.source().getConnection(); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into trade_union (code, name, level, parent_id, path, district_id) values ('X', '船厂工会', 'GRASSROOTS', "
                    + district + ", '/x/', " + district + ")");
            var late = CompletableFuture.runAsync(() -> refused("union.name-taken",
                    () -> database.inTransaction(() -> as(federation).edit(base, 1, UnionFields.named("船厂工会")))));
            database.awaitWaiting(late);
            other.commit();
            late.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void an_edit_needs_the_version_that_was_seen() {
        long district = create(federation, UnionLevel.DISTRICT, "东区总工会");
        var fields = new UnionFields("东区总工会", null, null, null, null, "负责人", null,
                new UnitFields("东区", "91350100m000100y43", "江湾路1号", null, null, null, null, null));
        database.inTransaction(() -> as(federation).edit(district, 1, fields));
        assertThat(as(federation).find(district)).extracting(UnionDetail::unitCreditCode, UnionDetail::version)
                .containsExactly("91350100M000100Y43", 2);
        refused("changed-meanwhile", () -> database.inTransaction(() -> as(federation).edit(district, 1, UnionFields.named("东区"))));
    }

    @Test
    void nobody_sees_or_touches_beside_or_above() {
        long east = create(federation, UnionLevel.DISTRICT, "东区总工会");
        long west = create(federation, UnionLevel.DISTRICT, "西区总工会");
        long eastBase = create(east, UnionLevel.GRASSROOTS, "东厂工会");
        long westBase = create(west, UnionLevel.GRASSROOTS, "西厂工会");
        for (long insider : new long[] {east, eastBase}) {
            assertThat(as(insider).search("厂")).extracting(UnionNode::id).containsExactly(eastBase);
            refused("not-allowed", () -> as(insider).find(westBase));
            refused("not-allowed", () -> as(insider).find(federation));
            assertThat(as(insider).children(west)).isEmpty();
            refused("not-allowed", () -> database.inTransaction(() -> as(insider).edit(westBase, 0, UnionFields.named("改"))));
            refused("not-allowed", () -> database.inTransaction(
                    () -> as(insider).create(west, UnionLevel.GRASSROOTS, null, UnionFields.named("改"))));
        }
        assertThat(as(federation).search("厂")).hasSize(2);
        assertThat(as(federation).search("%")).isEmpty();
        assertThat(as(federation).search("31002")).extracting(UnionNode::name).containsExactly("西区总工会", "西厂工会");
    }

    private long create(long parent, UnionLevel level, String name) {
        return database.inTransaction(() -> as(federation).create(parent, level, null, UnionFields.named(name)));
    }

    private Unions as(long unionId) {
        return new Unions(database.entities(), database.jdbi(), TestUser.of(database.jdbi(), unionId), new AuditNote(), Clock.systemUTC());
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
