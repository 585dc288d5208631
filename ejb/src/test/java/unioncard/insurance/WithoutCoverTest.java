package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.TestUser;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("有卡无保人员")
class WithoutCoverTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void inTheSpringOf2026() {
        world = new InsuranceWorld(database, "2026-03-10");
        world.confirmed(EAST, world.submitted(FOUNDRY, 1));
        world.cardHolder(FOUNDRY, "曹𬎆", "2026-02-01");
        world.cardHolder(FOUNDRY, "张䶮", "2024-02-01");
        world.change("update card set status = 'CANCELLED' where card_no_index = ?", world.cardHolder(FOUNDRY, "注销", "2025-06-01"));
        world.change("update member set status = 'LEFT' where member_no = ?", world.cardHolder(FOUNDRY, "已离会", "2025-06-01"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("参保统计上有卡无保的人数，能看到是哪些人，按会员编号，证件号码脱敏，已提交的不再列出")
    void thePersonsBehindTheFigure() {
        var without = without(FOUNDRY, FOUNDRY, Slice.first(20));
        assertThat(without.rows()).extracting(HolderWithoutCover::name, HolderWithoutCover::newCard).containsExactly(tuple("曹𬎆", true), tuple("张䶮", false));
        assertThat(without.rows().get(0).document().text()).contains("*");
        var figure = statistics(FOUNDRY).overview(new StatisticsFilter(2026, FOUNDRY)).count();
        assertThat(without.total()).isEqualTo((int) figure.without()).isEqualTo(2);
        assertThat(without(EAST, FOUNDRY, new Slice(1, 1, null, false)).rows()).extracting(HolderWithoutCover::name).containsExactly("张䶮");
        assertThat(statistics(EAST).withoutCoverAt(new StatisticsFilter(null, null))).isEqualTo(new WithoutCoverPlace(2026, EAST, "东区总工会", false, true));
        world.desk(FOUNDRY).submit(EnrolmentWay.NEW_CARD, 2026, "A");
        assertThat(without(EAST, FOUNDRY, Slice.first(20)).rows()).extracting(HolderWithoutCover::name).containsExactly("张䶮");
    }

    @Test
    @DisplayName("只看得到范围内的工会，一次一个基层工会")
    void oneUnionInScope() {
        for (var outside : List.<ThrowingCallable>of(() -> without(EAST, EAST, Slice.first(20)), () -> without(SHIPYARD, FOUNDRY, Slice.first(20)),
                () -> without(WEST, FOUNDRY, Slice.first(20)))) {
            assertThatThrownBy(outside).hasMessage("not-allowed");
        }
    }

    private Rows<HolderWithoutCover> without(long who, long union, Slice slice) {
        return database.seenBy(TestUser.of(world.jdbi(), who).sight(), () -> statistics(who).withoutCover(2026, union, slice));
    }

    private CoverageStatistics statistics(long who) {
        var statistics = new CoverageStatistics();
        statistics.jdbi = world.jdbi();
        statistics.clock = world.clock();
        statistics.current = TestUser.of(world.jdbi(), who);
        return statistics;
    }
}
