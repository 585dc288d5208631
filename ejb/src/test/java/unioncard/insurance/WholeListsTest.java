package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("名单整份导出")
class WholeListsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void threeHolders() {
        world = new InsuranceWorld(database, "2026-03-10");
        for (var name : List.of("曹𬎆", "张䶮", "李雷")) {
            world.cardHolder(FOUNDRY, name, "2026-02-01");
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("可参保人员、参保批次人员、有卡无保人员都一个不少，次序与页面相同，范围外的导不出")
    void everybodyInTheOrderOfThePage() {
        var clerk = world.desk(FOUNDRY);
        assertThat(all((Consumer<Candidate> each) -> clerk.enrolments().exportCandidates(EnrolmentWay.NEW_CARD, 2026, each)))
                .isEqualTo(clerk.enrolments().candidates(EnrolmentWay.NEW_CARD, 2026, Slice.first(20)).rows()).hasSize(3);
        assertThat(all((Consumer<HolderWithoutCover> each) -> statistics(EAST).exportWithoutCover(2026, FOUNDRY, each)))
                .isEqualTo(statistics(EAST).withoutCover(2026, FOUNDRY, Slice.first(20)).rows()).hasSize(3);
        assertThatThrownBy(() -> statistics(SHIPYARD).exportWithoutCover(2026, FOUNDRY, row -> { })).hasMessage("not-allowed");
        long batch = clerk.submit(EnrolmentWay.NEW_CARD, 2026, "A");
        assertThat(all((Consumer<CoverLine> each) -> batches(EAST).exportPersons(batch, each)))
                .isEqualTo(batches(EAST).persons(batch, Slice.first(20)).rows()).hasSize(3);
        assertThatThrownBy(() -> batches(SHIPYARD).exportPersons(batch, row -> { })).hasMessage("not-allowed");
    }

    private <T> List<T> all(Consumer<Consumer<T>> export) {
        var rows = new ArrayList<T>();
        database.inTransaction(() -> export.accept(rows::add));
        return rows;
    }

    private EnrolmentBatches batches(long union) {
        var batches = world.desk(union).batches();
        batches.note = new AuditNote();
        return batches;
    }

    private CoverageStatistics statistics(long union) {
        var statistics = new CoverageStatistics();
        statistics.jdbi = world.jdbi();
        statistics.clock = world.clock();
        statistics.current = TestUser.of(world.jdbi(), union);
        statistics.note = new AuditNote();
        return statistics;
    }
}
