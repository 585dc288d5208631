package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.attachment.SampleFiles;
import unioncard.ledger.LedgerDesk;
import unioncard.security.TestUser;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("参保批次的缴费状态")
class PaymentStateTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void winter() {
        world = new InsuranceWorld(database, "2019-02-03");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("确认后待缴费，过了缴费期限逾期未缴，交了凭证待核，核销后已核销；退回凭证又待缴费；未确认的没有")
    void from_confirmation_to_verification() {
        long batch = world.submitted(FOUNDRY, 2);
        assertThat(state(batch)).isNull();
        world.confirmed(EAST, batch);
        assertThat(state(batch)).isEqualTo(PaymentState.DUE);
        assertThat(world.desk(FOUNDRY).batches().get(batch).dueOn()).isEqualTo("2019-02-18");
        world.goTo("2019-02-18");
        assertThat(state(batch)).isEqualTo(PaymentState.DUE);
        world.goTo("2019-02-19");
        assertThat(state(batch)).isEqualTo(PaymentState.OVERDUE);
        long voucher = desk(FOUNDRY).upload(List.of(batch), SampleFiles.png());
        assertThat(state(batch)).isEqualTo(PaymentState.HANDED_IN);
        desk(EAST).giveBack(voucher, "图片看不清");
        assertThat(state(batch)).isEqualTo(PaymentState.OVERDUE);
        long again = desk(FOUNDRY).upload(List.of(batch), SampleFiles.png());
        desk(EAST).accept(again);
        assertThat(state(batch)).isEqualTo(PaymentState.PAID);
        desk(EAST).revoke(again, "金额有误");
        assertThat(state(batch)).isEqualTo(PaymentState.OVERDUE);
    }

    @Test
    @DisplayName("按缴费状态、年度、类型、工会查询，查到的正是列表所示")
    void each_filter_finds_what_the_list_shows() {
        long owing = world.submitted(FOUNDRY, 1);
        world.confirmed(EAST, owing);
        long paid = world.submitted(SHIPYARD, 1);
        world.confirmed(EAST, paid);
        desk(EAST).accept(desk(SHIPYARD).upload(List.of(paid), SampleFiles.png()));
        long waiting = world.submitted(FOUNDRY, 1);
        assertThat(found(null, null, null, PaymentState.DUE)).containsExactly(owing);
        assertThat(found(null, null, null, PaymentState.PAID)).containsExactly(paid);
        assertThat(Stream.of(PaymentState.OVERDUE, PaymentState.HANDED_IN).map(state -> found(null, null, null, state))).allMatch(List::isEmpty);
        assertThat(found(2019, "A", EAST, null)).containsExactly(waiting, paid, owing);
        assertThat(found(2019, "A", FOUNDRY, null)).containsExactly(waiting, owing);
        assertThat(found(2018, null, null, null)).isEmpty();
        assertThat(found(null, "B", null, null)).isEmpty();
        assertThat(world.desk(FEDERATION).batches().choices()).satisfies(choices -> {
            assertThat(choices.years()).contains(2019);
            assertThat(choices.types()).startsWith("A");
        });
    }

    private PaymentState state(long batch) {
        var state = world.desk(FOUNDRY).batches().get(batch).payment();
        for (var one : PaymentState.values()) {
            assertThat(found(null, null, null, one).contains(batch)).as(one.name()).isEqualTo(one == state);
        }
        return state;
    }

    private List<Long> found(Integer year, String type, Long union, PaymentState payment) {
        var rows = world.desk(FEDERATION).batches().list(new BatchFilter(null, null, null, null, null, year, type, union, payment, false), Slice.first(20));
        assertThat(rows.total()).isEqualTo(rows.rows().size());
        return rows.rows().stream().map(BatchRow::id).toList();
    }

    private LedgerDesk desk(long union) {
        return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), union));
    }
}
