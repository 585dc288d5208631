package unioncard.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unioncard.insurance.InsuranceWorld;
import unioncard.security.TestUser;
import unioncard.shared.AtOnce;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("市总划拨")
class AllotmentTest {

    private static final LocalDate TODAY = LocalDate.parse("2019-02-03");
    private static final AllotmentFilter ALL = new AllotmentFilter(null, null, null, null);
    private static final LedgerFilter BOOKED = new LedgerFilter(null, null, null, null, null);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void winter() {
        world = new InsuranceWorld(database, TODAY.toString());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("制单收入该区局截至当日已记账、未列入其他划拨单的全部批次；制单不记账")
    void an_order_takes_all_that_waits() {
        confirmed(FOUNDRY, EAST, 2);
        confirmed(SHIPYARD, EAST, 1);
        confirmed(MILL, WEST, 4);
        world.submitted(FOUNDRY, 5);
        assertThat(staff().waiting(2019, TODAY)).extracting(WaitingShare::districtName, WaitingShare::batches, WaitingShare::headcount,
                WaitingShare::amountFen).containsExactly(tuple("东区总工会", 2, 3, 3600L), tuple("西区总工会", 1, 4, 4800L));
        long order = staff().prepare(2019, TODAY, EAST);
        assertThat(staff().order(order)).extracting(AllotmentRow::districtName, AllotmentRow::year, AllotmentRow::upTo, AllotmentRow::batches,
                AllotmentRow::headcount, AllotmentRow::amountFen, AllotmentRow::status, AllotmentRow::preparerName).containsExactly("东区总工会", 2019, TODAY,
                        2, 3, 3600L, AllotmentStatus.PREPARED, "经办staff");
        assertThat(staff().order(order).orderNo()).isEqualTo("HB20190203000001");
        assertThat(staff().allotted(order)).extracting(AllotmentBatch::unionName, AllotmentBatch::headcount, AllotmentBatch::municipalFen)
                .containsExactly(tuple("铸造厂工会", 2, 2400L), tuple("造船厂工会", 1, 1200L));
        assertThat(staff().waiting(2019, TODAY)).extracting(WaitingShare::districtName).containsExactly("西区总工会");
        assertThat(staff().totals(BOOKED).get(0).balanceFen()).as("nothing is booked yet").isEqualTo(8400);
    }

    @Test
    @DisplayName("截至日期以后记账的不收；截至日期不能晚于今天；别的年度不收")
    void up_to_a_booking_day() {
        confirmed(FOUNDRY, EAST, 1);
        world.goTo("2019-02-10");
        confirmed(SHIPYARD, EAST, 1);
        refused("allotment.up-to", () -> staff().prepare(2019, LocalDate.parse("2019-02-11"), EAST));
        refused("allotment.up-to", () -> staff().prepareAll(2019, null));
        refused("allotment.nothing", () -> staff().prepare(2019, LocalDate.parse("2019-02-02"), EAST));
        refused("allotment.nothing", () -> staff().prepareAll(2018, TODAY));
        long first = staff().prepare(2019, LocalDate.parse("2019-02-09"), EAST);
        assertThat(staff().allotted(first)).extracting(AllotmentBatch::unionName).containsExactly("铸造厂工会");
        long second = staff().prepare(2019, LocalDate.parse("2019-02-10"), EAST);
        assertThat(staff().allotted(second)).extracting(AllotmentBatch::unionName).containsExactly("造船厂工会");
    }

    @Test
    @DisplayName("全部区局制单：每个待划拨的区局一张；再点一次，没有可划拨的批次")
    void one_order_for_each_district() {
        confirmed(FOUNDRY, EAST, 1);
        confirmed(MILL, WEST, 2);
        assertThat(staff().prepareAll(2019, TODAY)).isEqualTo(2);
        assertThat(staff().orders(ALL)).extracting(AllotmentRow::districtName, AllotmentRow::amountFen)
                .containsExactly(tuple("西区总工会", 2400L), tuple("东区总工会", 1200L));
        refused("allotment.nothing", () -> staff().prepareAll(2019, TODAY));
        refused("allotment.nothing", () -> staff().prepare(2019, TODAY, EAST));
        assertThat(staff().orders(ALL)).hasSize(2);
    }

    @Test
    @DisplayName("几人同时制单：只有一人制成，其余得知没有可划拨的批次")
    void at_once() throws InterruptedException {
        confirmed(FOUNDRY, EAST, 1);
        confirmed(SHIPYARD, EAST, 1);
        confirmed(MILL, WEST, 2);
        var refusals = AtOnce.refusals(6, i -> () -> staff().prepareAll(2019, TODAY));
        assertThat(refusals).hasSize(5).containsOnly("allotment.nothing");
        assertThat(staff().orders(ALL)).hasSize(2).extracting(AllotmentRow::batches).containsExactlyInAnyOrder(2, 1);
        assertThatThrownBy(() -> world.change("insert into allotment_batch (entry_id, union_id, district_id, year) "
                + "select entry_id, union_id, district_id, year from allotment_batch limit 1"))
                .satisfies(e -> assertThat(BrokenConstraint.of(e)).isEqualTo("uq_allotment_batch_live"));
    }

    @Test
    @DisplayName("一人复核通过、一人作废，同时点：只有一个办成")
    void approved_or_voided() throws InterruptedException {
        confirmed(FOUNDRY, EAST, 1);
        long order = staff().prepare(2019, TODAY, EAST);
        var refusals = AtOnce.refusals(4, i -> () -> {
            if (i % 2 == 0) {
                head().approve(order, 0, TODAY, "流水");
            } else {
                staff().withdraw(order, "截至日期有误");
            }
            return null;
        });
        assertThat(refusals).hasSize(3).containsOnly("allotment.handled");
        boolean allotted = head().order(order).status() == AllotmentStatus.ALLOTTED;
        assertThat(world.number("select count(*) from ledger_entry where kind = 'ALLOTMENT'")).isEqualTo(allotted ? 1 : 0);
        assertThat(staff().waiting(2019, TODAY)).hasSize(allotted ? 0 : 1);
    }

    @Test
    @DisplayName("复核等工会改属办完，不互相卡死；钱仍记在当时确认的区局")
    void the_approval_waits_for_the_move() throws Exception {
        confirmed(FOUNDRY, EAST, 1);
        confirmed(SHIPYARD, EAST, 1);
        long order = staff().prepare(2019, TODAY, EAST);
        var approving = database.inTransaction(() -> database.jdbi().withHandle(h -> {
            // What a change of affiliation does: first the union, then what hangs on it.
            h.createQuery("select id from trade_union where id = :union for update").bind("union", FOUNDRY).mapTo(Long.class).one();
            var waits = CompletableFuture.runAsync(() -> head().approve(order));
            database.awaitWaiting(waits);
            assertThat(waits).as("the approval waits for the union").isNotDone();
            h.execute("update trade_union set parent_id = 3, district_id = 3, path = '/1/3/10/' where id = 10");
            h.execute("update enrolment_batch set district_id = 3 where union_id = 10");
            return waits;
        }));
        approving.get(20, TimeUnit.SECONDS);
        assertThat(world.number("select count(*) from ledger_entry where kind = 'ALLOTMENT' and district_id = " + EAST)).isEqualTo(2);
    }

    @Test
    @DisplayName("市总不承担的批次不列入划拨单")
    void a_share_of_nothing_is_not_allotted() {
        long batch = world.submitted(FOUNDRY, 2);
        world.change("update enrolment_batch set status = 'CONFIRMED', batch_no = '20190203000001', lower_fen = premium_fen, municipal_fen = 0");
        database.inTransaction(() -> LedgerDesk.ledger(database, world.clock(), TestUser.of(database.jdbi(), EAST)).enrolment(batch, "reviewer"));
        assertThat(staff().waiting(2019, TODAY)).isEmpty();
        refused("allotment.nothing", () -> staff().prepare(2019, TODAY, EAST));
    }

    @Test
    @DisplayName("复核通过：登记划拨日期和银行流水号，每个批次记一笔账")
    void approval_is_booked() {
        confirmed(FOUNDRY, EAST, 2);
        confirmed(SHIPYARD, EAST, 1);
        long order = staff().prepare(2019, TODAY, EAST);
        head().approve(order, TODAY, " ICBC-0001 ");
        assertThat(head().order(order)).extracting(AllotmentRow::status, AllotmentRow::deciderName, AllotmentRow::paidOn, AllotmentRow::bankRef)
                .containsExactly(AllotmentStatus.ALLOTTED, "经办head", TODAY, "ICBC-0001");
        var lines = head().lines(new LedgerFilter(2019, EAST, null, null, EntryKind.ALLOTMENT));
        assertThat(lines).extracting(LedgerRow::unionName, LedgerRow::account, LedgerRow::debitFen, LedgerRow::creditFen).containsExactly(
                tuple("造船厂工会", LedgerAccount.MUNICIPAL_SHARE, 0L, 1200L), tuple("造船厂工会", LedgerAccount.PREMIUM, 1200L, 0L),
                tuple("铸造厂工会", LedgerAccount.MUNICIPAL_SHARE, 0L, 2400L), tuple("铸造厂工会", LedgerAccount.PREMIUM, 2400L, 0L));
        assertThat(lines.get(0).text()).isEqualTo("划拨单 HB20190203000001，批次 " + lines.get(0).batchNo());
        assertThat(head().totals(BOOKED)).extracting(AccountTotal::balanceFen).containsExactly(0L, 0L, 0L, 3600L, 3600L);
        refused("allotment.handled", () -> head().approve(order));
        refused("allotment.handled", () -> head().discard(order, "重复"));
        refused("allotment.nothing", () -> staff().prepare(2019, TODAY, EAST));
    }

    @Test
    @DisplayName("划拨日期在截至日期与今天之间，银行流水号必填，版本须是所见的")
    void what_an_approval_needs() {
        confirmed(FOUNDRY, EAST, 1);
        world.goTo("2019-02-10");
        long order = staff().prepare(2019, LocalDate.parse("2019-02-08"), EAST);
        refused("allotment.paid-on", () -> head().approve(order, LocalDate.parse("2019-02-11"), "流水"));
        refused("allotment.paid-on", () -> head().approve(order, null, "流水"));
        refused("allotment.paid-on-early", () -> head().approve(order, LocalDate.parse("2019-02-07"), "流水"));
        refused("allotment.bank-ref", () -> head().approve(order, LocalDate.parse("2019-02-08"), " "));
        refused("allotment.bank-ref", () -> head().approve(order, LocalDate.parse("2019-02-08"), "9".repeat(41)));
        refused("changed-meanwhile", () -> head().approve(order, 7, LocalDate.parse("2019-02-08"), "流水"));
        assertThat(world.number("select count(*) from ledger_entry where kind = 'ALLOTMENT'")).isZero();
        head().approve(order, LocalDate.parse("2019-02-08"), "𬎆".repeat(40));
        assertThat(head().order(order).status()).isEqualTo(AllotmentStatus.ALLOTTED);
    }

    @Test
    @DisplayName("制单人不能复核自己的划拨单，也不能撤销；数据库同样拒绝")
    void a_second_person() {
        confirmed(FOUNDRY, EAST, 1);
        long order = staff().prepare(2019, TODAY, EAST);
        assertThat(staff().order(order)).extracting(AllotmentRow::approvable, AllotmentRow::voidable).containsExactly(false, true);
        assertThat(head().order(order)).extracting(AllotmentRow::approvable, AllotmentRow::voidable).containsExactly(true, true);
        refused("allotment.own", () -> staff().approve(order));
        assertThatThrownBy(() -> world.change("update allotment_order set status = 'ALLOTTED', decided_by = 'staff', decided_at = now(), paid_on = now(), "
                + "bank_ref = 'x'")).hasMessageContaining("ck_allotment_order_four_eyes");
        head().approve(order);
        assertThat(staff().order(order).revocable()).isFalse();
        assertThat(head().order(order).revocable()).isTrue();
        refused("allotment.own", () -> staff().revokeAllotment(order, "误点通过"));
        assertThatThrownBy(() -> world.change("update allotment_order set status = 'REVOKED', revoked_by = 'staff', revoked_at = now(), reason = 'x'"))
                .hasMessageContaining("ck_allotment_order_four_eyes");
    }

    @Test
    @DisplayName("作废须写原因，批次重新待划拨，可另行制单；不记账")
    void voided() {
        confirmed(FOUNDRY, EAST, 1);
        long first = staff().prepare(2019, TODAY, EAST);
        refused("allotment.reason", () -> head().discard(first, " "));
        head().discard(first, "截至日期有误");
        assertThat(head().order(first)).extracting(AllotmentRow::status, AllotmentRow::reason, AllotmentRow::deciderName)
                .containsExactly(AllotmentStatus.VOIDED, "截至日期有误", "经办head");
        assertThat(head().allotted(first)).as("what it was over stays known").hasSize(1);
        refused("allotment.handled", () -> head().approve(first));
        long second = staff().prepare(2019, TODAY, EAST);
        assertThat(second).isNotEqualTo(first);
        staff().withdraw(second, "自己作废");
        assertThat(staff().waiting(2019, TODAY)).singleElement().extracting(WaitingShare::amountFen).isEqualTo(1200L);
        assertThat(world.number("select count(*) from ledger_entry where kind <> 'ENROLMENT'")).isZero();
    }

    @Test
    @DisplayName("撤销划拨：已记的账逐笔冲销，批次重新待划拨，可另行制单；复核人留痕")
    void an_approval_is_taken_back() {
        confirmed(FOUNDRY, EAST, 1);
        confirmed(SHIPYARD, EAST, 2);
        long order = staff().prepare(2019, TODAY, EAST);
        refused("allotment.handled", () -> head().revokeAllotment(order, "误点通过"));
        head().approve(order);
        refused("allotment.reason", () -> head().revokeAllotment(order, ""));
        head().revokeAllotment(order, "银行退票");
        assertThat(head().order(order)).extracting(AllotmentRow::status, AllotmentRow::deciderName, AllotmentRow::revokerName, AllotmentRow::reason)
                .containsExactly(AllotmentStatus.REVOKED, "经办head", "经办head", "银行退票");
        refused("allotment.handled", () -> head().revokeAllotment(order, "银行退票"));
        assertThat(head().lines(new LedgerFilter(null, null, null, null, EntryKind.REVERSAL))).hasSize(4).first()
                .extracting(LedgerRow::text).isEqualTo("撤销划拨单 HB20190203000001：银行退票");
        assertThat(head().totals(BOOKED)).extracting(AccountTotal::balanceFen).containsExactly(3600L, 0L, 0L, 3600L, 7200L);
        long again = staff().prepare(2019, TODAY, EAST);
        head().approve(again);
        assertThat(head().totals(BOOKED)).extracting(AccountTotal::balanceFen).containsExactly(0L, 0L, 0L, 3600L, 3600L);
        assertThat(head().sums(ALL)).containsExactly(new AllotmentSum(AllotmentStatus.ALLOTTED, 1, 2, 3, 3600),
                new AllotmentSum(AllotmentStatus.REVOKED, 1, 2, 3, 3600));
    }

    @Test
    @DisplayName("划拨分录须等于该批次市总应划拨、出自其划拨单；只能冲销一次，且方向相反")
    void what_the_ledger_refuses() {
        long other = confirmed(MILL, WEST, 1);
        confirmed(FOUNDRY, EAST, 1);
        long order = staff().prepare(2019, TODAY, EAST);
        head().approve(order);
        long entry = world.number("select id from ledger_entry where kind = 'ALLOTMENT'");
        var copy = """
                with e as (insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, allotment_id, reverses_id, amount_fen,
                    allotted_fen, booked_by, booker_name, booked_at, text)
                  select k, booked_on, union_id, district_id, year, batch_id, batch_no, o, r, a,
                    case when o is null then 0 when k = 'REVERSAL' then -a else a end, 'x', 'x', now(), 'x'
                  from ledger_entry, (values ('%s', cast(%s as bigint), cast(%s as bigint), %s)) x (k, o, r, a)
                  where kind = '%s' and batch_id = %s returning id, union_id, district_id)
                insert into ledger_line select e.id, account, d, c, union_id, district_id from e,
                  (values ('PREMIUM', %s, %s), ('MUNICIPAL_SHARE', %s, %s)) l (account, d, c)""";
        refusedBy("ck_ledger_entry_allotment", () -> world.change(copy.formatted("ALLOTMENT", order, null, 1200, "ENROLMENT", other, 1200, 0, 0, 1200)));
        long own = world.number("select batch_id from ledger_entry where id = " + entry);
        refusedBy("uq_ledger_entry_allotment", () -> world.change(copy.formatted("ALLOTMENT", order, null, 1200, "ENROLMENT", own, 1200, 0, 0, 1200)));
        refusedBy("ck_ledger_entry_about", () -> world.change(copy.formatted("ALLOTMENT", null, null, 1200, "ENROLMENT", own, 1200, 0, 0, 1200)));
        refusedBy("ck_ledger_entry_reversal",
                () -> world.change(copy.formatted("REVERSAL", order, entry, 1200, "ALLOTMENT", own, 1200, 0, 0, 1200)));
        refusedBy("ck_ledger_entry_reversal",
                () -> world.change(copy.formatted("REVERSAL", null, entry, 1200, "ALLOTMENT", own, 0, 1200, 1200, 0)));
        head().revokeAllotment(order, "银行退票");
        refusedBy("uq_ledger_entry_reversed",
                () -> world.change(copy.formatted("REVERSAL", order, entry, 1200, "ALLOTMENT", own, 0, 1200, 1200, 0)));
        long second = staff().prepare(2019, TODAY, EAST);
        refusedBy("ck_ledger_entry_allotment", () -> world.change(copy.formatted("ALLOTMENT", second, null, 1000, "ENROLMENT", own, 1000, 0, 0, 1000)));
        refusedBy("ck_ledger_entry_allotment", () -> world.change(copy.formatted("ALLOTMENT", second, null, 1200, "ENROLMENT", own, 0, 1200, 1200, 0)));
        refusedBy("ck_allotment_order_sum", () -> world.change("update allotment_order set status = 'ALLOTTED', decided_by = 'x', decided_at = now(), "
                + "paid_on = now(), bank_ref = 'x', amount_fen = 1000 where id = " + second));
        refusedBy("ck_ledger_entry_municipal", () -> world.change("""
                with e as (insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, amount_fen, municipal_fen, booked_by,
                    booker_name, booked_at, text)
                  select 'ENROLMENT', booked_on, union_id, district_id, year, %d, 'x', 5, 4, 'x', 'x', now(), 'x' from ledger_entry where id = %d
                  returning id, union_id, district_id)
                insert into ledger_line select e.id, account, d, c, union_id, district_id from e,
                  (values ('PREMIUM', 0, 5), ('MUNICIPAL_SHARE', 5, 0)) l (account, d, c)""".formatted(world.submitted(SHIPYARD, 1), entry)));
    }

    @Test
    @DisplayName("工会改属别的区局后，钱仍在当时确认的区局，由那里的划拨单划拨")
    void the_union_has_come_to_another_district() {
        confirmed(FOUNDRY, EAST, 1);
        world.change("update trade_union set parent_id = 3, district_id = 3, path = '/1/3/10/' where id = 10");
        world.change("update enrolment_batch set district_id = 3");
        assertThat(staff().waiting(2019, TODAY)).extracting(WaitingShare::districtId).containsExactly(EAST);
        long order = staff().prepare(2019, TODAY, EAST);
        head().approve(order);
        assertThat(desk(EAST).allotted(order)).extracting(AllotmentBatch::unionName, AllotmentBatch::visible).containsExactly(tuple("铸造厂工会", false));
        assertThat(desk(EAST).totals(BOOKED)).extracting(AccountTotal::balanceFen).containsExactly(0L, 0L, 0L, 1200L, 1200L);
        assertThat(desk(WEST).orders(ALL)).isEmpty();
        assertThat(staff().orders(new AllotmentFilter(null, null, FOUNDRY, null))).as("by the union, wherever it is").hasSize(1);
    }

    @Test
    @DisplayName("区局只看到本区局的划拨单，动不了；基层工会看不到")
    void who_sees_it() {
        confirmed(FOUNDRY, EAST, 1);
        confirmed(MILL, WEST, 1);
        staff().prepareAll(2019, TODAY);
        assertThat(desk(EAST).orders(ALL)).extracting(AllotmentRow::districtName).containsExactly("东区总工会");
        assertThat(desk(FOUNDRY).orders(ALL)).isEmpty();
        long west = staff().orders(new AllotmentFilter(2019, WEST, null, AllotmentStatus.PREPARED)).get(0).id();
        refused("not-allowed", () -> desk(EAST).order(west));
        refused("not-allowed", () -> desk(EAST).approve(west, 0, TODAY, "流水"));
        assertThat(desk(EAST).allotted(west)).isEmpty();
        assertThat(staff().orders(new AllotmentFilter(2018, null, null, null))).isEmpty();
        assertThat(staff().orders(new AllotmentFilter(null, null, MILL, null))).extracting(AllotmentRow::id).containsExactly(west);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(AllotmentStatus.class)
    @DisplayName("状态只按规定变化")
    void every_way_between_the_states(AllotmentStatus from) {
        var open = switch (from) {
            case PREPARED -> List.of(AllotmentStatus.ALLOTTED, AllotmentStatus.VOIDED);
            case ALLOTTED -> List.of(AllotmentStatus.REVOKED);
            default -> List.<AllotmentStatus>of();
        };
        assertThat(AllotmentStatus.values()).filteredOn(from::canBecome).containsExactlyElementsOf(open);
        var text = database.jdbi().withHandle(h -> h.createQuery("select pg_get_constraintdef(oid) from pg_constraint where conname = "
                + "'ck_allotment_order_status'").mapTo(String.class).one());
        assertThat(Pattern.compile("'([A-Z]+)'").matcher(text).results().map(hit -> hit.group(1)).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AllotmentStatus.values()).map(Enum::name).toList());
    }

    private long confirmed(long union, long district, int members) {
        long batch = world.submitted(union, members);
        world.confirmed(district, batch);
        return batch;
    }

    private LedgerDesk staff() {
        return city("staff");
    }

    private LedgerDesk head() {
        return city("head");
    }

    private LedgerDesk city(String login) {
        return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), FEDERATION, login));
    }

    private LedgerDesk desk(long union) {
        return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), union));
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(DomainException.class).hasMessage(code);
    }

    private static void refusedBy(String constraint, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).satisfies(e -> assertThat(BrokenConstraint.of(e)).isEqualTo(constraint));
    }
}
