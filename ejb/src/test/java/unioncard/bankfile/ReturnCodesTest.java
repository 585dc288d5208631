package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
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
import unioncard.card.SpecialReason;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("银行返回码")
class ReturnCodesTest {

    private static final String REASON = "银行〔2026〕8号函";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private BankWorld bank;
    private long city;

    @BeforeEach
    void aBatchAtTheBank() {
        bank = new BankWorld(database);
        city = Long.parseLong(bank.text("select id from trade_union where level = 'MUNICIPAL'"));
        bank.send("甲", "乙", "张䶮", "王𫚖");
    }

    @Test
    @DisplayName("每个返回码都有分类和提示语，随系统提供的只有 0000 是成功")
    void shipped() {
        assertThat(as("staff").list()).hasSize(11).allSatisfy(row -> {
            assertThat(row.present().sound()).isEqualTo(row.present());
            assertThat(row.version()).isZero();
            assertThat(row.history()).hasSize(1).allSatisfy(only -> assertThat(only.origin().requestId()).isNull());
        });
        assertThat(as("staff").list()).filteredOn(row -> row.present().codeClass() == ReturnCodeClass.SUCCESS).extracting(ReturnCodeRow::code)
                .containsExactly("0000");
    }

    @Test
    @DisplayName("一人提出、另一人复核后立即生效；此前已处理的反馈不变，同一反馈再来也不变")
    void atOnce() {
        assertThat(bank.answer("1|1001|", "2|1001|")).isEqualTo("APPLIED 2/0");
        long id = propose(new ReturnCode("1001", ReturnCodeClass.SPECIAL, " 姓名须按证件“𫚖”字填写 ", SpecialReason.BANK_OTHER));
        assertThat(row("1001").pending()).isTrue();
        assertThat(decidedBy("head").find(id).differences()).containsExactly(new Difference("CLASS", "业务失败", "转特殊通道", true),
                new Difference("SPECIAL_REASON", null, "银行其他要求", true),
                new Difference("TEXT", "姓名与证件号码不符", "姓名须按证件“𫚖”字填写", true));
        refused("approval.own-request", () -> decidedBy("staff").approve(id, 0));
        refused("approval.open-already", () -> propose(new ReturnCode("1001", ReturnCodeClass.RETRY, "请重新提交", null)));
        assertThat(row("1001").present().codeClass()).as("nothing before the second person").isEqualTo(ReturnCodeClass.BUSINESS);
        approve(id);
        assertThat(bank.answer("1|1001|", "3|1001|")).isEqualTo("APPLIED 1/0");
        assertThat(bank.text("select string_agg(seq || ' ' || bank_text, ',' order by seq) from card_batch_line where status = 'REFUSED'"))
                .isEqualTo("1 姓名与证件号码不符,2 姓名与证件号码不符,3 姓名须按证件“𫚖”字填写");
        assertThat(bank.text("select channel || ' ' || special_reason || ' ' || count(*) from pending_entry group by channel, special_reason"))
                .isEqualTo("SPECIAL BANK_OTHER 1");
    }

    @Test
    @DisplayName("历次规定：谁提出、谁复核、何时生效、由什么改成什么")
    void history() {
        approve(propose(new ReturnCode("9001", ReturnCodeClass.RETRY, "银行系统维护，请次日重新提交", null)));
        approve(propose(new ReturnCode("9001", ReturnCodeClass.BUSINESS, "银行不再受理", null)));
        assertThat(row("9001").history()).extracting(past -> past.meaning().codeClass(), past -> past.meaning().text(),
                past -> past.origin().proposedBy(), past -> past.origin().decidedBy(), past -> past.origin().decidedAt()).containsExactly(
                tuple(ReturnCodeClass.BUSINESS, "银行不再受理", "经办staff", "经办head", bank.world.clock.instant()),
                tuple(ReturnCodeClass.RETRY, "银行系统维护，请次日重新提交", "经办staff", "经办head", bank.world.clock.instant()),
                tuple(ReturnCodeClass.RETRY, "银行暂时无法处理，请重新提交", null, null, null));
        for (var forbidden : List.of("delete from bank_return_code_past", "update bank_return_code_past set text = '从来如此'")) {
            assertThatThrownBy(() -> change(forbidden)).hasMessageContaining("what return code 9001 has meant is kept");
        }
    }

    @Test
    @DisplayName("银行用了未登记的返回码：反馈行挂起，登记并复核后在反馈挂起处理中采用")
    void undefinedCode() {
        assertThat(bank.answer("1|7777|", "2|7777|", "3|1001|")).isEqualTo("APPLIED 1/2");
        assertThat(row("7777")).isEqualTo(new ReturnCodeRow("7777", List.of(), 2, false));
        long id = propose(new ReturnCode("7777", ReturnCodeClass.BUSINESS, "职业代码有误", null));
        assertThat(decidedBy("head").find(id).differences()).extracting(Difference::field, Difference::before, Difference::after)
                .containsExactly(tuple("CLASS", null, "业务失败"), tuple("TEXT", null, "职业代码有误"));
        assertThat(row("7777")).isEqualTo(new ReturnCodeRow("7777", List.of(), 2, true));
        approve(id);
        assertThat(row("7777")).satisfies(row -> {
            assertThat(row.present().text()).isEqualTo("职业代码有误");
            assertThat(row.held()).as("each line waits for two persons").isEqualTo(2);
        });
        assertThat(bank.statuses()).isEqualTo("1=OPEN,2=OPEN,3=REFUSED,4=OPEN");
        settle(1);
        assertThat(bank.statuses()).isEqualTo("1=REFUSED,2=OPEN,3=REFUSED,4=OPEN");
        assertThat(bank.text("select bank_code || ' ' || bank_text from card_batch_line where seq = 1")).isEqualTo("7777 职业代码有误");
        assertThat(row("7777").held()).isEqualTo(1);
    }

    @Test
    @DisplayName("提出了而银行从未用过的新返回码，复核前也列出")
    void proposedOnly() {
        approve(propose(new ReturnCode("A_9x", ReturnCodeClass.RETRY, "请重新提交", null)));
        propose(new ReturnCode("a_9x", ReturnCodeClass.RETRY, "请重新提交", null));
        assertThat(row("A_9x").present()).isNotNull();
        assertThat(row("a_9x")).as("another code").isEqualTo(new ReturnCodeRow("a_9x", List.of(), 0, true));
    }

    @Test
    @DisplayName("0000 不能改为其他分类，其他返回码不能归为成功，返回码不能删除，未经复核不能改动：数据库也这样要求")
    void whatStays() {
        refused("return-code.success-stays", () -> propose(new ReturnCode("0000", ReturnCodeClass.BUSINESS, "办卡失败", null)));
        refused("return-code.only-success", () -> propose(new ReturnCode("1001", ReturnCodeClass.SUCCESS, "办卡成功", null)));
        assertThatThrownBy(() -> change("delete from bank_return_code where code = '4001'")).hasMessageContaining("never deleted");
        assertThatThrownBy(() -> change("update bank_return_code set text = '另有含义' where code = '4001'"))
                .hasMessageContaining("by a new approved request only");
        long id = propose(new ReturnCode("0000", ReturnCodeClass.SUCCESS, "会员服务卡已办成", null));
        assertThatThrownBy(() -> change("update bank_return_code set text = '已办成', request_id = " + id + " where code = '0000'"))
                .as("not before somebody has agreed").hasMessageContaining("by a new approved request only");
        approve(id);
        assertThat(row("0000").present().text()).isEqualTo("会员服务卡已办成");
        assertThatThrownBy(() -> change("update bank_return_code set text = '已办成' where code = '0000'"))
                .as("by the same request once more").hasMessageContaining("by a new approved request only");
        assertThat(broken("update bank_return_code set class = 'BUSINESS' where code = '0000'")).isEqualTo("ck_bank_return_code_success");
        long other = propose(new ReturnCode("4001", ReturnCodeClass.BUSINESS, "材料不全", null));
        approve(other);
        for (var wrong : List.of("class = 'SPECIAL'", "special_reason = 'LONG_NAME'")) {
            assertThat(broken("update bank_return_code set " + wrong + " where code = '4001'")).isEqualTo("ck_bank_return_code_special");
        }
        assertThat(broken("update bank_return_code set class = 'SPECIAL', special_reason = 'MUNICIPAL_DECISION' where code = '4001'"))
                .isEqualTo("ck_bank_return_code_reason");
    }

    @Test
    @DisplayName("返回码、提示语、转入原因不合要求的，没有变化的，已登记又登记的，不受理")
    void badWishes() {
        for (var code : List.of("", "123", "123456789", "10-1", "１００１", "码码码码", "𫚖𫚖𫚖𫚖", "100 ")) {
            refused("return-code.code", () -> propose(new ReturnCode(code, ReturnCodeClass.RETRY, "请重新提交", null)));
        }
        for (var text : List.of("", " 失 ", "姓名\n有误", "𫚖".repeat(81))) {
            refused("return-code.text", () -> propose(new ReturnCode("5001", ReturnCodeClass.BUSINESS, text, null)));
        }
        refused("return-code.special-reason", () -> propose(new ReturnCode("5001", ReturnCodeClass.SPECIAL, "姓名有误", null)));
        refused("return-code.special-reason", () -> propose(new ReturnCode("5001", ReturnCodeClass.SPECIAL, "姓名有误", SpecialReason.MUNICIPAL_DECISION)));
        refused("return-code.special-reason", () -> propose(new ReturnCode("5001", ReturnCodeClass.RETRY, "姓名有误", SpecialReason.LONG_NAME)));
        refused("approval.no-change", () -> propose(row("2001").present()));
        refused("return-code.known", () -> as("staff").propose(new ReturnCode("1001", ReturnCodeClass.RETRY, "请重新提交", null),
                ReturnCodeRow.UNDEFINED, REASON));
        refused("approval.reason", () -> as("staff").propose(new ReturnCode("5001", ReturnCodeClass.RETRY, "请重新提交", null),
                ReturnCodeRow.UNDEFINED, " "));
        approve(propose(new ReturnCode("5001", ReturnCodeClass.BUSINESS, "𫚖".repeat(80), null)));
        assertThat(row("5001").present().text()).isEqualTo("𫚖".repeat(80));
    }

    @Test
    @DisplayName("提出时或复核时已另有调整的，不能通过")
    void stale() {
        approve(propose(new ReturnCode("3001", ReturnCodeClass.BUSINESS, "该人员已有卡", null)));
        refused("changed-meanwhile", () -> as("staff").propose(new ReturnCode("3001", ReturnCodeClass.RETRY, "请重新提交", null), 0, REASON));
        long late = propose(new ReturnCode("3001", ReturnCodeClass.RETRY, "请重新提交", null));
        change("update approval_request set basis = 0 where id = " + late);
        refused("approval.overtaken", () -> approve(late));
        assertThat(row("3001").present().text()).isEqualTo("该人员已有卡");
        boolean set = database.jdbi().withHandle(h -> ReturnCodeSql.set(h, new ReturnCode("3001", ReturnCodeClass.RETRY, "请重新提交", null), 0,
                row("3001").version()));
        assertThat(set).as("the statement itself looks at the version").isFalse();
    }

    @Test
    @DisplayName("A10b：银行先反馈校验通过，记下时间和返回码，仍在银行处理中；卡号或原因以后再来，对账始终相符")
    void firstAnswers() {
        approve(propose(new ReturnCode("0100", ReturnCodeClass.CHECKED, "银行校验通过，等待制卡", null)));
        assertThat(bank.answer("1|0100|", "2|0100|", "2|0100|", "3|1003|")).isEqualTo("APPLIED 3/0");
        assertThat(bank.statuses()).isEqualTo("1=OPEN,2=OPEN,3=REFUSED,4=OPEN");
        assertThat(bank.handling()).isEqualTo("IN_PROGRESS,IN_PROGRESS,FAILED,IN_PROGRESS");
        assertThat(bank.text("select string_agg(seq || checked_code, ',' order by seq) from card_batch_line where checked_at = ?", bank.world.clock.instant()))
                .isEqualTo("10100,20100");
        assertThat(bank.text("select status || issued_count || refused_count from card_batch")).isEqualTo("PARTLY_ANSWERED01");
        assertThat(bank.text("select count(*) from card_log where step = 'FEEDBACK' and outcome = 'WAITING' and text = '银行校验通过，等待制卡'")).isEqualTo("2");
        assertThat(bank.answer("1|0100|", "3|0100|")).as("again, and after the reason").isEqualTo("APPLIED 0/0");
        assertThat(bank.answer("1|0000|" + BankWorld.CARD, "2|2001|", "4|0100|", "4|0000|" + BankWorld.OTHER_CARD)).as("both in one file")
                .isEqualTo("APPLIED 4/0");
        assertThat(bank.statuses()).isEqualTo("1=ISSUED,2=REFUSED,3=REFUSED,4=ISSUED");
        assertThat(bank.text("select status || issued_count || refused_count from card_batch")).isEqualTo("ANSWERED22");
        assertThat(bank.text("select count(*) from bank_rejection")).isEqualTo("0");
        var today = LocalDate.now(bank.world.clock);
        List<Reconciliation> days = database.jdbi().withHandle(h -> ReconciliationSql.days(h, today.minusDays(9), today, bank.world.clock.getZone()));
        assertThat(days).isNotEmpty().allMatch(Reconciliation::addsUp);
    }

    @Test
    @DisplayName("A10b：只有校验结果的文件说明银行已收到批次，但不算反馈；不能再整批拒收，也不能再发送")
    void onlyFirstAnswers() {
        approve(propose(new ReturnCode("0100", ReturnCodeClass.CHECKED, "银行校验通过，等待制卡", null)));
        assertThat(bank.answer("1|0100|", "2|0100|", "3|0100|", "4|0100|")).isEqualTo("APPLIED 4/0");
        assertThat(bank.text("select status || coalesce(feedback_at::text, '-') from card_batch")).isEqualTo("ACKNOWLEDGED-");
        var batchNo = bank.text("select batch_no from card_batch");
        long refusal = bank.received(FileKind.ACKNOWLEDGEMENT, batchNo);
        assertThatThrownBy(() -> database.inTransaction(() -> bank.exchange.acknowledge(refusal, new Acknowledgement(batchNo, false, "1", "0", "格式不符"))))
                .isInstanceOf(FileRefused.class).hasMessageContaining("已受理");
        assertThat(bank.answer("1|0100|其他说明")).as("known already").isEqualTo("APPLIED 0/0");
    }

    private ReturnCodes as(String login) {
        var requests = new ApprovalRequests(database.jdbi(), TestUser.of(database.jdbi(), city, login), new AuditNote(), database.personalData(),
                database.parameters(), bank.world.clock);
        return new ReturnCodes(database.jdbi(), new AuditNote(), requests, new ReturnCodeChange(database.jdbi(), bank.world.clock), bank.world.clock);
    }

    private Approvals decidedBy(String login) {
        return new Approvals(database.jdbi(), TestUser.of(database.jdbi(), city, login), new AuditNote(), database.personalData(),
                new ApprovalKinds(List.of(new ReturnCodeChange(database.jdbi(), bank.world.clock))), bank.world.clock);
    }

    private ReturnCodeRow row(String code) {
        return as("staff").list().stream().filter(row -> row.code().equals(code)).findFirst().orElse(new ReturnCodeRow(code, List.of(), 0, false));
    }

    private long propose(ReturnCode wanted) {
        database.inTransaction(() -> as("staff").propose(wanted, row(wanted.code()).version(), REASON));
        return Long.parseLong(bank.text("select max(id) from approval_request"));
    }

    private void approve(long id) {
        database.inTransaction(() -> decidedBy("head").approve(id, 0));
    }

    /** Two persons let the held line of this place in the batch count as the bank has sent it. */
    private void settle(int seq) {
        long id = Long.parseLong(bank.text("select id from bank_rejection where seq = ?", seq));
        var clerk = bank.user(bank.world.union, "clerk");
        var head = bank.user(bank.world.union, "head");
        var requests = new ApprovalRequests(database.jdbi(), clerk, new AuditNote(), database.personalData(), database.parameters(), bank.world.clock);
        var settlement = new LineSettlement(database.jdbi(), bank.exchange, head, database.personalData(), bank.world.clock, () -> List.of("621999"));
        database.inTransaction(() -> new HeldLines(database.jdbi(), clerk, new AuditNote(), database.personalData(), requests, settlement,
                bank.world.clock).settle(id, 0, new Settlement(true, seq, "7777", null, null), "返回码已登记"));
        database.inTransaction(() -> new Approvals(database.jdbi(), head, new AuditNote(), database.personalData(),
                new ApprovalKinds(List.of(settlement)), bank.world.clock).approve(Long.parseLong(bank.text("select max(id) from approval_request")), 0));
    }

    private void change(String sql) {
        database.jdbi().useHandle(h -> h.execute(sql));
    }

    /** The constraint that a change breaks which no trigger stops. */
    private String broken(String sql) {
        try {
            database.owner().useTransaction(h -> {
                h.execute("alter table bank_return_code disable trigger user");
                h.execute(sql);
            });
        } catch (RuntimeException e) {
            return BrokenConstraint.of(e);
        }
        return "nothing";
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
