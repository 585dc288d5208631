package unioncard.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.approval.ApprovalKinds;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Approvals;
import unioncard.approval.Difference;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("校验规则")
class RuleChangesTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    /** The trigger that keeps rules in force goes by the database's own day. */
    private static final Clock NOW = Clock.fixed(Clock.system(CITY).instant(), CITY);
    private static final LocalDate TODAY = LocalDate.now(NOW);
    private static final LocalDate NEXT_MONTH = TODAY.plusMonths(1);
    private static final String TEXT = "人保库：在其他单位参保，请先办理转会";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @BeforeEach
    void municipalFederation() {
        database.jdbi().useHandle(h -> h.execute("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id)
                values (1, '31', '市总工会', 'MUNICIPAL', null, '/1/', null)"""));
    }

    private RuleChanges as(String login) {
        var user = TestUser.of(database.jdbi(), 1, login);
        var requests = new ApprovalRequests(database.jdbi(), user, new AuditNote(), database.personalData(), database.parameters(), NOW);
        return new RuleChanges(database.jdbi(), new AuditNote(), requests, new RuleChange(database.jdbi(), NOW), NOW);
    }

    private Approvals decidedBy(String login) {
        return new Approvals(database.jdbi(), TestUser.of(database.jdbi(), 1, login), new AuditNote(), database.personalData(),
                new ApprovalKinds(List.of(new RuleChange(database.jdbi(), NOW))), NOW);
    }

    private RuleRow row(Rule rule) {
        return as("staff").list().get(rule.ordinal());
    }

    private long propose(Rule rule, Outcome outcome, String text, LocalDate from) {
        database.inTransaction(() -> as("staff").propose(rule, row(rule).version(), outcome, text, from, "市总〔2026〕15号文"));
        return database.jdbi().withHandle(h -> h.createQuery("select max(id) from approval_request").mapTo(Long.class).one());
    }

    private String outcomeOn(LocalDate day) {
        return database.jdbi().withHandle(h -> h.createQuery(
                "select outcome || ' ' || text from verification_policy_on(:day) where registry = 'SOCIAL_INSURANCE' and answer = 'OTHER_UNIT'")
                .bind("day", day).mapTo(String.class).one());
    }

    @Test
    @DisplayName("每条规则都有人口库、人保库或证件的现行含义")
    void everyRuleIsKept() {
        assertThat(as("staff").list()).hasSameSizeAs(Rule.values()).allSatisfy(row -> {
            assertThat(row.present().text()).as(row.rule().name()).isNotBlank();
            assertThat(row.rule().outcomes()).as(row.rule().name()).contains(row.present().outcome());
        });
        int kept = database.jdbi().withHandle(h -> h.createQuery("select count(*) from verification_policy").mapTo(Integer.class).one());
        assertThat(kept).isEqualTo(Rule.values().length);
    }

    @Test
    @DisplayName("一人提出、另一人复核后，自生效日期起按新规则判定，之前仍按原规则")
    void fromADayOn() {
        var before = outcomeOn(TODAY);
        long id = propose(Rule.SOCIAL_INSURANCE_OTHER_UNIT, Outcome.FAIL, TEXT, NEXT_MONTH);
        assertThat(row(Rule.SOCIAL_INSURANCE_OTHER_UNIT).pending()).isTrue();
        assertThat(decidedBy("head").find(id).differences()).extracting(Difference::field, Difference::after)
                .containsExactly(tuple("VALID_FROM", NEXT_MONTH.toString()), tuple("OUTCOME", "未通过"), tuple("TEXT", TEXT));
        refused("approval.own-request", () -> decidedBy("staff").approve(id, 0));
        refused("approval.open-already", () -> propose(Rule.SOCIAL_INSURANCE_OTHER_UNIT, Outcome.PASS, TEXT, NEXT_MONTH));
        database.inTransaction(() -> decidedBy("head").approve(id, 0));
        assertThat(outcomeOn(NEXT_MONTH.minusDays(1))).isEqualTo(before);
        assertThat(outcomeOn(NEXT_MONTH)).isEqualTo("FAIL " + TEXT);
        assertThat(row(Rule.SOCIAL_INSURANCE_OTHER_UNIT).coming()).extracting(RuleMeaning::outcome, next -> next.origin().proposedBy(),
                    next -> next.origin().decidedBy()).containsExactly(tuple(Outcome.FAIL, "经办staff", "经办head"));
    }

    @Test
    @DisplayName("库无应答永远不能改为未通过；有应答的不能改为不作判定")
    void technicalFailureIsNoVerdict() {
        refused("policy.outcome", () -> propose(Rule.POPULATION_UNAVAILABLE, Outcome.FAIL, "人口库：无法比对", NEXT_MONTH));
        refused("policy.outcome", () -> propose(Rule.POPULATION_MATCH, Outcome.UNDECIDED, "人口库：一致", NEXT_MONTH));
    }

    @Test
    @DisplayName("已生效的规则不改动；没有变化、提示语为空或过长、生效日期不在明日以后的不受理")
    void badWishes() {
        var known = row(Rule.POPULATION_NOT_FOUND).present();
        refused("rule.not-to-come", () -> propose(Rule.POPULATION_NOT_FOUND, Outcome.WARN, known.text(), TODAY));
        refused("rule.not-to-come", () -> propose(Rule.POPULATION_NOT_FOUND, Outcome.WARN, known.text(), null));
        refused("approval.no-change", () -> propose(Rule.POPULATION_NOT_FOUND, known.outcome(), " " + known.text() + " ", NEXT_MONTH));
        refused("policy.text", () -> propose(Rule.POPULATION_NOT_FOUND, Outcome.WARN, " ", NEXT_MONTH));
        refused("policy.text", () -> propose(Rule.POPULATION_NOT_FOUND, Outcome.WARN, "库中𫚖无\n此号", NEXT_MONTH));
        refused("policy.text", () -> propose(Rule.POPULATION_NOT_FOUND, Outcome.WARN, "𫚖".repeat(81), NEXT_MONTH));
        refused("policy.text", () -> propose(Rule.POPULATION_NOT_FOUND, Outcome.WARN, "证件已于 {0} 到期", NEXT_MONTH));
        refused("policy.text", () -> propose(Rule.DOCUMENT_EXPIRED, Outcome.WARN, "证件 {0} 已于 {0} 到期", NEXT_MONTH));
        assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute("update verification_policy set outcome = 'WARN' where answer = 'NOT_FOUND'")))
                .hasMessageContaining("has been in force since");
        long longest = propose(Rule.POPULATION_NOT_FOUND, Outcome.WARN, "𫚖".repeat(80), NEXT_MONTH);
        database.inTransaction(() -> decidedBy("head").approve(longest, 0));
        assertThat(row(Rule.POPULATION_NOT_FOUND).coming()).extracting(RuleMeaning::text).containsExactly("𫚖".repeat(80));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
