package unioncard.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.attachment.SampleFiles;
import unioncard.insurance.CoverDesk;
import unioncard.insurance.InsuranceWorld;
import unioncard.security.TestUser;
import unioncard.shared.AtOnce;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

/** A batch of two: 48.00 = 24.00 + 24.00, of which the district bears half and the union between a fifth of 24.00. */
@DisplayName("重复参保冲减")
class SurplusCoverTest {

    private static final LocalDate TODAY = LocalDate.parse("2019-02-03");
    private static final LedgerFilter ALL = new LedgerFilter(null, null, null, null, null);
    private static final StatementFilter OF_2019 = new StatementFilter(2019, null, null);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;
    private CoverDesk covers;
    private long batch;
    private long cover;

    @BeforeEach
    void aBatchOfTwo() {
        world = new InsuranceWorld(database, TODAY.toString());
        covers = new CoverDesk(world, database);
        batch = world.submitted(FOUNDRY, 2);
        world.change("update enrolment_batch set district_percent = 50, intermediate_percent = 20");
        world.confirmed(EAST, batch);
        cover = world.number("select min(id) from cover");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("作无效后按各级承担的比例冲减，台账平衡，应缴减少；撤销后恢复原样")
    void struck_off_by_level() {
        assertThat(balances()).containsExactly(2400L, 1200L, 480L, 720L, 4800L);
        covers.surplus(cover);
        assertThat(balances()).containsExactly(1200L, 600L, 240L, 360L, 2400L);
        assertThat(desk(FOUNDRY).due()).extracting(DueBatch::lowerFen).containsExactly(1200L);
        assertThat(statement()).extracting(StatementRow::headcount, StatementRow::premiumFen, StatementRow::municipalFen, StatementRow::lowerFen)
                .containsExactly(1L, 2400L, 1200L, 1200L);
        covers.noSurplus(cover);
        assertThat(balances()).containsExactly(2400L, 1200L, 480L, 720L, 4800L);
        assertThat(desk(FOUNDRY).due()).extracting(DueBatch::lowerFen).containsExactly(2400L);
        assertThat(statement()).extracting(StatementRow::headcount, StatementRow::premiumFen, StatementRow::municipalFen, StatementRow::lowerFen)
                .containsExactly(2L, 4800L, 2400L, 2400L);
        covers.surplus(cover);
        assertThat(balances()).as("found surplus once more").containsExactly(1200L, 600L, 240L, 360L, 2400L);
    }

    @Test
    @DisplayName("缴费前冲减的，凭证按冲减后的金额；两人都作无效的，不再待缴费")
    void the_voucher_pays_what_is_left() {
        covers.surplus(cover);
        desk(EAST).accept(desk(FOUNDRY).upload(List.of(batch), SampleFiles.png()));
        assertThat(balances()).containsExactly(1200L, 0L, 0L, 0L, 1200L);
        refused("ledger.paid-without", () -> covers.noSurplus(cover));
        long other = world.submitted(SHIPYARD, 1);
        world.confirmed(EAST, other);
        assertThat(desk(SHIPYARD).due()).hasSize(1);
        covers.surplus(world.number("select max(id) from cover"));
        assertThat(desk(SHIPYARD).due()).isEmpty();
    }

    @Test
    @DisplayName("凭证待审核时不能冲减；缴费后冲减的体现为多缴，撤销冲减后结清，不再要求缴费")
    void after_it_was_paid() {
        long voucher = desk(FOUNDRY).upload(List.of(batch), SampleFiles.png());
        refused("ledger.voucher-waits", () -> covers.surplus(cover));
        desk(EAST).accept(voucher);
        covers.surplus(cover);
        assertThat(balances()).as("paid too much by level").containsExactly(1200L, -600L, -240L, -360L, 0L);
        assertThat(statement().lowerOpenFen()).isEqualTo(-1200);
        assertThat(desk(FOUNDRY).due()).isEmpty();
        covers.noSurplus(cover);
        assertThat(balances()).containsExactly(2400L, 0L, 0L, 0L, 2400L);
        assertThat(desk(FOUNDRY).due()).isEmpty();
        covers.surplus(cover);
        desk(EAST).revoke(voucher, "误点通过");
        assertThat(desk(FOUNDRY).due()).extracting(DueBatch::lowerFen).containsExactly(1200L);
    }

    @Test
    @DisplayName("付款后、上传前冲减的，凭证按实际付款金额上传，核销后体现为多缴；其他金额不收")
    void paid_before_it_was_struck_off() {
        covers.surplus(cover);
        refused("voucher.amount", () -> desk(FOUNDRY).upload(List.of(batch), 1800, TODAY, SampleFiles.png()));
        long voucher = desk(FOUNDRY).upload(List.of(batch), 2400, TODAY, SampleFiles.png());
        assertThat(desk(FOUNDRY).batches(voucher)).extracting(DueBatch::lowerFen).containsExactly(2400L);
        desk(EAST).accept(voucher);
        assertThat(balances()).as("paid too much by level").containsExactly(1200L, -600L, -240L, -360L, 0L);
        covers.noSurplus(cover);
        assertThat(balances()).containsExactly(2400L, 0L, 0L, 0L, 2400L);
        assertThat(desk(FOUNDRY).batches(voucher)).as("what the voucher has paid").extracting(DueBatch::lowerFen).containsExactly(2400L);
    }

    @Test
    @DisplayName("上传凭证和冲减同时进行：凭证所列金额总与凭证一致，能审核通过")
    void at_once() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            long mine = world.submitted(SHIPYARD, 2);
            world.confirmed(EAST, mine);
            long surplus = world.number("select max(id) from cover");
            var picture = SampleFiles.pdf("/N " + i + " ");
            var refusals = AtOnce.refusals(2, n -> () -> {
                if (n == 0) {
                    desk(SHIPYARD).upload(List.of(mine), picture);
                } else {
                    covers.surplus(surplus);
                }
                return null;
            });
            assertThat(refusals).isSubsetOf("ledger.voucher-waits", "voucher.gone");
            var voucher = desk(SHIPYARD).list(VoucherStatus.SUBMITTED);
            assertThat(world.number("select count(*) from payment_voucher v where amount_fen <> (select sum(lower_fen) from payment_voucher_batch l "
                    + "where l.voucher_id = v.id)")).isZero();
            voucher.forEach(row -> desk(EAST).accept(row.id()));
        }
        assertThat(world.number("select count(*) from ledger_entry e where amount_fen <> (select sum(debit_fen) from ledger_line l where l.entry_id = e.id)"))
                .isZero();
    }

    @Test
    @DisplayName("全部冲减的批次不算已核销；工会合并后不能恢复其未缴的保费")
    void a_batch_of_nothing_and_a_union_that_is_gone() {
        long other = world.submitted(SHIPYARD, 1);
        world.confirmed(EAST, other);
        long only = world.number("select max(id) from cover");
        covers.surplus(only);
        assertThat(world.batches(TestUser.of(database.jdbi(), SHIPYARD)).get(other).payment()).isNull();
        world.change("update trade_union set status = 'CLOSED' where id = ?", SHIPYARD);
        refused("ledger.union-closed", () -> covers.noSurplus(only));
    }

    @Test
    @DisplayName("划拨前冲减的，同一张划拨单按净额划拨；撤销划拨后再制单，仍是净额")
    void set_off_in_the_same_order() {
        covers.surplus(cover);
        assertThat(city("staff").waiting(2019, TODAY)).extracting(WaitingShare::headcount, WaitingShare::amountFen).containsExactly(tuple(1, 1200L));
        long order = city("staff").prepare(2019, TODAY, EAST);
        city("head").approve(order);
        assertThat(balances().get(0)).isZero();
        assertThat(city("staff").allotted(order)).extracting(AllotmentBatch::headcount, AllotmentBatch::municipalFen)
                .containsExactlyInAnyOrder(tuple(2, 2400L), tuple(-1, -1200L));
        city("head").revokeAllotment(order, "银行退票");
        assertThat(balances().get(0)).isEqualTo(1200);
        city("head").approve(city("staff").prepare(2019, TODAY, EAST));
        assertThat(balances().get(0)).isZero();
        assertThat(statement().municipalFen() - statement().allottedFen()).isZero();
    }

    @Test
    @DisplayName("划拨后冲减的，在该区局下一张划拨单中抵扣；抵扣后没有可划拨的，等到有新的批次")
    void set_off_in_the_next_order() {
        city("head").approve(city("staff").prepare(2019, TODAY, EAST));
        covers.surplus(cover);
        assertThat(balances().get(0)).as("allotted too much").isEqualTo(-1200);
        assertThatThrownBy(() -> city("staff").prepare(2019, TODAY, EAST)).hasMessage("allotment.nothing");
        world.confirmed(EAST, world.submitted(SHIPYARD, 3));
        long order = city("staff").prepare(2019, TODAY, EAST);
        assertThat(city("staff").order(order)).extracting(AllotmentRow::headcount, AllotmentRow::amountFen).containsExactly(2, 2400L);
        city("head").approve(order);
        assertThat(balances().get(0)).isZero();
        assertThat(statement()).extracting(StatementRow::municipalFen, StatementRow::allottedFen).containsExactly(4800L, 4800L);
        city("head").revokeAllotment(order, "银行退票");
        assertThat(balances().get(0)).isEqualTo(2400);
        assertThat(statement()).extracting(StatementRow::municipalFen, StatementRow::allottedFen).containsExactly(4800L, 2400L);
    }

    @Test
    @DisplayName("数据库不允许冲减两次、冲减别的金额")
    void the_database_holds_it() {
        covers.surplus(cover);
        var again = """
                with e as (insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, cover_id, amount_fen, headcount,
                    municipal_fen, booked_by, booker_name, booked_at, text)
                  select kind, booked_on, union_id, district_id, year, batch_id, batch_no, %s, amount_fen, headcount, municipal_fen, 'x', 'x', now(), 'x'
                  from ledger_entry where kind = 'CORRECTION' returning id, union_id, district_id)
                insert into ledger_line (entry_id, account, debit_fen, credit_fen, union_id, district_id)
                select e.id, l.account, l.debit_fen, l.credit_fen, e.union_id, e.district_id from e, ledger_entry o join ledger_line l on l.entry_id = o.id
                where o.kind = 'CORRECTION'""";
        assertThatThrownBy(() -> world.change(again.formatted(cover)))
                .satisfies(e -> assertThat(BrokenConstraint.of(e)).isEqualTo("ck_ledger_entry_correction"));
        world.change("update cover set premium_fen = 1200, municipal_fen = 600, lower_fen = 600 where id <> ?", cover);
        assertThatThrownBy(() -> world.change(again.formatted("(select max(id) from cover)")))
                .satisfies(e -> assertThat(BrokenConstraint.of(e)).isEqualTo("ck_ledger_entry_correction"));
    }

    private List<Long> balances() {
        return city("staff").totals(ALL).stream().map(AccountTotal::balanceFen).toList();
    }

    private StatementRow statement() {
        return city("staff").statementTotal(OF_2019);
    }

    private LedgerDesk desk(long union) {
        return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), union));
    }

    private LedgerDesk city(String login) {
        return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), FEDERATION, login));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
