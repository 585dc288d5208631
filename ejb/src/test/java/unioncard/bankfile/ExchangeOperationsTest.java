package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.AuditNote;
import unioncard.shared.JobFailed;
import unioncard.shared.JobRuns;
import unioncard.shared.TestDatabase;

@DisplayName("交换监控：停止、继续、重新发送、下载")
class ExchangeOperationsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private BankWorld bank;
    private ExchangeOperations operations;

    @BeforeEach
    void anOperator() {
        bank = new BankWorld(database);
        operations = new ExchangeOperations(database.jdbi(), bank.world.clock, bank.user(1, "operator"), new AuditNote(),
                new JobRuns(database.jdbi(), bank.world.clock));
        operations.entities = database.entities();
        operations.path = file -> Optional.of(Path.of("as it was sent"));
    }

    private String status(long file) {
        return bank.text("select status from bank_file where id = ?", file);
    }

    private void stop(long file) {
        database.inTransaction(() -> operations.stop(file));
    }

    private void resume(long file) {
        database.inTransaction(() -> operations.resume(file));
    }

    @Test
    @DisplayName("停止的反馈不入库，留在收件目录；继续后照常入库")
    void whatIsStoppedTakesNoEffect() {
        var batchNo = bank.send("甲", "乙");
        long file = bank.received(FileKind.RESULT, batchNo);
        bank.world.change("insert into bank_result_line (file_id, line_no, batch_no, seq, member_no, code) select " + file + ", 2, '" + batchNo
                + "', 1, member_no, '1003' from card_batch_line where seq = 1");
        stop(file);
        assertThat(bank.text("select status || ' ' || reason from bank_file where id = ?", file)).startsWith("STOPPED 由").endsWith("停止，未入库");
        database.inTransaction(() -> bank.exchange.apply(file, batchNo));
        assertThat(bank.statuses()).isEqualTo("1=OPEN,2=OPEN");
        database.inTransaction(bank.reception::resume);
        assertThat(bank.text("select count(*) from job_run where job = 'bank-file-import'")).as("nobody but an operator goes on").isEqualTo("0");
        var name = bank.text("select name from bank_file where id = ?", file);
        assertThat(database.inTransaction(() -> bank.reception.receive(name, bank.text("select digest from bank_file where id = ?", file), 1)).done())
                .as("moved away").isFalse();
        resume(file);
        assertThat(status(file)).isEqualTo("RECEIVED");
        assertThat(bank.apply(file, batchNo)).isEqualTo("APPLIED 1/0");
        assertThat(bank.statuses()).isEqualTo("1=REFUSED,2=OPEN");
        assertThatThrownBy(() -> stop(file)).hasMessage("exchange.not-stoppable");
        assertThatThrownBy(() -> resume(file)).hasMessage("changed-meanwhile");
    }

    @Test
    @DisplayName("停止发送：写好的申请留在本方，系统不再自动发送；继续后照常发送，已到银行的不能停止；停止中可撤回批次")
    void aRequestIsStoppedAndGoesOn() {
        var batchNo = bank.submit("甲", "乙");
        long batch = bank.batchId(batchNo);
        bank.world.change("update job_run set status = 'COMPLETED', finished_at = now() - interval '1 hour'");
        var written = database.inTransaction(() -> bank.dispatch.written(bank.dispatch.batch(batch).orElseThrow(), "GHK.txt", "d".repeat(64), null, 1));
        stop(written.id());
        assertThat(bank.text("select status || ' ' || reason from bank_file")).startsWith("STOPPED 由").endsWith("停止，未发送");
        assertThat(database.inTransaction(() -> bank.dispatch.sending(batch, written))).as("a job that was at it already").isFalse();
        database.inTransaction(bank.reception::resume);
        assertThat(bank.text("select count(*) from job_run where status = 'RUNNING'")).as("nobody but an operator goes on").isEqualTo("0");
        assertThatThrownBy(() -> database.inTransaction(() -> operations.refuse(written.id(), "不发了"))).hasMessage("changed-meanwhile");
        resume(written.id());
        assertThat(status(written.id())).isEqualTo("WRITTEN");
        assertThat(bank.text("select count(*) from job_run where job = 'bank-request-export' and status = 'RUNNING'")).isEqualTo("1");
        assertThat(database.inTransaction(() -> bank.dispatch.sending(batch, written))).isTrue();
        assertThatThrownBy(() -> stop(written.id())).as("the bank may have it").hasMessage("exchange.not-stoppable");
        database.inTransaction(() -> bank.dispatch.sent(batch, written));
        assertThatThrownBy(() -> stop(written.id())).hasMessage("exchange.not-stoppable");
        bank.world.change("update bank_file set status = 'WRITTEN'");
        assertThatThrownBy(() -> stop(written.id())).as("sent once more: the bank may have it from before").hasMessage("exchange.not-stoppable");

        var other = bank.submit("丙", "丁");
        var third = database.inTransaction(() -> bank.dispatch.written(bank.dispatch.batch(bank.batchId(other)).orElseThrow(), "GHK2.txt", "e".repeat(64),
                null, 1));
        stop(third.id());
        database.inTransaction(() -> bank.world.batches(bank.world.union).withdraw(bank.batchId(other)));
        assertThat(bank.text("select status || ' ' || reason from bank_file where id = ?", third.id())).isEqualTo("REFUSED 批次已撤回，未发送");
    }

    @Test
    @DisplayName("正在入库的文件不能停止，也不让人等")
    void whatIsBeingAppliedCannotBeStopped() throws Exception {
        long file = bank.received(FileKind.RESULT, bank.send("甲", "乙"));
        var locked = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var applying = new Thread(() -> database.inTransaction(() -> {
            database.jdbi().useHandle(h -> assertThat(FileSql.lockReceived(h, file)).isTrue());
            locked.countDown();
            asked.await(30, TimeUnit.SECONDS);
            return null;
        }));
        applying.start();
        assertThat(locked.await(30, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> stop(file)).hasMessage("exchange.not-stoppable");
        asked.countDown();
        applying.join();
        stop(file);
        assertThat(status(file)).isEqualTo("STOPPED");
    }

    @Test
    @DisplayName("拒收已停止的文件：读入的行不再保留")
    void whatIsRefusedLeavesNothing() {
        var batchNo = bank.send("甲", "乙");
        long file = bank.received(FileKind.RESULT, batchNo);
        bank.world.change("insert into bank_rejection (file_id, line_no, reason, text) values (" + file + ", 2, 'UNREADABLE', 'x')");
        stop(file);
        database.inTransaction(() -> operations.refuse(file, "银行将重发"));
        assertThat(status(file)).isEqualTo("REFUSED");
        assertThat(bank.text("select count(*) from bank_rejection")).isEqualTo("0");
    }

    @Test
    @DisplayName("因本方设置而拒收的文件可重新处理；同名文件已在处理的不能")
    void judgedAnew() {
        var batchNo = bank.send("甲", "𬎆");
        long file = bank.received(FileKind.RESULT, batchNo);
        var name = "GHK_20261123_" + batchNo + "_N_R01.txt";
        bank.world.change("update bank_file set name = '" + name + "', status = 'REFUSED', reason = '文件已加密', finished_at = now() where id = " + file);
        database.inTransaction(() -> operations.renew(file));
        assertThat(bank.text("select status || coalesce(reason, '') || coalesce(finished_at::text, '') from bank_file where id = ?", file))
                .isEqualTo("RECEIVED");
        assertThat(bank.text("select count(*) from job_run where job = 'bank-file-import' and status = 'RUNNING'")).isEqualTo("1");
        assertThatThrownBy(() -> database.inTransaction(() -> operations.renew(file))).as("a second click").hasMessage("exchange.not-renewable");
        bank.world.change("update bank_file set status = 'REFUSED', finished_at = now() where id = " + file);
        bank.world.change("update job_run set status = 'FAILED', finished_at = now()");
        long other = bank.received(FileKind.RESULT, batchNo);
        bank.world.change("update bank_file set name = '" + name + "' where id = " + other);
        assertThatThrownBy(() -> database.inTransaction(() -> operations.renew(file))).hasMessage("exchange.name-taken");
        bank.world.change("update bank_file set name = 'other', digest = (select digest from bank_file where id = " + file + ") where id = " + other);
        assertThatThrownBy(() -> database.inTransaction(() -> operations.renew(file))).as("the same content").hasMessage("exchange.name-taken");
        bank.world.change("delete from bank_file where id = " + other);
        operations.path = gone -> Optional.empty();
        assertThatThrownBy(() -> database.inTransaction(() -> operations.renew(file))).hasMessage("exchange.file-gone");
        assertThat(status(file)).isEqualTo("REFUSED");
    }

    @Test
    @DisplayName("写出后被改动的报送文件可重新生成，批次不再停在待发送")
    void writtenAnew() {
        var batchNo = bank.submit("甲", "乙");
        long batch = bank.batchId(batchNo);
        var written = database.inTransaction(() -> bank.dispatch.written(bank.dispatch.batch(batch).orElseThrow(), "GHK.txt", "d".repeat(64), null, 1));
        database.inTransaction(() -> bank.dispatch.tampered(written));
        bank.world.change("update job_run set status = 'COMPLETED', finished_at = now()");
        database.inTransaction(() -> operations.renew(written.id()));
        assertThat(bank.text("select count(*) from bank_file")).isEqualTo("0");
        assertThat(bank.text("select count(*) from job_run where job = 'bank-request-export' and status = 'RUNNING'")).isEqualTo("1");
    }

    @Test
    @DisplayName("任务失败：告警说明是哪个批次、哪个文件，同一件事只告警一次")
    void aFailedJobIsTold() {
        var batchNo = bank.send("甲", "乙");
        long file = bank.received(FileKind.RESULT, batchNo);
        var progress = new ExchangeProgress(database.jdbi(), bank.world.clock, database.ownTransaction());
        progress.begin("bank-file-import", Long.toString(file), ExchangePhase.CHECK, null);
        var failure = new ExchangeFailure(database.jdbi(), bank.world.clock, database.ownTransaction(), progress);
        for (int i = 0; i < 2; i++) {
            failure.tell(new JobFailed("bank-request-export", Long.toString(bank.batchId(batchNo))));
            failure.tell(new JobFailed("bank-file-import", Long.toString(file)));
            failure.tell(new JobFailed("member-import", "1"));
        }
        assertThat(bank.text("select count(*) from exchange_work")).as("nobody is at it").isEqualTo("0");
        assertThat(bank.text("select string_agg(kind || ' ' || subject, ',' order by id) from exchange_alarm"))
                .isEqualTo("NOT_PROCESSED 批次 " + batchNo + ",NOT_PROCESSED " + bank.text("select name from bank_file where id = ?", file));
    }

    @Test
    @DisplayName("任务进行中不能再次启动，只有一个任务")
    void twiceIsOnce() {
        long file = bank.received(FileKind.RESULT, bank.send("甲", "乙"));
        stop(file);
        resume(file);
        assertThatThrownBy(() -> resume(file)).hasMessage("exchange.under-way");
        assertThat(bank.text("select count(*) from job_run where job = 'bank-file-import'")).isEqualTo("1");
    }

    @Test
    @DisplayName("银行未受理的申请可重新发送，日志说明；受理后不能")
    void againUntilAcknowledged() {
        var batchNo = bank.send("李𬎆", "乙");
        long file = Long.parseLong(bank.text("select id from bank_file"));
        bank.world.change("update job_run set status = 'COMPLETED'");
        database.inTransaction(() -> operations.resend(file));
        assertThat(bank.text("select f.status || ' ' || count(r.id) from bank_file f, job_run r where r.job = 'bank-request-export' "
                + "and r.status = 'RUNNING' group by f.status")).isEqualTo("WRITTEN 1");
        var sentAt = bank.text("select sent_at from card_batch");
        var later = new RequestDispatch(database.jdbi(), Clock.offset(bank.world.clock, Duration.ofMinutes(5)), database.parameters());
        later.entities = database.entities();
        var again = database.inTransaction(() -> later.file(batchNo)).orElseThrow();
        assertThat(database.inTransaction(() -> later.sending(bank.batchId(batchNo), again))).isTrue();
        database.inTransaction(() -> later.sent(bank.batchId(batchNo), again));
        assertThat(status(file)).isEqualTo("SENT");
        assertThat(bank.text("select sent_at from card_batch")).as("the deadline counts from the first time").isEqualTo(sentAt);
        assertThat(bank.text("select text from card_log order by id desc limit 1")).isEqualTo("已重新发送银行，等待受理");
        assertThatThrownBy(() -> database.inTransaction(() -> operations.resend(file))).as("its job is still open").hasMessage("exchange.under-way");
        bank.world.change("update job_run set status = 'COMPLETED'");
        database.inTransaction(() -> operations.resend(file));
        database.inTransaction(() -> bank.exchange.acknowledge(bank.received(FileKind.ACKNOWLEDGEMENT, batchNo),
                new Acknowledgement(batchNo, true, "1", "0", "")));
        database.inTransaction(() -> bank.dispatch.answeredMeanwhile(bank.batchId(batchNo)));
        assertThat(status(file)).as("the bank had it after all").isEqualTo("SENT");
        assertThatThrownBy(() -> database.inTransaction(() -> operations.resend(file))).hasMessage("exchange.not-resendable");
    }

    @Test
    @DisplayName("重新发送不成功的，系统每分钟再试；文件已不在或被改动的，不能重新发送")
    void againUntilItHasGoneOut() {
        var batchNo = bank.send("甲", "乙");
        long file = Long.parseLong(bank.text("select id from bank_file"));
        bank.world.change("update bank_file set status = 'WRITTEN' where id = " + file);
        bank.world.change("update job_run set status = 'FAILED', finished_at = now() - interval '5 years'");
        database.inTransaction(bank.reception::resume);
        assertThat(bank.text("select count(*) from job_run where job = 'bank-request-export' and status = 'RUNNING' and subject = ?",
                Long.toString(bank.batchId(batchNo)))).isEqualTo("1");
        bank.world.change("update bank_file set status = 'SENT' where id = " + file);
        operations.path = changed -> Optional.empty();
        assertThatThrownBy(() -> database.inTransaction(() -> operations.resend(file))).hasMessage("exchange.file-gone");
    }

    @Test
    @DisplayName("停止的反馈可拒收，银行更正后用原文件名重新发来")
    void whatIsStoppedMayBeRefused() {
        long file = bank.received(FileKind.RESULT, bank.send("甲", "乙"));
        assertThatThrownBy(() -> database.inTransaction(() -> operations.refuse(file, "银行发错"))).as("not stopped").hasMessage("changed-meanwhile");
        stop(file);
        assertThatThrownBy(() -> database.inTransaction(() -> operations.refuse(file, " "))).hasMessage("exchange.refusal-reason");
        database.inTransaction(() -> operations.refuse(file, "银行发错"));
        assertThat(bank.text("select status || ' ' || reason from bank_file where id = ?", file)).startsWith("REFUSED 由").endsWith("拒收：银行发错");
        assertThatThrownBy(() -> resume(file)).hasMessage("changed-meanwhile");
        assertThat(bank.text("select count(*) from job_run where job = 'bank-file-import'")).as("to take it out of the inbox").isEqualTo("1");
    }

    @Test
    @DisplayName("没有理由不能下载")
    void downloadsHaveAReason() {
        bank.send("甲", "乙");
        long file = Long.parseLong(bank.text("select id from bank_file"));
        assertThatThrownBy(() -> operations.download(file, " ")).hasMessage("exchange.download-reason");
    }
}
