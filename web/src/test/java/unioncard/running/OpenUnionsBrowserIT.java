package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import unioncard.manual.Console;
import unioncard.testing.FailureScreens;

/** Whom the district has to remind, in the browser. */
@DisplayName("未参保工会")
@ExtendWith(FailureScreens.class)
class OpenUnionsBrowserIT {

    private final SampleCity city = SampleCity.shared();

    @Test
    @DisplayName("默认只列未提交的；按办理状态看已提交的；到该工会的参保统计")
    void openAndSubmitted() {
        long district = city.union("OUD", "DISTRICT", city.root());
        long idle = city.union("OU1", "GRASSROOTS", district);
        long waiting = city.union("OU2", "GRASSROOTS", district);
        city.members(waiting, "OU2", 1);
        city.history(waiting);
        city.counted(district);
        city.jdbi().useHandle(h -> h.execute("update trade_union set leader = '𠮷主席', phone = '55500001' where id = ?", idle));
        city.account("ou-reviewer", district, "DISTRICT_REVIEWER");
        var reviewer = Console.on(city.product()).signIn("ou-reviewer", SampleCity.PASSWORD);
        try {
            reviewer.menu("参保信息管理").click("未参保工会").choose("保障年度", "2026年").click("搜索");
            assertThat(reviewer.row("示例OU1工会")).containsText("未开始");
            assertThat(reviewer.row("示例OU1工会")).containsText("𠮷主席");
            assertThat(reviewer.row("示例OU2工会")).hasCount(0);
            reviewer.shot("open-unions").choose("办理状态", "已提交").click("搜索");
            assertThat(reviewer.row("示例OU2工会")).containsText("已提交");
            assertThat(reviewer.row("示例OU1工会")).hasCount(0);
            reviewer.shot("open-unions-submitted").clickInRow("示例OU2工会", "示例OU2工会").sees("示例OU2工会");
            assertThat(reviewer.page().url()).contains("/insurance/statistics.xhtml");
            assertThat(reviewer.problems()).isEmpty();
        } finally {
            reviewer.close();
        }
    }
}
