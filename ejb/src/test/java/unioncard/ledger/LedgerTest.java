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

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.attachment.SampleFiles;
import unioncard.insurance.InsuranceWorld;
import unioncard.security.TestUser;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.TestDatabase;

@DisplayName("资金台账")
class LedgerTest {

    private static final LedgerFilter ALL = new LedgerFilter(null, null, null, null, null);
    private static final String ENTRY = """
            insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, voucher_id, reverses_id, amount_fen, booked_by,
              booker_name, booked_at, text)
            select '%s', booked_on, union_id, district_id, year, batch_id, batch_no, voucher_id, %s, amount_fen, 'x', 'x', now(), 'x'
            from ledger_entry where id = %d returning id, union_id, district_id""";

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
    @DisplayName("区局确认即记账：市总划拨与各级缴费在借方，应付保障费用在贷方，与批次金额一致")
    void a_confirmation_is_booked_with_it() {
        long batch = world.submitted(FOUNDRY, 3);
        assertThat(desk(EAST).lines(ALL)).as("nothing before").isEmpty();
        var number = world.confirmed(EAST, batch);
        assertThat(desk(EAST).lines(ALL)).extracting(LedgerRow::account, LedgerRow::debitFen, LedgerRow::creditFen).containsExactly(
                tuple(LedgerAccount.MUNICIPAL_SHARE, 3600L, 0L), tuple(LedgerAccount.LOWER_SHARE, 3600L, 0L), tuple(LedgerAccount.PREMIUM, 0L, 7200L));
        assertThat(desk(EAST).lines(ALL).get(0)).extracting(LedgerRow::kind, LedgerRow::batchNo, LedgerRow::year, LedgerRow::bookerName, LedgerRow::text,
                row -> row.bookedOn().toString(), LedgerRow::unionName, LedgerRow::districtName).containsExactly(EntryKind.ENROLMENT, number, 2019, "clerk2",
                "参保批次 " + number + "，3 人", "2019-02-03", "铸造厂工会", "东区总工会");
    }

    @Test
    @DisplayName("退回的批次不记账；一个确认批次只记一次账")
    void once_per_batch() {
        world.returned(EAST, world.submitted(SHIPYARD, 1));
        assertThat(world.number("select count(*) from ledger_entry")).isZero();
        long batch = confirmed(FOUNDRY, EAST, 1);
        refusedBy("uq_ledger_entry_enrolment",
                () -> database.inTransaction(() -> LedgerDesk.ledger(database, world.clock(), user(EAST)).enrolment(batch, "reviewer")));
        long waiting = world.submitted(MILL, 1);
        assertThatThrownBy(() -> database.inTransaction(() -> LedgerDesk.ledger(database, world.clock(), user(EAST)).enrolment(waiting, "reviewer")))
                .as("a batch that is not confirmed").isInstanceOf(IllegalStateException.class);
        assertThat(world.number("select count(*) from ledger_entry")).isOne();
    }

    @Test
    @DisplayName("借贷不平的分录存不下来，已有的分录也添不进别的行")
    void only_balanced_entries_are_stored() {
        confirmed(FOUNDRY, EAST, 1);
        long entry = world.number("select min(id) from ledger_entry");
        var unbalanced = "with e as (%s) insert into ledger_line select id, 'PREMIUM', 0, 5, union_id, district_id from e";
        var copy = """
                insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, amount_fen, booked_by, booker_name, booked_at, text)
                select 'ENROLMENT', booked_on, union_id, district_id, year, (select max(id) from enrolment_batch), 'x', 5, 'x', 'x', now(), 'x'
                from ledger_entry where id = %d returning id, union_id, district_id""".formatted(entry);
        world.submitted(SHIPYARD, 1);
        refusedBy("ck_ledger_entry_balanced", () -> world.change(unbalanced.formatted(copy)));
        refusedBy("ck_ledger_entry_balanced", () -> world.change(copy));
        world.change("""
                with e as (%s) insert into ledger_line select id, a, d, 5 - d, union_id, district_id
                from e, (values ('LOWER_SHARE', 5), ('PREMIUM', 0)) l (a, d)""".formatted(copy));
        refusedBy("ck_ledger_entry_balanced", () -> world.change("""
                insert into ledger_line select id, 'MUNICIPAL_SHARE', 7, 0, union_id, district_id from ledger_entry where amount_fen = 5"""));
        refusedBy("ck_ledger_line_side", () -> world.change("insert into ledger_line select id, 'MUNICIPAL_SHARE', 7, 7, union_id, district_id "
                + "from ledger_entry where amount_fen = 5"));
        assertThat(world.number("select count(*) from ledger_line")).isEqualTo(5);
    }

    @Test
    @DisplayName("市总全额承担的批次：缴费一方记零，不待缴费")
    void a_share_of_nothing_is_a_line_of_zero() {
        long batch = world.submitted(FOUNDRY, 2);
        world.change("update enrolment_batch set status = 'CONFIRMED', batch_no = '20190203000001', municipal_fen = premium_fen, lower_fen = 0");
        database.inTransaction(() -> LedgerDesk.ledger(database, world.clock(), user(EAST)).enrolment(batch, "reviewer"));
        assertThat(desk(EAST).lines(ALL)).extracting(LedgerRow::account, LedgerRow::debitFen, LedgerRow::creditFen).containsExactly(
                tuple(LedgerAccount.MUNICIPAL_SHARE, 4800L, 0L), tuple(LedgerAccount.LOWER_SHARE, 0L, 0L), tuple(LedgerAccount.PREMIUM, 0L, 4800L));
        assertThat(desk(FOUNDRY).due()).isEmpty();
    }

    @Test
    @DisplayName("应用的数据库角色改不了、删不了台账，库主也要先拆触发器")
    void nobody_rewrites_it() {
        confirmed(FOUNDRY, EAST, 1);
        for (var statement : List.of("update ledger_line set debit_fen = 1", "delete from ledger_line", "truncate ledger_line, ledger_entry",
                "update ledger_entry set amount_fen = 1", "delete from ledger_entry", "alter table ledger_entry disable trigger all",
                "drop trigger ledger_line_balanced on ledger_line", "alter table ledger_line no force row level security")) {
            assertThatThrownBy(() -> world.change(statement)).as(statement).hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
        for (var statement : List.of("update ledger_line set debit_fen = 1", "delete from ledger_line", "truncate ledger_line, ledger_entry cascade",
                "update ledger_entry set text = 'x'", "delete from ledger_entry")) {
            assertThatThrownBy(() -> owner(statement)).as(statement).hasMessageContaining("is append-only");
        }
        assertThat(world.number("select sum(debit_fen) from ledger_line")).isEqualTo(2400);
    }

    @Test
    @DisplayName("更正只能冲销：一笔只能冲销一次，冲销不能再冲销，且须与原分录方向相反、金额相同")
    void corrected_by_reversal_only() {
        long batch = confirmed(FOUNDRY, EAST, 1);
        long voucher = desk(FOUNDRY).upload(List.of(batch), SampleFiles.png());
        desk(EAST).accept(voucher);
        long entry = world.number("select id from ledger_entry where kind = 'VOUCHER'");
        var same = "with e as (" + ENTRY + ") insert into ledger_line select e.id, l.account, l.debit_fen, l.credit_fen, e.union_id, e.district_id "
                + "from e, ledger_line l where l.entry_id = " + entry;
        refusedBy("ck_ledger_entry_reversal", () -> world.change(same.formatted("REVERSAL", entry, entry)));
        desk(EAST).revoke(voucher, "金额与银行回单不符");
        long reversal = world.number("select id from ledger_entry where kind = 'REVERSAL'");
        assertThat(world.number("select reverses_id from ledger_entry where id = " + reversal)).isEqualTo((int) entry);
        var mirrored = same.replace("l.debit_fen, l.credit_fen", "l.credit_fen, l.debit_fen");
        for (long settled : List.of(entry, reversal)) {
            refusedBy("ck_ledger_line_zero", () -> world.change("insert into ledger_line select id, 'MUNICIPAL_SHARE', 0, 0, union_id, district_id "
                    + "from ledger_entry where id = " + settled));
        }
        refusedBy("uq_ledger_entry_reversed", () -> world.change(mirrored.formatted("REVERSAL", entry, entry)));
        refusedBy("ck_ledger_entry_reversal", () -> world.change(same.formatted("REVERSAL", reversal, reversal)));
        assertThat(world.number("select count(*) from ledger_entry")).isEqualTo(3);
    }

    @Test
    @DisplayName("按年度、区局、工会、批次查询，合计与明细一致；区局只看到自己的")
    void inquiry() {
        long batch = confirmed(FOUNDRY, EAST, 2);
        confirmed(SHIPYARD, EAST, 1);
        confirmed(MILL, WEST, 4);
        assertThat(desk(FEDERATION).lines(ALL)).hasSize(9).extracting(LedgerRow::unionName).startsWith("纺织厂工会");
        assertThat(amounts(desk(FEDERATION), ALL)).containsExactly(8400L, 0L, 0L, 8400L, 16800L);
        assertThat(desk(EAST).lines(ALL)).hasSize(6).extracting(LedgerRow::districtName).containsOnly("东区总工会");
        assertThat(amounts(desk(EAST), ALL)).containsExactly(3600L, 0L, 0L, 3600L, 7200L);
        assertThat(amounts(desk(FEDERATION), new LedgerFilter(2019, EAST, null, null, EntryKind.ENROLMENT))).containsExactly(3600L, 0L, 0L, 3600L, 7200L);
        assertThat(amounts(desk(FEDERATION), new LedgerFilter(null, null, SHIPYARD, null, null))).containsExactly(1200L, 0L, 0L, 1200L, 2400L);
        assertThat(amounts(desk(EAST), new LedgerFilter(null, null, null, "20190203000001", null))).containsExactly(2400L, 0L, 0L, 2400L, 4800L);
        assertThat(amounts(desk(EAST), new LedgerFilter(2018, null, null, null, null))).containsExactly(0L, 0L, 0L, 0L, 0L);
        assertThat(desk(EAST).lines(new LedgerFilter(null, null, null, null, null, LedgerAccount.PREMIUM, null, null))).isNotEmpty()
                .allSatisfy(line -> assertThat(line.account()).isEqualTo(LedgerAccount.PREMIUM));
        var day = desk(EAST).lines(ALL).get(0).bookedOn();
        assertThat(desk(EAST).lines(new LedgerFilter(null, null, null, null, null, null, day, day))).hasSameSizeAs(desk(EAST).lines(ALL));
        assertThat(desk(EAST).lines(new LedgerFilter(null, null, null, null, null, null, day.plusDays(1), null))).isEmpty();
        assertThat(desk(EAST).lines(new LedgerFilter(null, null, null, null, null, null, null, day.minusDays(1)))).isEmpty();
        assertThat(desk(WEST).lines(new LedgerFilter(null, EAST, null, null, null))).isEmpty();
        assertThat(desk(EAST).lines(new LedgerFilter(null, null, null, null, EntryKind.REVERSAL))).isEmpty();
        desk(EAST).accept(desk(FOUNDRY).upload(List.of(batch), SampleFiles.pdf("")));
        assertThat(desk(EAST).totals(ALL)).extracting(AccountTotal::account, AccountTotal::debitFen, AccountTotal::creditFen, AccountTotal::balanceFen)
                .containsExactly(tuple(LedgerAccount.MUNICIPAL_SHARE, 3600L, 0L, 3600L), tuple(LedgerAccount.DISTRICT_SHARE, 0L, 0L, 0L),
                        tuple(LedgerAccount.INTERMEDIATE_SHARE, 0L, 0L, 0L), tuple(LedgerAccount.LOWER_SHARE, 3600L, 2400L, 1200L),
                        tuple(LedgerAccount.PREMIUM, 2400L, 7200L, 4800L));
    }

    @Test
    @DisplayName("科目、业务类型、凭证状态与数据库一致")
    void words_are_those_of_the_schema() {
        assertThat(checked("ck_ledger_line_account")).isEqualTo(names(LedgerAccount.values()));
        assertThat(checked("ck_ledger_entry_kind")).isEqualTo(names(EntryKind.values()));
        assertThat(checked("ck_payment_voucher_status")).isEqualTo(names(VoucherStatus.values()));
    }

    private Set<String> checked(String constraint) {
        var text = database.jdbi().withHandle(h -> h.createQuery("select pg_get_constraintdef(oid) from pg_constraint where conname = :name")
                .bind("name", constraint).mapTo(String.class).one());
        return Pattern.compile("'([A-Z_]+)'").matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    private List<Long> amounts(LedgerDesk desk, LedgerFilter filter) {
        var totals = desk.totals(filter).stream().map(AccountTotal::balanceFen).toList();
        long lines = desk.lines(filter).stream().mapToLong(row -> row.debitFen() - row.creditFen()).sum();
        assertThat(lines).as("balanced").isZero();
        return totals;
    }

    private long confirmed(long union, long district, int members) {
        long batch = world.submitted(union, members);
        world.confirmed(district, batch);
        return batch;
    }

    private void owner(String statement) {
        database.owner().useHandle(h -> h.execute(statement));
    }

    private TestUser user(long union) {
        return TestUser.of(database.jdbi(), union);
    }

    private LedgerDesk desk(long union) {
        return new LedgerDesk(database, world.clock(), user(union));
    }

    private static void refusedBy(String constraint, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).satisfies(e -> assertThat(BrokenConstraint.of(e)).isEqualTo(constraint));
    }
}
