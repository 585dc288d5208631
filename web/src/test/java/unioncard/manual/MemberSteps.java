package unioncard.manual;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Members come in through the form, are approved and picked for a card. */
public final class MemberSteps {

    private final Walk walk;

    public MemberSteps(Walk walk) {
        this.walk = walk;
    }

    /** 导入会员: 校验 tells what would be taken, 确认导入 takes it; faulty rows are explained, the same file is refused. */
    public void upload() {
        var form = CollectionForm.fill(walk.file("members.xlsx"), People.form());
        var clerk = walk.clerk().menu("会员管理").click("导入会员").attach(form).click("上传").sees("导入结果：members.xlsx").sees("待确认");
        clerk.sees("共 17 行").sees("校验通过 14 行").sees("不予接收 3 行").shot("14-import-preview");
        assertThat(walk.number("select count(*) from member")).as("taken before 确认导入").isZero();
        int first = CollectionForm.FIRST_ROW + People.GOOD.size();
        assertThat(clerk.row("第 " + first + " 行")).containsText("证件号码");
        assertThat(clerk.row("第 " + (first + 1) + " 行")).containsText("性别");
        assertThat(clerk.row("第 " + (first + 2) + " 行")).containsText("移动电话");
        for (int row = first; row < first + People.FAULTY.size(); row++) {
            assertThat(clerk.row("第 " + row + " 行").locator("td.full").allInnerTexts()).hasSize(2).noneMatch(String::isBlank);
        }
        clerk.click("确认导入").yes().sees("已导入").sees("成功 14 行").sees("不予接收 3 行").shot("14-import-result");
        assertThat(walk.number("select count(*) from member")).isEqualTo(People.GOOD.size());
        correctAndUndo(clerk);
        clerk.attach(form).click("上传").told("该文件已导入过");
        assertThat(walk.number("select count(*) from member")).isEqualTo(People.GOOD.size());

        var other = walk.console(Walk.Role.OTHER_CLERK).menu("会员管理").click("导入会员");
        other.attach(CollectionForm.fill(walk.file("weavers.xlsx"), List.of(People.STRANGER.row("江湾纺织厂")))).click("上传").sees("校验通过 1 行");
        other.click("确认导入").yes().sees("成功 1 行");
    }

    /** 下载错误行, corrected and uploaded: exactly those rows are taken; 撤销导入 takes them away again. */
    private void correctAndUndo(Console clerk) {
        var refused = clerk.download("下载错误行", walk.file("refused.xlsx"));
        clerk.attach(CollectionForm.correct(refused, walk.file("corrected.xlsx"), People.corrections())).click("上传");
        clerk.sees("导入结果：corrected.xlsx").sees("校验通过 3 行").sees("不予接收 0 行").click("确认导入").yes().sees("成功 3 行");
        assertThat(walk.number("select count(*) from member")).isEqualTo(People.GOOD.size() + People.FAULTY.size());
        clerk.click("撤销导入").yes().sees("已撤销").shot("14-import-undone");
    }

    /** Newcomers wait for approval; the other union's stay invisible. */
    public void waiting() {
        var clerk = walk.clerk().menu("会员管理").click("未审核 (14)").shot("15-unreviewed");
        assertThat(clerk.names()).containsExactlyInAnyOrderElementsOf(People.GOOD.stream().map(Newcomer::name).toList());
        clerk.menu("会员卡信息管理").sees("没有找到匹配的记录");
    }

    /** 审核: the district approves everybody of both unions. */
    public void approval() {
        walk.reviewer().menu("会员管理").click("未审核 (15)").shot("16-review").click("全部审核通过").shot("17-review-question").yes()
                .told("15 名会员已审核通过");
        var clerk = walk.clerk().menu("会员卡信息管理").shot("18-card-members");
        assertThat(clerk.names()).containsExactlyInAnyOrderElementsOf(People.GOOD.stream().map(Newcomer::name).toList());
    }

    /** 选中添加 and 添加全部: exact counts, and a second click adds nobody twice. */
    public void picking() {
        var clerk = walk.clerk().menu("会员卡信息管理").tick(People.RARE_1.name()).tick(People.RARE_2.name()).sees("已选 2 人").shot("19-two-ticked");
        clerk.clickTwice("选中添加未办卡会员至待办").told("已添加 2 人至待办人员列表：普通通道 2 人，特殊通道 0 人；跳过 0 人。");
        assertThat(walk.number("select count(*) from pending_entry")).isEqualTo(2);
        clerk.open("/card/members.xhtml");
        clerk.click("添加全部未办卡会员至待办").clickTwice("确定")
                .told("已添加 12 人至待办人员列表：普通通道 11 人，特殊通道 1 人；跳过 2 人。").shot("20-all-added");
        assertThat(walk.number("select count(*) from pending_entry")).isEqualTo(People.GOOD.size());
        assertThat(walk.number("select count(*) from card_log where step = 'ADDED'")).isEqualTo(People.GOOD.size());
    }
}
