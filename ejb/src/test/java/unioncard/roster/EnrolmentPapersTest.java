package unioncard.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.insurance.CoverDesk;
import unioncard.insurance.InsuranceWorld;
import unioncard.shared.TestDatabase;

@DisplayName("参保名册、区局确认单、保费结算单")
class EnrolmentPapersTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;
    private long batch;

    @BeforeEach
    void twoPersonsOfTheFoundry() {
        world = new InsuranceWorld(database, "2019-01-27");
        batch = world.submitted(FOUNDRY, 2);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("区局确认前后都可打印参保名册，批次编号先是“-”；确认单和结算单要等区局确认")
    void before_and_after_the_district_has_confirmed() {
        assertThat(roster(FOUNDRY)).contains("批次编号：-", "状态：区局确认中", "李𬎆", "3101****", "合计2人48.0024.0024.00", "肆拾捌元整",
                "2019-01-282019-12-31全年24.0012.0012.00").doesNotContain("31010119900101", "null");
        assertThatThrownBy(() -> confirmation(FOUNDRY)).hasMessage("paper.not-confirmed");
        assertThatThrownBy(() -> statement(FOUNDRY)).hasMessage("paper.not-confirmed");
        var number = world.confirmed(EAST, batch);
        assertThat(roster(FOUNDRY)).contains("批次编号：" + number, "状态：已确认", "第1次打印");
    }

    @Test
    @DisplayName("§8：两人 A 类 2019 年，确认单和结算单上 48.00 ＝ 市总划拨 24.00 ＋ 基层缴费 24.00，并有大写")
    void forty_eight_is_twenty_four_and_twenty_four() {
        var number = world.confirmed(EAST, batch);
        assertThat(confirmation(EAST)).contains("区局确认单", number, "铸造厂工会", "东区总工会", "合计248.0024.0024.00", "人民币肆拾捌元整",
                "其中：区局缴费0.00元，各级工会缴费0.00元，基层单位缴费24.00元");
        assertThat(statement(FOUNDRY)).contains("缴费通知", number, "保障费用48.00元＝市总划拨24.00元＋区局、各级工会和基层单位缴费24.00元", "应缴金额24.00元",
                "人民币贰拾肆元整", "基层单位缴费24.00元");
    }

    @Test
    @DisplayName("重复参保冲减后再印的结算单按余下的人和金额，确认单不变；撤销后又与原来一样")
    void after_a_cover_was_found_void() {
        world.confirmed(EAST, batch);
        var confirmed = confirmation(EAST);
        var before = statement(FOUNDRY);
        var covers = new CoverDesk(world, database);
        covers.surplus(world.number("select min(id) from cover"));
        assertThat(statement(FOUNDRY)).contains("参保人数1", "保障费用24.00元＝市总划拨12.00元＋区局、各级工会和基层单位缴费12.00元", "应缴金额12.00元",
                "人民币壹拾贰元整", "基层单位缴费12.00元");
        assertThat(confirmation(EAST)).isEqualTo(confirmed.replace("第1次打印", "第2次打印"));
        covers.noSurplus(world.number("select min(id) from cover"));
        world.change("update cover set starts_on = starts_on + 1 where id = (select min(id) from cover)");
        covers.surplus(world.number("select max(id) from cover"));
        assertThat(statement(FOUNDRY)).as("as much for somebody else is another paper").contains("第1次打印", "2019-01-29");
        covers.noSurplus(world.number("select max(id) from cover"));
        assertThat(statement(FOUNDRY)).isEqualTo(before.replace("第1次打印", "第2次打印"));
    }

    @Test
    @DisplayName("缴费分担：区局承担一半、各级工会两成的，结算单上三级金额相加等于应缴金额")
    void each_level_pays_its_part() {
        database.owner().useHandle(h -> h.execute("update enrolment_batch set district_percent = 50, intermediate_percent = 20"));
        world.confirmed(EAST, batch);
        assertThat(statement(FOUNDRY)).contains("应缴金额24.00元", "其中：区局缴费12.00元，各级工会缴费4.80元，基层单位缴费7.20元");
    }

    @Test
    @DisplayName("再印一份，除打印时间、次数和打印人外内容不变，即使姓名和工会名称后来改了；别的工会印不到")
    void a_copy_in_a_year_says_the_same() {
        var first = roster(FOUNDRY);
        world.change("update person set name = '李四'");
        world.change("update trade_union set name = '新厂工会' where id = 10");
        world.goTo("2020-03-01");
        assertThat(roster(EAST)).contains("第2次打印", "打印时间：2020-03-01", "打印人：经办2").isEqualTo(first.replace("第1次打印", "第2次打印")
                .replace("打印时间：2019-01-27", "打印时间：2020-03-01").replace("打印人：经办10", "打印人：经办2"));
        for (long stranger : new long[] {SHIPYARD, MILL, WEST}) {
            assertThatThrownBy(() -> roster(stranger)).hasMessage("not-allowed");
        }
        assertThat(world.number("select print_count from paper")).isEqualTo(2);
    }

    private String roster(long union) {
        var desk = new PaperDesk(database, world, union);
        return desk.text(out -> desk.enrolments().roster(batch, out));
    }

    private String confirmation(long union) {
        var desk = new PaperDesk(database, world, union);
        return desk.text(out -> desk.enrolments().confirmation(batch, out));
    }

    private String statement(long union) {
        var desk = new PaperDesk(database, world, union);
        return desk.text(out -> desk.enrolments().statement(batch, out));
    }
}
