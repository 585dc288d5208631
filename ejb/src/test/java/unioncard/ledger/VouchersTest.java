package unioncard.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unioncard.attachment.SampleFiles;
import unioncard.insurance.InsuranceWorld;
import unioncard.security.TestUser;
import unioncard.shared.AtOnce;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("缴费凭证")
class VouchersTest {

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
    @DisplayName("确认后 15 天内上传：第 15 天不逾期，第 16 天逾期，保障照样有效；期限以后调整不影响已确认的批次")
    void overdue_by_the_clock() {
        long batch = confirmed(FOUNDRY, EAST, 2);
        assertThat(desk(FOUNDRY).due()).singleElement().satisfies(due -> {
            assertThat(due.id()).isEqualTo(batch);
            assertThat(due.lowerFen()).isEqualTo(2400);
            assertThat(due.dueOn()).isEqualTo("2019-02-18");
        });
        world.goTo("2019-02-18");
        assertThat(desk(EAST).due(true)).isEmpty();
        world.goTo("2019-02-19");
        assertThat(desk(EAST).due(true)).singleElement().extracting(DueBatch::overdue).isEqualTo(true);
        assertThat(desk(WEST).due(true)).as("another district").isEmpty();
        assertThat(world.number("select count(*) from cover where status = 'CONFIRMED'")).isEqualTo(2);
        long voucher = desk(FOUNDRY).upload(List.of(batch), SampleFiles.png());
        assertThat(desk(EAST).due()).as("handed in late, and no longer overdue").isEmpty();
        desk(EAST).giveBack(voucher, "图片看不清");
        assertThat(desk(EAST).due(true)).hasSize(1);
    }

    @Test
    @DisplayName("金额须与所选批次应缴合计一致，付款日不能晚于今天，也不能早于确认前一年；不符的什么都不留下")
    void a_voucher_of_the_wrong_amount() {
        var batches = List.of(confirmed(FOUNDRY, EAST, 2), confirmed(FOUNDRY, EAST, 1));
        for (long fen : new long[] {3599, 3601, 2400, 0, -3600}) {
            assertThatThrownBy(() -> upload(batches, fen, "2019-02-03")).isInstanceOfSatisfying(DomainException.class, refusal -> {
                assertThat(refusal.code()).isEqualTo("voucher.amount");
                assertThat(refusal.arguments()).containsExactly(BigDecimal.valueOf(fen, 2).toPlainString(), "36.00");
            });
        }
        refused("voucher.paid-on", () -> upload(batches, 3600, "2019-02-04"));
        assertThatThrownBy(() -> upload(batches, 3600, "2018-02-02")).isInstanceOfSatisfying(DomainException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("voucher.paid-on-early");
            assertThat(refusal.arguments()).containsExactly("2018-02-03");
        });
        assertThatThrownBy(() -> desk(FOUNDRY).upload(batches, 3600, LocalDate.parse("2019-02-03"), SampleFiles.png(), bytes -> {
            throw new DomainException("attachment.infected");
        })).hasMessage("attachment.infected");
        assertThat(world.number("select count(*) from payment_voucher")).isZero();
        long voucher = upload(batches, 3600, "2019-02-03");
        assertThat(desk(FOUNDRY).get(voucher)).extracting(VoucherRow::batches, VoucherRow::amountFen, VoucherRow::status, VoucherRow::decidable)
                .containsExactly(2, 3600L, VoucherStatus.SUBMITTED, false);
        assertThat(desk(FOUNDRY).batches(voucher)).extracting(DueBatch::id).containsExactlyElementsOf(batches);
        desk(EAST).giveBack(voucher, "回单未盖章");
        assertThat(desk(FOUNDRY).get(upload(batches, 3600, "2018-02-03")).paidOn()).as("the first day that is taken").isEqualTo("2018-02-03");
    }

    @Test
    @DisplayName("一张凭证只缴同一工会的批次；他会的、未确认的、已有凭证的不能缴；同一文件不能再用")
    void only_what_is_owed() {
        long own = confirmed(FOUNDRY, EAST, 1);
        long neighbour = confirmed(SHIPYARD, EAST, 1);
        long waiting = world.submitted(FOUNDRY, 1);
        refused("voucher.gone", () -> desk(FOUNDRY).upload(List.of(neighbour), 1200, today(), SampleFiles.png()));
        refused("voucher.gone", () -> desk(FOUNDRY).upload(List.of(own, neighbour), 2400, today(), SampleFiles.png()));
        refused("voucher.gone", () -> desk(FOUNDRY).upload(List.of(waiting), 1200, today(), SampleFiles.png()));
        refused("voucher.gone", () -> desk(FOUNDRY).upload(List.of(), 0, today(), SampleFiles.png()));
        refused("voucher.several-unions", () -> desk(EAST).upload(List.of(own, neighbour), 2400, today(), SampleFiles.png()));
        desk(FOUNDRY).upload(List.of(own), SampleFiles.png());
        refused("voucher.gone", () -> desk(FOUNDRY).upload(List.of(own), 1200, today(), SampleFiles.pdf("")));
        world.confirmed(EAST, waiting);
        refused("voucher.file-used", () -> desk(FOUNDRY).upload(List.of(waiting), SampleFiles.png()));
        assertThat(world.number("select count(*) from payment_voucher")).isOne();
    }

    @Test
    @DisplayName("几人同时为同一批次上传，只收一张")
    void one_voucher_of_many_at_once() throws InterruptedException {
        long batch = confirmed(FOUNDRY, EAST, 1);
        var refusals = AtOnce.refusals(8, i -> () -> desk(FOUNDRY).upload(List.of(batch), 1200, today(), SampleFiles.pdf("/N " + i + " ")),
                work -> call(work::call));
        assertThat(refusals).hasSize(7).containsOnly("voucher.gone");
        assertThat(world.number("select count(*) from payment_voucher")).isOne();
    }

    @Test
    @DisplayName("由区局另一人审核：上传人自己、基层工会、别的区局都不能")
    void a_second_person_at_the_district() {
        long batch = confirmed(FOUNDRY, EAST, 1);
        long voucher = desk(EAST).upload(List.of(batch), SampleFiles.png());
        assertThat(desk(EAST).get(voucher).decidable()).isFalse();
        refused("voucher.own", () -> desk(EAST).accept(voucher));
        refused("voucher.own", () -> desk(EAST).giveBack(voucher, "图片看不清"));
        assertThatThrownBy(() -> world.change("update payment_voucher set status = 'VERIFIED', decided_by = uploaded_by, decided_at = now()"))
                .hasMessageContaining("ck_payment_voucher_four_eyes");
        refused("not-allowed", () -> desk(FOUNDRY).review().accept(voucher, 0));
        refused("not-allowed", () -> desk(InsuranceWorld.FEDERATION).review().accept(voucher, 0));
        refused("not-allowed", () -> database.inTransaction(() -> desk(WEST).review().accept(voucher, 0)));
        refused("not-allowed", () -> desk(WEST).get(voucher));
        assertThatThrownBy(() -> desk(WEST).open(voucher)).hasMessage("not-found");
        var other = new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), EAST, "reviewer-2"));
        assertThat(other.get(voucher).decidable()).isTrue();
        other.accept(voucher);
        assertThat(other.get(voucher)).extracting(VoucherRow::status, VoucherRow::deciderName, VoucherRow::revocable)
                .containsExactly(VoucherStatus.VERIFIED, "经办reviewer-2", true);
    }

    @Test
    @DisplayName("审核通过即核销并记账；退回须写原因，退回后可重新上传；已处理的不能再处理")
    void verified_or_returned() {
        long batch = confirmed(FOUNDRY, EAST, 1);
        long first = desk(FOUNDRY).upload(List.of(batch), SampleFiles.png());
        refused("voucher.reason", () -> desk(EAST).giveBack(first, " "));
        desk(EAST).giveBack(first, "回单未盖章");
        assertThat(desk(FOUNDRY).get(first)).extracting(VoucherRow::status, VoucherRow::returnReason)
                .containsExactly(VoucherStatus.RETURNED, "回单未盖章");
        refused("voucher.handled", () -> desk(EAST).accept(first));
        assertThat(world.number("select count(*) from ledger_entry where kind <> 'ENROLMENT'")).isZero();
        long second = desk(FOUNDRY).upload(List.of(batch), SampleFiles.png());
        refused("changed-meanwhile", () -> database.inTransaction(() -> desk(EAST).review().accept(second, 7)));
        desk(EAST).accept(second);
        refused("voucher.handled", () -> desk(EAST).giveBack(second, "回单未盖章"));
        refused("voucher.handled", () -> desk(EAST).accept(second));
        assertThat(desk(FOUNDRY).due()).isEmpty();
        assertThat(desk(EAST).list(VoucherStatus.VERIFIED)).extracting(VoucherRow::id).containsExactly(second);
        assertThat(desk(EAST).lines(new LedgerFilter(null, null, null, null, EntryKind.VOUCHER))).extracting(LedgerRow::account, LedgerRow::debitFen,
                LedgerRow::creditFen).containsExactly(tuple(LedgerAccount.LOWER_SHARE, 0L, 1200L),
                        tuple(LedgerAccount.PREMIUM, 1200L, 0L));
    }

    @Test
    @DisplayName("撤销核销：已记的账冲销，批次重新待缴，可另传凭证")
    void a_verification_is_taken_back() {
        long batch = confirmed(FOUNDRY, EAST, 1);
        long voucher = desk(FOUNDRY).upload(List.of(batch), SampleFiles.png());
        refused("voucher.handled", () -> desk(EAST).revoke(voucher, "误点通过"));
        desk(EAST).accept(voucher);
        refused("voucher.reason", () -> desk(EAST).revoke(voucher, ""));
        new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), EAST, "reviewer-2")).revoke(voucher, "误点通过");
        assertThat(desk(EAST).get(voucher)).extracting(VoucherRow::status, VoucherRow::deciderName, VoucherRow::revokerName, VoucherRow::returnReason)
                .as("who has verified stays beside who took it back").containsExactly(VoucherStatus.RETURNED, "经办2", "经办reviewer-2", "误点通过");
        assertThat(desk(EAST).get(voucher).revokedAt()).isEqualTo(world.clock().instant());
        refused("voucher.handled", () -> desk(EAST).revoke(voucher, "误点通过"));
        assertThat(desk(EAST).totals(new LedgerFilter(null, null, null, null, null))).extracting(AccountTotal::balanceFen)
                .containsExactly(1200L, 0L, 0L, 1200L, 2400L);
        assertThat(desk(FOUNDRY).due()).extracting(DueBatch::id).containsExactly(batch);
        desk(EAST).accept(desk(FOUNDRY).upload(List.of(batch), SampleFiles.png()));
        assertThat(desk(EAST).totals(new LedgerFilter(null, null, null, null, null))).extracting(AccountTotal::balanceFen)
                .containsExactly(1200L, 0L, 0L, 0L, 1200L);
    }

    @Test
    @DisplayName("文件加密保存，按内容认类型")
    void kept_encrypted() {
        long voucher = desk(FOUNDRY).upload(List.of(confirmed(FOUNDRY, EAST, 1)), SampleFiles.pdf(""));
        assertThat(desk(EAST).open(voucher)).isEqualTo(SampleFiles.pdf(""));
        assertThat(world.number("select position('%PDF'::bytea in content) from payment_voucher")).isZero();
        assertThat(world.number("select count(*) from payment_voucher where key_sealed like 'v1.F.%'")).isOne();
        assertThatThrownBy(() -> desk(FOUNDRY).upload(List.of(confirmed(FOUNDRY, EAST, 1)), new byte[] {1, 2, 3})).hasMessage("attachment.type");
    }

    @Test
    @DisplayName("工会改属别的区局后，欠缴随工会走，账仍记在当时确认的区局")
    void the_union_has_come_to_another_district() {
        long batch = confirmed(FOUNDRY, EAST, 1);
        world.change("update trade_union set parent_id = 3, district_id = 3, path = '/1/3/10/' where id = 10");
        world.change("update enrolment_batch set district_id = 3");
        assertThat(desk(EAST).due()).isEmpty();
        long voucher = desk(FOUNDRY).upload(List.of(batch), SampleFiles.png());
        desk(WEST).accept(voucher);
        assertThat(desk(EAST).totals(new LedgerFilter(null, null, null, null, null))).extracting(AccountTotal::balanceFen)
                .containsExactly(1200L, 0L, 0L, 0L, 1200L);
        assertThat(desk(EAST).lines(new LedgerFilter(null, null, null, null, null))).as("the batch belongs to the other district now")
                .extracting(LedgerRow::batchVisible).containsOnly(false);
        desk(WEST).revoke(voucher, "误点通过");
        assertThat(desk(EAST).totals(new LedgerFilter(null, null, null, null, null))).extracting(AccountTotal::balanceFen)
                .containsExactly(1200L, 0L, 0L, 1200L, 2400L);
        assertThat(desk(WEST).lines(new LedgerFilter(null, null, null, null, null))).isEmpty();
        var city = desk(InsuranceWorld.FEDERATION);
        assertThat(city.lines(new LedgerFilter(null, EAST, null, null, null))).as("by the district that booked").hasSize(7)
                .extracting(LedgerRow::batchVisible).containsOnly(true);
        assertThat(city.lines(new LedgerFilter(null, WEST, null, null, null))).isEmpty();
        assertThat(city.lines(new LedgerFilter(null, null, FOUNDRY, null, null))).as("by the union, wherever it is").hasSize(7);
        assertThat(city.lines(new LedgerFilter(null, null, InsuranceWorld.FEDERATION, null, null))).hasSize(7);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(VoucherStatus.class)
    @DisplayName("状态只按规定变化")
    void every_way_between_the_states(VoucherStatus from) {
        for (var to : VoucherStatus.values()) {
            boolean open = from == VoucherStatus.SUBMITTED && to != VoucherStatus.SUBMITTED
                    || from == VoucherStatus.VERIFIED && to == VoucherStatus.RETURNED;
            assertThat(from.canBecome(to)).as(from + " to " + to).isEqualTo(open);
        }
    }

    private static void call(ThrowingCallable work) {
        try {
            work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private long confirmed(long union, long district, int members) {
        long batch = world.submitted(union, members);
        world.confirmed(district, batch);
        return batch;
    }

    private long upload(List<Long> batches, long fen, String paidOn) {
        return desk(FOUNDRY).upload(batches, fen, LocalDate.parse(paidOn), SampleFiles.png());
    }

    private LocalDate today() {
        return LocalDate.now(world.clock());
    }

    private LedgerDesk desk(long union) {
        return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), union));
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(DomainException.class).hasMessage(code);
    }
}
