package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.testing.ConsoleSession;

@DisplayName("审计日志页面")
class AuditPageIT {

    private static final String PAGE = "/audit/trail.xhtml";

    private static SampleCity city;
    private static ConsoleSession auditor;
    private static String memberNo;

    @BeforeAll
    static void aNumberThatWasShown() {
        city = SampleCity.shared();
        long union = city.union("U2", "GRASSROOTS", city.union("U1", "DISTRICT", city.root()));
        city.members(union, "U2", 1);
        city.account("u-clerk", union, "GRASSROOTS_CLERK");
        city.account("u-auditor", city.root(), city.one("select role_code from role_permission where permission = 'VIEW_AUDIT' order by 1 limit 1"));
        long member = city.number("select id from member where union_id = " + union);
        memberNo = city.one("select member_no from member where id = " + member);
        city.signedIn("u-clerk").submit("/member/member.xhtml?id=" + member, "revealDocument", "revealDocument:show",
                Map.of("revealDocument:reason", "核对证件"));
        auditor = city.signedIn("u-auditor");
    }

    @Test
    @DisplayName("按会员编号、操作、用户名查找，条件留在地址里；时间颠倒时说明怎么改")
    void search() {
        var found = auditor.submit(PAGE, "filters", "filters:search", Map.of("filters:subject", memberNo, "filters:login", "u-clerk"));
        var there = found.headers().firstValue("Location").orElseThrow().replaceFirst("^.*?/unioncard", "");
        assertThat(there).contains("subject=" + memberNo, "login=u-clerk");
        assertThat(auditor.get(there).body()).contains("查看完整证件号码", "会员 " + memberNo + " (核对证件)", "示例U2工会", "总共 1 条记录");
        assertThat(auditor.get(PAGE + "?action=Members.reveal&subject=" + memberNo + "&outcome=FAILED").body()).contains("没有找到匹配的记录");
        assertThat(auditor.get(PAGE + "?action=no.such&outcome=DONE&login=%27").statusCode()).isEqualTo(200);
        assertThat(auditor.get(PAGE + "?from=2026-99-99").statusCode()).as("a day that does not exist").isEqualTo(404);
        var reversed = auditor.submit(PAGE, "filters", "filters:search", Map.of("filters:from_input", "2026-11-23", "filters:to_input", "2026-11-01"));
        assertThat(reversed.body()).contains("截止日期不能早于起始日期");
    }

    @Test
    @DisplayName("完整性校验在后台进行，结果显示在页面上；被改动的记录指得出来")
    void verification() throws InterruptedException {
        assertThat(verified()).contains("完整").contains("条记录");
        city.jdbi().useHandle(h -> h.execute("alter table audit_entry disable trigger user"));
        city.jdbi().useHandle(h -> h.execute("update audit_entry set outcome = outcome || '!' where seq = 2"));
        try {
            assertThat(verified()).contains("不完整", "第 2 条记录起：记录被改动、插入或删除");
        } finally {
            city.jdbi().useHandle(h -> h.execute("update audit_entry set outcome = rtrim(outcome, '!') where seq = 2"));
            city.jdbi().useHandle(h -> h.execute("alter table audit_entry enable trigger user"));
        }
    }

    private static String verified() throws InterruptedException {
        assertThat(auditor.submit(PAGE, "actions", "actions:verify", Map.of()).statusCode()).isIn(200, 302);
        var deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (city.one("select status from audit_verification order by id desc limit 1").equals("RUNNING")) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(50);
        }
        return auditor.get(PAGE).body().replaceAll("(?s).*上次校验(.*?)</div>.*", "$1");
    }
}
