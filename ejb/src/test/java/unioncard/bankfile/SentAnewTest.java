package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.security.AuditNote;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.TestDatabase;

@DisplayName("银行整份拒收的申请：排除原因后重新发送")
class SentAnewTest {

    private static final String SM3 = "a".repeat(64);
    private static final String REFUSAL = "c".repeat(64);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private final AuditNote note = new AuditNote();
    private BankWorld bank;
    private String batchNo;

    @BeforeEach
    void aRefusedFile() {
        bank = new BankWorld(database);
        batchNo = bank.submit("张𠮷䶮", "李𬎆");
        goesOut(1);
        refused(1);
    }

    @Test
    @DisplayName("重新发送：批次第 2 次发送，同样的内容、另一个文件名；受理回执对上第 2 次，结果照常入库，对账相符")
    void sentAnewAndTaken() {
        assertThat(bank.text("select status || ' ' || bank_text from card_batch")).isEqualTo("REJECTED 无法读取该文件（9199）");
        assertThat(bank.text("select status || ' ' || reason from bank_file where direction = 'OUT'")).isEqualTo("SENT 银行拒收：无法读取该文件（9199）");
        resend("operator");
        assertThat(bank.text("select concat_ws(' ', status, sending, resent_by, sent_at, bank_text) from card_batch")).isEqualTo("TO_SEND 2 operator");
        assertThat(bank.text("select count(*) from job_run where job = 'bank-request-export' and status = 'RUNNING'")).isEqualTo("1");
        assertThat(bank.text("select string_agg(text, ',' order by id) from card_log where text like '%第 2 次发送'"))
                .isEqualTo("银行拒收的批次安排第 2 次发送,银行拒收的批次安排第 2 次发送");
        assertThat(note.take()).endsWith("batch " + batchNo + " sending 2");
        assertThat(database.inTransaction(() -> bank.dispatch.file(batchNo))).as("what was refused is not sent as it is").isEmpty();

        goesOut(2);
        assertThat(bank.text("select status from card_batch")).isEqualTo("SENT");
        assertThat(bank.text("select string_agg(name || ' ' || status, ',' order by id) from bank_file where direction = 'OUT'"))
                .isEqualTo(name(1) + " SENT," + name(2) + " SENT");
        assertThat(bank.text("select text from card_log order by id desc limit 1")).isEqualTo("已重新发送银行，等待受理");
        acknowledge(2, true, "e".repeat(64));
        assertThat(bank.text("select status from card_batch")).isEqualTo("ACKNOWLEDGED");
        assertThat(bank.answerTo(batchNo, "1|0000|" + BankWorld.CARD, "2|1003|")).isEqualTo("APPLIED 2/0");
        assertThat(bank.text("select status || issued_count || refused_count from card_batch")).isEqualTo("ANSWERED11");
        var days = database.jdbi().withHandle(h -> ReconciliationSql.days(h, CardWorld.TODAY, CardWorld.TODAY, bank.world.clock.getZone()));
        assertThat(days).singleElement().satisfies(day -> assertThat(day.addsUp()).isTrue()).extracting(Reconciliation::sent).isEqualTo(2);
        assertThatThrownBy(() -> resend("operator")).as("the first file").hasMessage("exchange.resent");
    }

    @Test
    @DisplayName("第 2 次又被拒收，回执一字不差：不当作重复文件，可再发第 3 次")
    void refusedTwiceInTheSameWords() {
        resend("operator");
        goesOut(2);
        assertThat(received(2, REFUSAL).done()).as("no job for it").isFalse();
        refused(2);
        assertThat(bank.text("select status || sending from card_batch")).isEqualTo("REJECTED2");
        assertThat(bank.text("select string_agg(status || sending, ',' order by id) from bank_file where kind = 'ACKNOWLEDGEMENT'"))
                .isEqualTo("APPLIED1,APPLIED2");
        assertThat(received(2, REFUSAL).done()).as("the same once more").isTrue();
        assertThat(bank.text("select status from bank_file order by id desc limit 1")).isEqualTo("REPEATED");
        resend("operator");
        goesOut(3);
        acknowledge(3, true, "f".repeat(64));
        assertThat(bank.text("select status || sending from card_batch")).isEqualTo("ACKNOWLEDGED3");
    }

    @Test
    @DisplayName("关于此前发送的回执迟到：同样的拒收无害，受理则不予接受；不存在的第几次也不接受")
    void lateWords() {
        resend("operator");
        for (var state : List.of("TO_SEND", "SENT")) {
            var late = state.equals("TO_SEND") ? "1".repeat(64) : "2".repeat(64);
            assertThat(bank.exchange.batch(batchNo, 1).sent()).isTrue();
            bank.world.change("update bank_file set status = 'REFUSED' where kind = 'ACKNOWLEDGEMENT'");
            acknowledge(1, false, late);
            assertThat(bank.text("select status || ' ' || reason from bank_file order by id desc limit 1")).startsWith("APPLIED 第 1 次发送此前已被拒收");
            bank.world.change("update bank_file set status = 'REFUSED' where kind = 'ACKNOWLEDGEMENT'");
            assertThatThrownBy(() -> acknowledge(1, true, late.replace('1', '3').replace('2', '4'))).isInstanceOf(FileRefused.class)
                    .hasMessageContaining("第 1 次发送已被拒收");
            assertThatThrownBy(() -> acknowledge(3, true, late.replace('1', '5').replace('2', '6'))).isInstanceOf(FileRefused.class)
                    .hasMessageContaining("没有第 3 次发送");
            assertThat(bank.text("select status from card_batch")).isEqualTo(state);
            if (state.equals("TO_SEND")) {
                assertThatThrownBy(() -> bank.exchange.batch(batchNo)).as("no result for it yet").isInstanceOf(FileRefused.class);
                assertThatThrownBy(() -> bank.exchange.batch(batchNo, 2)).as("nor a word on what was not sent").isInstanceOf(FileRefused.class);
                goesOut(2);
            }
        }
    }

    @Test
    @DisplayName("连点两下、两人同时：只安排一次，另一次被告知")
    void onceOnly() throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var results = Stream.of("operator", "second").map(login -> threads.submit(() -> {
                start.await();
                try {
                    resend(login);
                    return "done";
                } catch (DomainException told) {
                    return told.code();
                }
            })).toList();
            start.countDown();
            assertThat(List.of(results.get(0).get(), results.get(1).get())).containsExactlyInAnyOrder("done", "exchange.resent");
        } finally {
            threads.shutdownNow();
        }
        assertThatThrownBy(() -> resend("operator")).hasMessage("exchange.resent");
        assertThat(bank.text("select status || sending from card_batch")).isEqualTo("TO_SEND2");
        assertThat(bank.text("select count(*) from job_run where job = 'bank-request-export' and status = 'RUNNING'")).isEqualTo("1");
    }

    @Test
    @DisplayName("工会已撤回的不能重新发送；重新发送前又撤回的，文件不发出")
    void withdrawn() {
        var batches = bank.world.batches(bank.world.union);
        resend("operator");
        database.inTransaction(() -> batches.withdraw(bank.batchId(batchNo)));
        assertThat(database.inTransaction(() -> bank.dispatch.batch(bank.batchId(batchNo)))).isEmpty();
        bank.world.change("update card_batch set sending = 1");
        assertThatThrownBy(() -> resend("operator")).hasMessage("exchange.not-resendable");
    }

    @Test
    @DisplayName("需双人放行的：重新发送也要放行，安排重新发送的人不能自己放行")
    void releasedBySomebodyElse() {
        resend("operator");
        var dispatch = new RequestDispatch(database.jdbi(), bank.world.clock, new Parameters() {
            @Override
            public int number(Parameter parameter) {
                return parameter == Parameter.BANK_RELEASE ? 1 : parameter.fallback();
            }
        });
        dispatch.entities = database.entities();
        var batch = database.inTransaction(() -> dispatch.batch(bank.batchId(batchNo))).orElseThrow();
        var file = database.inTransaction(() -> dispatch.written(batch, name(2), "d".repeat(64), SM3, 1));
        assertThat(bank.text("select status || ' ' || made_by from bank_file where id = ?", file.id())).isEqualTo("AWAITING_RELEASE operator");
        assertThatThrownBy(() -> database.inTransaction(() -> monitor("operator").release(file.id()))).isInstanceOfSatisfying(DomainException.class,
                e -> assertThat(e.code()).isEqualTo("release.own"));
        database.inTransaction(() -> monitor("second").release(file.id()));
        assertThat(bank.text("select status || ' ' || released_by from bank_file where id = ?", file.id())).isEqualTo("WRITTEN second");
    }

    @Test
    @DisplayName("交换监控只对最后一次发送的文件给出重新发送")
    void whatThePageOffers() {
        assertThat(detail(1).isResendable()).isTrue();
        assertThat(detail(1).isRejected()).isTrue();
        resend("operator");
        assertThat(detail(1).isResendable()).isFalse();
        goesOut(2);
        assertThat(detail(1).isResendable()).isFalse();
        assertThat(detail(2).isResendable()).as("the bank has not acknowledged it yet").isTrue();
        assertThat(detail(2).isRejected()).isFalse();
        acknowledge(2, true, "e".repeat(64));
        assertThat(detail(2).isResendable()).isFalse();
    }

    private ExchangeMonitor.Detail detail(int sending) {
        return monitor("operator").detail(file(sending)).orElseThrow();
    }

    private long file(int sending) {
        return Long.parseLong(bank.text("select id from bank_file where direction = 'OUT' and sending = ?", sending));
    }

    private ExchangeMonitor monitor(String login) {
        return new ExchangeMonitor(database.jdbi(), bank.world.clock, bank.user(1, login), new AuditNote(), new JobRuns(database.jdbi(), bank.world.clock));
    }

    /** 重新发送 of the file that went out first or last. */
    private void resend(String login) {
        var operations = new ExchangeOperations(database.jdbi(), bank.world.clock, bank.user(1, login), note, new JobRuns(database.jdbi(), bank.world.clock));
        operations.entities = database.entities();
        operations.path = gone -> Optional.empty();
        var last = Long.parseLong(bank.text("select max(id) from bank_file where direction = 'OUT' and status = 'SENT' and reason is not null"));
        database.inTransaction(() -> operations.resend(last));
    }

    private String name(int sending) {
        return LayoutFile.standard().requestName(batchNo, CardWorld.TODAY, Channel.REGULAR, sending);
    }

    /** The export job: the same lines give the same bytes each time. */
    private void goesOut(int sending) {
        long id = bank.batchId(batchNo);
        var batch = database.inTransaction(() -> bank.dispatch.batch(id)).orElseThrow();
        assertThat(batch.sending()).isEqualTo(sending);
        var file = database.inTransaction(() -> bank.dispatch.written(batch, name(sending), "d".repeat(64), SM3, 1));
        assertThat(file.name()).isEqualTo(name(sending));
        assertThat(database.inTransaction(() -> bank.dispatch.sending(id, file))).isTrue();
        database.inTransaction(() -> bank.dispatch.sent(id, file));
        bank.world.change("update job_run set status = 'COMPLETED', finished_at = now()");
    }

    private void refused(int sending) {
        acknowledge(sending, false, REFUSAL);
    }

    private void acknowledge(int sending, boolean accepted, String digest) {
        long file = received(sending, digest).fileId();
        database.inTransaction(() -> bank.exchange.acknowledge(file,
                new Acknowledgement(batchNo, accepted, "2", SM3, accepted ? "文件已受理（0000）" : "无法读取该文件（9199）")));
        bank.world.change("update job_run set status = 'COMPLETED', finished_at = now()");
    }

    private FileReception.Receipt received(int sending, String digest) {
        return database.inTransaction(() -> bank.reception.receive(name(sending).replace(".txt", "_A.txt"), digest, 1));
    }
}
