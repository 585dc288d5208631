package unioncard.manual;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** One member after the manual: entered by hand, taken for somebody else, renamed by two persons, and leaving. */
public final class MemberLifeSteps {

    private static final String RENAMED = "刘㛃";

    private final Walk walk;

    public MemberLifeSteps(Walk walk) {
        this.walk = walk;
    }

    /** 新增会员: faults stand at their fields; two clicks make one member. Name and birth date are those of a member already there. */
    public void entry() {
        var clerk = walk.clerk().menu("会员管理").click("新增会员");
        clerk.click("保存").sees("请填写性别");
        clerk.fill("姓名", People.OTHER_UNIT.name()).choose("性别", "男").choose("证件类型", "护照（外国）").fill("证件号码", "?")
                .fill("移动电话", "139000").fill("工作单位", People.UNIT).choose("学历", "本科").choose("就业状况", "在岗").choose("技术等级", "无");
        clerk.typeDay("出生日期", "1985-02-31").click("保存").sees("出生日期不是有效日期");
        clerk.typeDay("出生日期", "1985-03-08").click("保存").told("有 2 处填写有误").sees("证件号码与证件类别的格式不符").sees("移动电话应为11位手机号码").shot("60-new-member-faults");
        clerk.fill("证件号码", "PX7777777").fill("移动电话", "13900000099").clickTwice("保存").told("已新增会员，等待审核").shot("61-new-member");
        assertThat(walk.number("select count(*) from member where status = 'UNREVIEWED'")).isOne();
    }

    /** 疑似重复: not approved among others, only beside the namesake. */
    public void review() {
        var reviewer = walk.reviewer().menu("会员管理").click("未审核 (1)").sees("疑似重复").shot("62-suspected");
        reviewer.click("全部审核通过").yes().told("另有 1 名会员疑似重复").clickInRow(People.OTHER_UNIT.name(), "疑似重复");
        reviewer.sees("姓名、出生日期相同").shot("63-side-by-side").click("审核通过").yes().told("1 名会员已审核通过");
    }

    /** 双人复核: asked for by the clerk, agreed to by the district, done once. */
    public void identity() {
        var clerk = walk.clerk();
        clerk.open(member());
        clerk.click("变更身份信息").fill("姓名", RENAMED).fill("申请事由", "入会时姓名录错")
                .clickTwice("提交复核").told("已提交复核").sees("身份信息变更待复核");
        assertThat(walk.number("select count(*) from approval_request")).isOne();
        clerk.menu("待复核事项").click("我提交的").click("查看详情").sees("本人提交的事项须由其他有权人员复核");
        assertThat(clerk.page().locator("button", new Page.LocatorOptions().setHasText("复核通过"))).hasCount(0);
        var reviewer = walk.reviewer().menu("待复核事项").click("复核").sees(RENAMED).shot("64-two-persons");
        reviewer.click("复核通过").yes().told("复核通过，已办理生效");
        assertThat(walk.text("select p.name from person p join member m on m.person_id = p.id order by m.id desc limit 1")).isEqualTo(RENAMED);
        assertThat(walk.number("select count(*) from audit_entry where action = 'Approvals.approve' and outcome = 'done'")).isOne();
        clerk.open(member());
        clerk.sees("姓名由“" + People.OTHER_UNIT.name() + "”变更为“" + RENAMED + "”");
    }

    /** 退会: with its reason, out of the pending list, kept in the record. */
    public void leaving() {
        walk.clerk().menu("会员卡信息管理").tick(RENAMED).click("选中添加未办卡会员至待办").told("已添加 1 人至待办人员列表");
        var clerk = walk.clerk();
        clerk.open(member());
        clerk.click("办理会籍变动").choose("会籍变化类型", "退会").choose("会籍变化原因", "个人要求退会").shot("65-leaving");
        clerk.click("确定").told("已办理退会").sees("会员退会，移出待办人员列表").shot("66-left");
        assertThat(walk.number("select count(*) from pending_entry e join member m on m.id = e.member_id where m.status = 'LEFT'")).isZero();
    }

    private String member() {
        return "/member/member.xhtml?id=" + walk.text("select max(id) from member");
    }
}
