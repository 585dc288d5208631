package unioncard.manual;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** 组织管理 after the tree stands: the collection form, a change of affiliation with two sides, and the end of a union. */
public final class OrganisationSteps {

    private static final String NEW_UNION = "䶮光三厂工会";

    private final Walk walk;

    public OrganisationSteps(Walk walk) {
        this.walk = walk;
    }

    /** 导入工会组织: a good row becomes a union, a faulty one is explained, the same file is refused. */
    public void upload() {
        var form = CollectionForm.fillUnions(walk.file("unions.xlsx"), List.of(row(NEW_UNION, Walk.STREET), row("无处工会", "不存在的街道总工会")));
        var reviewer = walk.reviewer().menu("组织管理").click("导入工会组织").attach(form).click("上传").sees("导入结果：unions.xlsx");
        reviewer.sees("成功 1 行").sees("不予接收 1 行").putMessagesAway().shot("12-unions-import");
        assertThat(reviewer.row("第 7 行")).containsText("上级工会名称");
        reviewer.attach(form).click("上传").told("该文件已导入过");
    }

    private static List<String> row(String name, String parent) {
        return List.of("", "滨江" + name, People.CREDIT_CODE, "江湾路1号", "海口市", "私营企业", "私营经济", "制造业", "120", name, "", parent,
                "2010/05/01", "独立基层工会", "98", "李𬎆", "021-55501234");
    }

    /** 隶属调整: the district asks, once; the municipal staff agree for both sides; the history tells it. */
    public void affiliation() {
        find();
        walk.reviewer().click("隶属调整").pick("目标上级工会", Walk.DISTRICT).fill("调整原因", "企业迁址").shot("12-affiliation-request")
                .clickTwice("提交申请").told("已提交隶属调整申请").sees("隶属调整中");
        assertThat(walk.number("select count(*) from affiliation_change")).isOne();
        var staff = walk.console(Walk.Role.STAFF).menu("组织管理").click("隶属调整申请 (1)").clickInRow(NEW_UNION, "同意").yes()
                .told("“" + NEW_UNION + "”已调整至“" + Walk.DISTRICT + "”");
        assertThat(staff.page().locator(".tabs a.on")).hasText("待我处理 (0)");
        find();
        walk.reviewer().click("变更记录").sees("隶属调整").sees("设立").shot("12-union-history");
    }

    /** 撤销: the empty union is closed with a reason and stays in the tree as such. */
    public void closing() {
        find();
        walk.reviewer().click("撤销").fill("撤销原因", "单位注销").click("撤销").told("“" + NEW_UNION + "”已撤销").sees("已撤销");
        walk.console(Walk.Role.STAFF).open("/organisation/unions.xhtml");
        assertThat(walk.number("select count(*) from trade_union where status = 'CLOSED'")).isOne();
    }

    /** By the first letters of its name. */
    private void find() {
        walk.reviewer().menu("组织管理").fill("工会", "YGSC").click("搜索").click(NEW_UNION);
    }
}
