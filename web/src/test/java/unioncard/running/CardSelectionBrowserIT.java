package unioncard.running;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import unioncard.manual.Console;
import unioncard.testing.FailureScreens;

/** Ticks on the real lazy table of 会员卡信息管理 with 45 members on three pages; a browser's own memory of pages would lose them. */
@DisplayName("会员卡信息管理：跨页勾选，全选符合条件的")
@ExtendWith(FailureScreens.class)
class CardSelectionBrowserIT {

    private static final int MEMBERS = 45;
    /** Every ninth is called so; 𬎆 lies beyond the basic plane. */
    private static final String RARE = "李𬎆";
    private static int runs;

    private final SampleCity city = SampleCity.shared();
    private final String code = "CS" + ++runs;
    private long union;
    private Console clerk;

    @BeforeEach
    void fortyFive() {
        union = city.union(code, "GRASSROOTS", city.union(code + "D", "DISTRICT", city.root()));
        city.members(union, code, MEMBERS);
        change("update person set name = case when substr(name, 3)::int % 9 = 0 then '" + RARE + "' else '曹' end || lpad(substr(name, 3), 2, '0')");
        city.account("picker" + code.toLowerCase(), union, "GRASSROOTS_CLERK");
        clerk = Console.on(city.product()).signIn("picker" + code.toLowerCase(), SampleCity.PASSWORD).menu("会员卡信息管理");
    }

    /** Of the persons of this union. */
    private void change(String statement) {
        city.jdbi().useHandle(h -> h.execute(statement + " where id in (select person_id from member where union_id = " + union + ")"));
    }

    @AfterEach
    void close() {
        assertThat(clerk.problems()).isEmpty();
        clerk.close();
    }

    @Test
    @DisplayName("翻页、排序、按姓名筛选再回来，勾选都还在；选中添加的正是这些人")
    void ticksStay() {
        clerk.tick("曹01").tick(RARE + "09").sees("已选 2 人");
        clerk.click("2").sees("曹22").tick("曹22").sees("已选 3 人");
        sortByName();
        clerk.sees("曹01").sees("已选 3 人");
        ticked("曹01");
        unticked("曹02");
        sortByName();
        clerk.sees(RARE + "45").sees("已选 3 人").shot("96-ticks-after-sorting");
        ticked(RARE + "09");
        clerk.fill("姓名", "李").click("搜索").sees("总共 5 条记录").sees("已选 3 人");
        ticked(RARE + "09");
        unticked(RARE + "18");
        clerk.tick(RARE + "18").sees("已选 4 人").shot("96-ticks-under-a-filter");
        clerk.fill("姓名", "").click("搜索").sees("总共 45 条记录").sees("已选 4 人");
        ticked("曹01");
        ticked(RARE + "18");
        clerk.click("2").sees("曹22");
        ticked("曹22");
        clerk.click("选中添加未办卡会员至待办").told("已添加 4 人至待办人员列表：普通通道 4 人，特殊通道 0 人；跳过 0 人。");
        assertThat(pending("REGULAR")).containsExactlyInAnyOrder("曹01", "曹22", RARE + "09", RARE + "18");
        clerk.menu("待办人员列表").sees("待办会员共 4 人");
        clerk.sees("办理通道");
        assertThat(clerk.row("曹22").getByText("普通", new Locator.GetByTextOptions().setExact(true))).isVisible();
        assertThat(clerk.names()).containsExactlyInAnyOrder("曹01", "曹22", RARE + "09", RARE + "18");
    }

    @Test
    @DisplayName("全选符合条件的再取消一人：其余的都进待办人员列表，普通通道、特殊通道、跳过的人数和原因都对")
    void everybodyButOne() {
        change("update person set document_type = case when name in ('曹07', '曹30') then 'FOREIGN_PASSPORT' else document_type end");
        city.jdbi().useHandle(h -> {
            var member = " from member m join person p on p.id = m.person_id where m.union_id = " + union + " and p.name = ";
            h.execute("update member set handling_status = 'IN_PROGRESS' where id = (select m.id" + member + "'曹20')");
            h.execute("insert into pending_entry (member_id, union_id, district_id, channel, added_at, added_by) "
                    + "select m.id, m.union_id, m.district_id, 'REGULAR', now(), 'sample'" + member + "'曹44'");
        });
        clerk.menu("会员卡信息管理").click("全选符合条件的 43 人").sees("已选符合条件的全部 43 人");
        ticked("曹03");
        unticked("曹20");
        clerk.tick("曹03").sees("已选符合条件的 42 人（已除去 1 人）");
        clerk.click("3").sees("曹43").sees("已选符合条件的 42 人（已除去 1 人）");
        ticked("曹43");
        unticked("曹44");
        clerk.click("选中添加未办卡会员至待办").told("已添加 42 人至待办人员列表：普通通道 40 人，特殊通道 2 人；跳过 2 人。");
        clerk.sees("添加结果").sees("非身份证件 2 人").sees("已在待办人员列表 1 人").sees("办卡中 1 人").shot("97-everybody-but-one");
        var special = List.of("曹07", "曹30");
        assertThat(pending("SPECIAL")).isEqualTo(special);
        assertThat(pending("REGULAR")).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, MEMBERS).mapToObj(i -> "%s%02d".formatted(i % 9 == 0 ? RARE : "曹", i))
                        .filter(name -> !special.contains(name) && !List.of("曹03", "曹20").contains(name)).toList());
        clerk.menu("待办人员列表").sees("普通办卡通道 (41)").sees("特殊办卡通道 (2)").click("特殊办卡通道 (2)").sees("待办会员共 2 人");
        assertThat(clerk.names()).containsExactlyInAnyOrderElementsOf(special);
    }

    private void sortByName() {
        clerk.page().locator("th.ui-sortable-column").filter(new Locator.FilterOptions().setHasText("姓名")).click();
    }

    private void ticked(String name) {
        assertThat(box(name)).isChecked();
    }

    private void unticked(String name) {
        assertThat(box(name)).not().isChecked();
    }

    private Locator box(String name) {
        return clerk.row(name).locator("td.tick input");
    }

    private List<String> pending(String channel) {
        return city.jdbi().withHandle(h -> h.createQuery("""
                select p.name from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id
                where m.union_id = :union and e.channel = :channel order by m.id""")
                .bind("union", union).bind("channel", channel).mapTo(String.class).list());
    }
}
