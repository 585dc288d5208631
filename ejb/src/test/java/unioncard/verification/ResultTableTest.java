package unioncard.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.shared.TestDatabase;

/** Every row of the result table of 市级校验 by name, on snapshots in a real PostgreSQL. */
@DisplayName("市级校验结果表")
class ResultTableTest {

    private static final String OWN = "91310000000000000X";
    private static final String OTHER = "913100000000000001";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private VerificationWorld world;

    @BeforeEach
    void aUnionAndBothRegistries() {
        world = new VerificationWorld(database).withSnapshots();
    }

    private String known(String name, String registryName, String state, String unit) {
        long member = world.pending(name);
        if (registryName != null) {
            world.population(member, registryName, state);
        }
        if (unit != null) {
            world.insured(member, unit);
        }
        world.verify(Channel.REGULAR);
        return world.state(member);
    }

    @Test
    @DisplayName("人口库一致、在本单位参保：已通过")
    void match() {
        assertThat(known("曹涛", "曹涛", "ALIVE", OWN)).isEqualTo("PASSED");
    }

    @Test
    @DisplayName("人口库一致：间隔号、全角、空格、大小写的写法不同不算不一致，生僻字照样一致")
    void spellings() {
        assertThat(known("阿卜杜拉·买买提", "阿卜杜拉•买买提", "ALIVE", OWN)).isEqualTo("PASSED");
        assertThat(known("阿依古丽·麦提", "阿依古丽．麦提", "ALIVE", OWN)).isEqualTo("PASSED");
        assertThat(known("MARY O'NEILL", "Ｍary  O’Neill ", "ALIVE", OWN)).isEqualTo("PASSED");
        assertThat(known("张䶮", "张 䶮", "ALIVE", OWN)).isEqualTo("PASSED");
        assertThat(known("李𬎆", "李𬎆", "ALIVE", OWN)).isEqualTo("PASSED");
    }

    @Test
    @DisplayName("人口库不一致：未通过")
    void nameDiffers() {
        assertThat(known("曹涛", "曹波", "ALIVE", OWN)).isEqualTo("FAILED 人口库：姓名与证件号码不一致");
    }

    @Test
    @DisplayName("人口库不一致，姓名含生僻字，或库内是问号、自造字：未通过，提示经办人核对原件")
    void rareNameSuspect() {
        var suspect = "FAILED 人口库：姓名不一致，姓名含生僻字或库内字符缺失，疑似误判，请核对证件原件";
        assertThat(known("张䶮", "张龙天", "ALIVE", OWN)).isEqualTo(suspect);
        assertThat(known("李𬎆", "李㻚", "ALIVE", OWN)).isEqualTo(suspect);
        assertThat(known("张三", "张?", "ALIVE", OWN)).isEqualTo(suspect);
        assertThat(known("张四", "张\uE863", "ALIVE", OWN)).isEqualTo(suspect);
    }

    @Test
    @DisplayName("人口库库中无此号：未通过")
    void notFound() {
        assertThat(known("曹涛", null, null, OWN)).isEqualTo("FAILED 人口库：库中无此号");
    }

    @Test
    @DisplayName("人口库已死亡、已注销：未通过，会员管理有待核实事项，重复校验不重复")
    void deceased() {
        assertThat(known("王五", "王五", "DECEASED", OWN)).isEqualTo("FAILED 人口库：人员已死亡或注销，请核实会籍");
        assertThat(known("赵六", "赵六", "CANCELLED", OWN)).startsWith("FAILED");
        assertThat(known("钱七", "钱七", "ALIVE", OWN)).isEqualTo("PASSED");
        assertThat(world.cards.text("select count(*) || ' ' || count(distinct member_id) from member_note where settled_at is null")).isEqualTo("2 2");
    }

    @Test
    @DisplayName("§9c 12：非身份证件：人口库不适用，通过（特殊通道）")
    void notApplicable() {
        long member = world.pending("MARY", "FOREIGN_PASSPORT");
        world.insured(member, OWN);
        world.verify(Channel.SPECIAL);
        assertThat(world.state(member)).isEqualTo("PASSED");
        assertThat(answers(member)).isEqualTo("POPULATION NOT_APPLICABLE, SOCIAL_INSURANCE OWN_UNIT");
    }

    @Test
    @DisplayName("人保库在其他单位参保：按规则提示并通过；规则改为不通过即未通过")
    void otherUnit() {
        assertThat(known("曹涛", "曹涛", "ALIVE", OTHER)).isEqualTo("PASSED 人保库：在其他单位参保，请留意是否需要转会");
        rule("SOCIAL_INSURANCE", "OTHER_UNIT", "FAIL");
        assertThat(known("曹阳", "曹阳", "ALIVE", OTHER)).isEqualTo("FAILED 人保库：在其他单位参保，请留意是否需要转会");
    }

    @Test
    @DisplayName("人保库未查到：按规则提示并通过；规则改为不通过即未通过")
    void notInsured() {
        assertThat(known("曹涛", "曹涛", "ALIVE", null)).isEqualTo("PASSED 人保库：未查到参保记录");
        rule("SOCIAL_INSURANCE", "NOT_FOUND", "FAIL");
        assertThat(known("曹阳", "曹阳", "ALIVE", null)).isEqualTo("FAILED 人保库：未查到参保记录");
    }

    @Test
    @DisplayName("证件过期不能通过，当天到期可以；几个原因一并写明")
    void expiry() {
        long today = world.pending("甲");
        long gone = world.pending("乙");
        expires(today, "2026-11-23");
        expires(gone, "2026-11-22");
        world.population(today, "甲", "ALIVE");
        world.verify(Channel.REGULAR);
        assertThat(world.state(today)).isEqualTo("PASSED 人保库：未查到参保记录");
        assertThat(world.state(gone)).isEqualTo("FAILED 证件已于 2026-11-22 到期，请修改证件到期日；人口库：库中无此号");
    }

    @Test
    @DisplayName("§9c 12：超时、不可用：未校验，从不算未通过；规则也不能把它改成未通过")
    void unavailable() {
        world.database.jdbi().useHandle(h -> h.execute("delete from registry.snapshot where registry = 'POPULATION'"));
        long member = world.pending("曹涛");
        world.verify(Channel.REGULAR);
        assertThat(world.state(member)).isEqualTo("VERIFYING 人口库：暂时无法比对");
        for (int i = 0; i < 10; i++) {
            world.clock.pass(Duration.ofMinutes(31));
            world.workOff(new SnapshotsOnly());
        }
        assertThat(world.state(member)).isEqualTo("UNVERIFIED 人口库：暂时无法比对，已尝试 6 次，请稍后重新提交市级校验");
        assertThatThrownBy(() -> rule("POPULATION", "UNAVAILABLE", "FAIL")).hasMessageContaining("ck_verification_policy_unanswered");
        assertThatThrownBy(() -> rule("POPULATION", "MATCH", "UNDECIDED")).hasMessageContaining("ck_verification_policy_unanswered");
    }

    @Test
    @DisplayName("一库已判定未通过，另一库没有回答：未通过；规则缺失：不作判定")
    void failureNeedsNoSecondAnswer() {
        world.database.jdbi().useHandle(h -> h.execute("delete from registry.snapshot where registry = 'SOCIAL_INSURANCE'"));
        assertThat(known("曹涛", "曹波", "ALIVE", null)).isEqualTo("FAILED 人口库：姓名与证件号码不一致");
        world.database.owner().useHandle(h -> h.execute("alter table verification_policy disable trigger verification_policy_in_force_kept; "
                + "delete from verification_policy where registry = 'POPULATION' and answer = 'MATCH'"));
        assertThat(known("曹阳", "曹阳", "ALIVE", null)).isEqualTo("VERIFYING 人口库：校验规则未维护；人保库：暂时无法比对");
    }

    @Test
    @DisplayName("规则自生效日期起判定：前一日按原规则，当日按新规则")
    void ruleOfTheDay() {
        world.database.jdbi().useHandle(h -> h.execute("""
                insert into verification_policy (registry, answer, valid_from, outcome, text)
                values ('SOCIAL_INSURANCE', 'OTHER_UNIT', ?, 'FAIL', '人保库：请先转会')""", CardWorld.TODAY.plusDays(1)));
        assertThat(known("曹涛", "曹涛", "ALIVE", OTHER)).isEqualTo("PASSED 人保库：在其他单位参保，请留意是否需要转会");
        world.clock.pass(Duration.ofDays(1));
        assertThat(known("𫚖阳", "𫚖阳", "ALIVE", OTHER)).isEqualTo("FAILED 人保库：请先转会");
    }

    @Test
    @DisplayName("三条提示语都最长时校验照常完成，说明不超过可存的长度")
    void longestTexts() {
        world.database.jdbi().useHandle(h -> h.execute("""
                insert into verification_policy (registry, answer, valid_from, outcome, text)
                select registry, answer, valid_from + 1, 'FAIL', repeat('𫚖', 80) from verification_policy
                where answer in ('NAME_DIFFERS', 'OTHER_UNIT', 'EXPIRED')"""));
        long member = world.pending("曹涛");
        expires(member, "2026-11-22");
        world.population(member, "曹波", "ALIVE");
        world.insured(member, OTHER);
        world.verify(Channel.REGULAR);
        assertThat(world.state(member)).isEqualTo("FAILED " + String.join("；", "𫚖".repeat(80), "𫚖".repeat(80), "𫚖".repeat(80)));
    }

    @Test
    @DisplayName("原始回答按人、按库保存，写明出自哪一份数据")
    void rawAnswers() {
        long member = world.pending("张䶮");
        world.population(member, "张龙天", "ALIVE");
        world.insured(member, OTHER);
        world.verify(Channel.REGULAR);
        assertThat(answers(member)).isEqualTo("POPULATION NAME_DIFFERS, SOCIAL_INSURANCE OTHER_UNIT");
        assertThat(world.cards.text("select string_agg(source, ', ' order by registry) from verification_answer")).isEqualTo("snapshot 1, snapshot 2");
        assertThat(world.log(member)).isEqualTo("FAILED 校验未通过：人口库：姓名不一致，姓名含生僻字或库内字符缺失，疑似误判，请核对证件原件");
    }

    private String answers(long member) {
        return world.cards.text("select string_agg(registry || ' ' || answer, ', ' order by registry) from verification_answer where member_id = ?", member);
    }

    private void rule(String registry, String answer, String outcome) {
        world.rule(registry, answer, outcome);
    }

    private void expires(long member, String date) {
        world.cards.change("update person set document_expires_on = '" + date + "' where id = (select person_id from member where id = " + member + ")");
        assertThat(CardWorld.TODAY).hasToString("2026-11-23");
    }
}
