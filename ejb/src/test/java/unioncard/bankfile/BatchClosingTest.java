package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.approval.Overtaken;
import unioncard.shared.TestDatabase;

@DisplayName("关闭批次")
class BatchClosingTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private BankWorld bank;
    private long batch;

    @BeforeEach
    void aBatchAtTheBank() {
        bank = new BankWorld(database);
        batch = bank.batchId(bank.send("甲", "乙", "张䶮", "𠮷丁"));
        bank.answer("1|0000|" + BankWorld.CARD);
    }

    @Test
    @DisplayName("银行一直不反馈的，两人关闭后记为办卡失败，会员可以再申请，日志写明；对账仍相符，逾期告警关闭")
    void whatIsNeverAnswered() {
        bank.world.change("insert into exchange_alarm (kind, subject, text, raised_at) select 'UNANSWERED', '批次 ' || batch_no, 'x', now() from card_batch");
        bank.world.askToClose(batch, "银行确认未制卡");
        assertThat(bank.statuses()).as("nothing before the second person").isEqualTo("1=ISSUED,2=OPEN,3=OPEN,4=OPEN");
        assertThatThrownBy(() -> bank.world.askToClose(batch, "银行确认未制卡")).hasMessage("approval.open-already");
        // What is no answer of the bank overtakes nothing.
        bank.world.change("update card_batch set print_count = print_count + 1, printed_at = now(), version = version + 1");
        bank.world.agreeToClose();
        assertThat(bank.statuses()).isEqualTo("1=ISSUED,2=REFUSED,3=REFUSED,4=REFUSED");
        assertThat(bank.handling()).isEqualTo("ISSUED,FAILED,FAILED,FAILED");
        assertThat(bank.text("select status || ' ' || issued_count || '+' || refused_count || ' ' || bank_text from card_batch"))
                .isEqualTo("ANSWERED 1+3 银行未反馈的 3 人不再等待");
        assertThat(bank.text("select distinct text || ' ' || actor from card_log where outcome = 'FAILED'"))
                .isEqualTo("办卡失败：银行未反馈，批次已关闭，请重新添加至待办后再次提交 经办、经办head");
        var today = LocalDate.now(bank.world.clock);
        var days = database.jdbi().withHandle(h -> ReconciliationSql.days(h, today, today, bank.world.clock.getZone()));
        assertThat(days).extracting(Reconciliation::sent, Reconciliation::issued, Reconciliation::refused, Reconciliation::closed, Reconciliation::addsUp)
                .containsExactly(tuple(4, 1, 0, 3, true));
        database.inTransaction(() -> database.jdbi().useHandle(h -> AlarmSql.closeOvercome(h, bank.world.clock.instant())));
        assertThat(bank.text("select count(*) from exchange_alarm where closed_at is null")).isEqualTo("0");
        var members = database.jdbi().withHandle(h -> h.createQuery("select member_id from card_batch_line where status = 'REFUSED'").mapTo(Long.class).list());
        assertThat(bank.world.pendingList(bank.world.union).add(members).total()).isEqualTo(3);
        assertThatThrownBy(() -> bank.world.askToClose(batch, "再一次")).as("nothing is open any more").hasMessage("batch.state");
    }

    @Test
    @DisplayName("关闭后银行又有反馈：逐行挂起，不影响已重新申请的人；同一反馈不当作没有报送过")
    void lateAnswers() {
        bank.world.askToClose(batch, "银行确认未制卡");
        bank.world.agreeToClose();
        assertThat(bank.answer("2|0000|" + BankWorld.OTHER_CARD, "3|1003|")).isEqualTo("APPLIED 0/2");
        assertThat(bank.text("select string_agg(reason, ',') from bank_rejection")).isEqualTo("CONTRADICTION,CONTRADICTION");
        bank.firstAnswers();
        assertThat(bank.answer("4|0100|")).as("a card may be on its way: somebody has to know").isEqualTo("APPLIED 0/1");
        assertThat(bank.statuses()).isEqualTo("1=ISSUED,2=REFUSED,3=REFUSED,4=REFUSED");
    }

    @Test
    @DisplayName("银行已校验通过而一直没有卡号的：关闭前说明有几人，关闭后的原因写明校验通过后未再反馈")
    void checkedButNeverIssued() {
        bank.firstAnswers();
        bank.answer("2|0100|");
        assertThat(bank.world.closings().checked(batch)).isEqualTo(1);
        bank.world.askToClose(batch, "银行确认未制卡");
        bank.world.agreeToClose();
        assertThat(bank.text("select string_agg(seq || bank_text, ' ' order by seq) from card_batch_line where bank_code = 'CLOSED' and seq < 4"))
                .isEqualTo("2银行校验通过后未再反馈，批次已关闭 3银行未反馈，批次已关闭");
        assertThat(bank.text("select count(*) from card_log where text like '办卡失败：银行校验通过后未再反馈，批次已关闭，请重新添加%'")).isEqualTo("1");
        assertThat(bank.world.closings().checked(batch)).isZero();
    }

    @Test
    @DisplayName("提出后银行又有反馈的，复核不通过，须重新提出；没有发送的、别的工会的批次不能关闭")
    void answeredMeanwhile() {
        bank.world.askToClose(batch, "银行确认未制卡");
        bank.answer("2|1003|");
        assertThatThrownBy(() -> bank.world.agreeToClose()).isInstanceOf(Overtaken.class);
        assertThat(bank.statuses()).isEqualTo("1=ISSUED,2=REFUSED,3=OPEN,4=OPEN");
        long unsent = bank.batchId(bank.submit("戊"));
        for (var state : List.of("TO_SEND", "REJECTED", "WITHDRAWN")) {
            bank.world.change("update card_batch set status = '" + state + "' where id = " + unsent);
            assertThatThrownBy(() -> bank.world.askToClose(unsent, "理由")).as(state).hasMessage("batch.state");
        }
        bank.world.change("update card_batch set status = 'SENT', union_id = " + bank.world.otherUnion + " where id = " + unsent);
        assertThatThrownBy(() -> bank.world.askToClose(unsent, "理由")).hasMessage("not-found");
    }
}
