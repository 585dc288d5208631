package unioncard.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.insurance.InsuranceWorld;
import unioncard.ledger.LedgerDesk;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;

@DisplayName("市总划拨单")
class AllotmentPaperTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("市总和本区局可打印，有批次和大写金额；复核后是另一张，再印不变；别的区局印不到")
    void the_federation_and_the_district_it_is_for() {
        world = new InsuranceWorld(database, "2019-01-27");
        world.confirmed(EAST, world.submitted(FOUNDRY, 2));
        world.confirmed(EAST, world.submitted(SHIPYARD, 1));
        long order = city("staff").prepare(2019, LocalDate.parse("2019-01-27"), EAST);
        assertThat(print(FEDERATION, order)).contains("市总划拨单", "HB20190127", "待复核", "铸造厂工会2019-01-27224.00", "造船厂工会2019-01-27112.00",
                "合计2个批次336.00", "人民币叁拾陆元整", "复核人-", "第1次打印");
        city("head").approve(order);
        var first = print(EAST, order);
        assertThat(first).contains("已划拨", "复核人经办head", "划拨日期2019-01-27", "第1次打印");
        world.change("update trade_union set name = '新厂工会' where id = 10");
        assertThat(print(FEDERATION, order)).contains("第2次打印").isEqualTo(first.replace("第1次打印", "第2次打印").replace("打印人：经办2", "打印人：经办1"));
        assertThatThrownBy(() -> print(WEST, order)).hasMessage("not-allowed");
        assertThatThrownBy(() -> print(FOUNDRY, order)).hasMessage("not-allowed");
    }

    private LedgerDesk city(String login) {
        return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), FEDERATION, login));
    }

    private String print(long union, long order) {
        var desk = new PaperDesk(database, world, union);
        return desk.text(out -> desk.allotments().print(order, out));
    }
}
