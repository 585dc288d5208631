package unioncard.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.attachment.SampleFiles;
import unioncard.insurance.InsuranceWorld;
import unioncard.security.TestUser;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("年度结算表")
class YearStatementTest {

    private static final LocalDate TODAY = LocalDate.parse("2019-02-03");
    private static final StatementFilter CITY = new StatementFilter(2019, null, null);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void aWinterOfEverything() {
        world = new InsuranceWorld(database, TODAY.toString());
        long foundry = confirmed(FOUNDRY, EAST, 2);
        confirmed(FOUNDRY, EAST, 1);
        long shipyard = confirmed(SHIPYARD, EAST, 3);
        confirmed(MILL, WEST, 4);
        desk(EAST).accept(desk(FOUNDRY).upload(List.of(foundry), SampleFiles.png()));
        long voucher = desk(SHIPYARD).upload(List.of(shipyard), SampleFiles.pdf(""));
        desk(EAST).accept(voucher);
        desk(EAST).revoke(voucher, "误点通过");
        city("staff").prepareAll(2019, TODAY);
        city("head").orders(new AllotmentFilter(null, null, null, null)).forEach(order -> city("head").approve(order.id()));
        city("head").revokeAllotment(city("head").orders(new AllotmentFilter(null, WEST, null, null)).get(0).id(), "银行退票");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("市总按区局看，区局按工会看；冲销的不算")
    void per_district_and_per_union() {
        assertThat(city("staff").statement(CITY)).extracting(StatementRow::name, StatementRow::headcount, StatementRow::premiumFen,
                StatementRow::municipalFen, StatementRow::allottedFen, StatementRow::municipalOpenFen, StatementRow::lowerFen, StatementRow::verifiedFen,
                StatementRow::lowerOpenFen).containsExactly(tuple("东区总工会", 6L, 14400L, 7200L, 7200L, 0L, 7200L, 2400L, 4800L),
                        tuple("西区总工会", 4L, 9600L, 4800L, 0L, 4800L, 4800L, 0L, 4800L));
        assertThat(desk(EAST).statement(CITY)).extracting(StatementRow::name, StatementRow::headcount, StatementRow::allottedFen, StatementRow::verifiedFen)
                .containsExactly(tuple("铸造厂工会", 3L, 3600L, 2400L), tuple("造船厂工会", 3L, 3600L, 0L));
        assertThat(city("staff").statement(new StatementFilter(2019, EAST, null))).isEqualTo(desk(EAST).statement(CITY));
        assertThat(city("staff").statement(new StatementFilter(2019, null, MILL))).extracting(StatementRow::name).containsExactly("纺织厂工会");
        assertThat(desk(EAST).statement(new StatementFilter(2019, WEST, null))).as("another district's").isEmpty();
        assertThat(desk(FOUNDRY).statement(CITY)).extracting(StatementRow::name).containsExactly("铸造厂工会");
        assertThat(city("staff").statement(new StatementFilter(2018, null, null))).isEmpty();
        assertThat(city("staff").statementTotal(new StatementFilter(2018, null, null)).premiumFen()).isZero();
    }

    @Test
    @DisplayName("怎么看合计都一样，等于资金台账各科目余额")
    void the_same_sum_whichever_way() {
        var staff = city("staff");
        sameAs(staff.statementTotal(CITY), staff.statement(CITY));
        sameAs(staff.statementTotal(CITY), List.of(desk(EAST).statementTotal(CITY), desk(WEST).statementTotal(CITY)));
        for (long district : new long[] {EAST, WEST}) {
            var one = new StatementFilter(2019, district, null);
            sameAs(staff.statementTotal(one), staff.statement(one));
        }
        for (var place : new Long[] {null, EAST, WEST}) {
            var total = staff.statementTotal(new StatementFilter(2019, place, null));
            assertThat(LedgerDesk.balances(staff.totals(new LedgerFilter(2019, place, null, null, null))))
                    .containsExactly(total.municipalOpenFen(), total.lowerOpenFen(), total.premiumOpenFen());
        }
    }

    @Test
    @DisplayName("改属别的区局的工会，两处各记各的")
    void the_union_has_come_to_another_district() {
        world.change("update trade_union set parent_id = 3, district_id = 3, path = '/1/3/10/' where id = 10");
        world.change("update member set district_id = 3 where union_id = 10");
        confirmed(FOUNDRY, WEST, 5);
        var staff = city("staff");
        assertThat(staff.statement(new StatementFilter(2019, EAST, null))).extracting(StatementRow::name, StatementRow::headcount)
                .contains(tuple("铸造厂工会", 3L));
        assertThat(staff.statement(new StatementFilter(2019, WEST, null))).extracting(StatementRow::name, StatementRow::headcount)
                .contains(tuple("铸造厂工会", 5L));
        sameAs(staff.statementTotal(CITY), staff.statement(CITY));
    }

    @Test
    @DisplayName("分页、排序；末页之后也知道总数")
    void pages() {
        var statement = new YearStatement(database.jdbi(), TestUser.of(database.jdbi(), FEDERATION));
        var byPremium = database.inTransaction(() -> statement.list(CITY, new Slice(0, 1, "premiumFen", false)));
        assertThat(byPremium.rows()).extracting(StatementRow::name).containsExactly("西区总工会");
        assertThat(byPremium.total()).isEqualTo(2);
        assertThat(database.inTransaction(() -> statement.list(CITY, new Slice(20, 20, null, false)))).satisfies(behind -> {
            assertThat(behind.rows()).isEmpty();
            assertThat(behind.total()).isEqualTo(2);
        });
    }

    private static void sameAs(StatementRow total, List<StatementRow> rows) {
        assertThat(total.premiumFen()).isPositive();
        for (var column : List.<ToLongFunction<StatementRow>>of(StatementRow::headcount, StatementRow::premiumFen, StatementRow::municipalFen,
                StatementRow::allottedFen, StatementRow::lowerFen, StatementRow::verifiedFen)) {
            assertThat(rows.stream().mapToLong(column).sum()).isEqualTo(column.applyAsLong(total));
        }
    }

    private long confirmed(long union, long district, int members) {
        long batch = world.submitted(union, members);
        world.confirmed(district, batch);
        return batch;
    }

    private LedgerDesk city(String login) {
        return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), FEDERATION, login));
    }

    private LedgerDesk desk(long union) {
        return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), union));
    }
}
