package unioncard.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.attachment.SampleFiles;
import unioncard.insurance.InsuranceWorld;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("审核凭证时工会改属他区")
class VoucherRaceTest {

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
    @DisplayName("审核等改属办完，不互相卡死；改属后由新的区局审核")
    void the_decision_waits_for_the_move() throws Exception {
        long batch = world.submitted(FOUNDRY, 1);
        world.confirmed(EAST, batch);
        long voucher = desk(FOUNDRY).upload(List.of(batch), SampleFiles.png());
        var decision = database.inTransaction(() -> database.jdbi().withHandle(h -> {
            // What a change of affiliation does: first the union, then what hangs on it.
            h.createQuery("select id from trade_union where id = :union for update").bind("union", FOUNDRY).mapTo(Long.class).one();
            var accepting = CompletableFuture.runAsync(() -> desk(EAST).accept(voucher));
            database.awaitWaiting(accepting);
            assertThat(accepting).as("the decision waits for the union").isNotDone();
            h.execute("update trade_union set parent_id = 3, district_id = 3, path = '/1/3/10/' where id = 10");
            for (var table : List.of("enrolment_batch", "payment_voucher", "payment_voucher_batch")) {
                h.execute("update " + table + " set district_id = 3");
            }
            return accepting;
        }));
        assertThatThrownBy(() -> decision.get(20, TimeUnit.SECONDS)).cause().isInstanceOf(DomainException.class).hasMessage("not-allowed");
        assertThat(world.number("select count(*) from ledger_entry where kind = 'VOUCHER'")).isZero();
        desk(WEST).accept(voucher);
        assertThat(world.number("select count(*) from ledger_entry where kind = 'VOUCHER'")).isOne();
    }

    private LedgerDesk desk(long union) {
        return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), union));
    }
}
