package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.manual.Console;
import unioncard.testing.FailureScreens;
import unioncard.testing.RunningProduct;

/** 区局审核 in the browser, on the day of the manual: a clerk submits two persons, the district has many more batches to look at. */
@DisplayName("区局审核：合计、批量确认、退回、重新提交")
@ExtendWith(FailureScreens.class)
class ReviewBrowserIT {

    @RegisterExtension
    final OpenConsoles consoles = new OpenConsoles();

    /** Unions whose batches wait beside the clerk's. */
    private static final int OTHERS = 18;

    private static RunningProduct product;
    private static SampleCity city;
    private static long union;

    @BeforeAll
    static void aDistrictWithManyBatches() {
        product = RunningProduct.start("review", Map.of("unioncard.clock.start", "2019-01-28T07:51:00Z"));
        city = new SampleCity(product);
        long district = city.union("RV", "DISTRICT", city.root());
        for (int i = 1; i <= OTHERS; i++) {
            long other = city.union("RV%02d".formatted(i), "GRASSROOTS", district);
            city.members(other, "RV" + i + "-", 1);
            city.waitingFor2019(other);
        }
        union = city.union("RVC", "GRASSROOTS", district);
        city.members(union, "RVC-", 2);
        city.jdbi().useHandle(h -> {
            h.execute("update person set name = '李𬎆' where name = '会员2' and id in (select person_id from member where union_id = ?)", union);
            h.execute("update person set birth_date = birth_date + cast(id as integer)");
            h.execute("update member set status = 'LEFT' where union_id = (select id from trade_union where code = 'RV07')");
            h.execute("update cover set starts_on = '2018-12-20' where union_id = (select id from trade_union where code = 'RV03')");
            h.execute("""
                    insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at)
                    select person_id, id, district_id, 'x', 'rvc' || id, date '2019-01-27', 'ACTIVE', now() from member where union_id = ?""", union);
        });
        city.account("rv-clerk", union, "GRASSROOTS_CLERK");
        city.account("rv-reviewer", district, "DISTRICT_REVIEWER");
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    private Console signedIn(String login) {
        return consoles.signIn(product, login);
    }

    @Test
    @DisplayName("经办人提交两人A类48.00元；区局退回一批、确认其余，不能确认的说明原因；经办人修改后重新提交，区局确认")
    void clerkAndDistrict() {
        var clerk = signedIn("rv-clerk").menu("参保信息管理").click("新办卡人员参保办理").choose("保障类型", "A类（综合保障）");
        assertThat(clerk.page().locator("#premium")).hasText("48.00 元");
        assertThat(clerk.page().locator("#municipal")).hasText("24.00 元");
        assertThat(clerk.page().locator("#lower")).hasText("24.00 元");
        clerk.click("提交至区局审核").yes().told("已提交至区局审核，共 2 人。");

        var reviewer = signedIn("rv-reviewer").menu("参保信息管理").click("区局审核").sees("19 个批次").sees("480.00 元").shot("110-review-queue");
        assertThat(reviewer.row("示例RV03工会")).containsText("追溯起保 1 人");
        assertThat(reviewer.row("示例RVC工会")).containsText("48.00 元");
        reviewer.clickInRow("示例RVC工会", "退回").fill("退回原因", "请核对李𬎆的证件").click("退回").told("已退回").dialogGone().sees("18 个批次");
        reviewer.click("确认所选").yes().told("请先勾选待确认的批次");
        reviewer.click("全部确认").shot("111-review-all").yes().sees("部分或全部批次未能确认").shot("112-review-run");
        assertThat(reviewer.row("示例RV07工会")).containsText("会员状态、所属工会或会员服务卡已有变化");
        assertThat(city.number("select count(*) from enrolment_batch where status = 'CONFIRMED' and decided_by = 'rv-reviewer'")).isEqualTo(OTHERS - 1);
        assertThat(city.number("select count(distinct batch_no) from enrolment_batch")).isEqualTo(OTHERS - 1);
        assertThat(city.number("select count(*) from audit_entry where login = 'rv-reviewer' and action = 'EnrolmentReview.confirm' and outcome = 'done'"))
                .isEqualTo(OTHERS - 1);
        reviewer.click("返回区局审核").sees("1 个批次").sees("最近批量确认");

        clerk.menu("参保信息管理").clickInRow("请核对李𬎆的证件", "修改后重新提交").sees("区局退回原因：请核对李𬎆的证件").sees("上一版本 2 人均在名单中");
        clerk.shot("113-resubmit").choose("保障类型", "A类（综合保障）").click("提交至区局审核").yes().told("已提交至区局审核，共 2 人。").sees("第 2 版");

        reviewer.menu("参保信息管理").click("区局审核").sees("2 个批次");
        assertThat(reviewer.row("示例RVC工会")).containsText("第 2 版");
        reviewer.clickInRow("示例RVC工会", "查看详情").sees("上一版本退回原因：请核对李𬎆的证件").shot("114-second-version");
        reviewer.menu("参保信息管理").click("区局审核").tick("示例RVC工会").click("确认所选").yes().sees("本次提交的批次已全部确认").shot("115-review-done");
        assertThat(city.one("select concat_ws(' ', headcount, premium_fen, municipal_fen, lower_fen, revision) from enrolment_batch where union_id = "
                + union + " and status = 'CONFIRMED'")).isEqualTo("2 4800 2400 2400 2");
        clerk.menu("保障信息查询").sees("总共 2 条记录").sees("保障中");
        assertThat(clerk.names()).contains("李𬎆");
    }
}
