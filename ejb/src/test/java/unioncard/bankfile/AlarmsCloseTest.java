package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.JobFailed;
import unioncard.shared.TestDatabase;
import unioncard.shared.WorkingCalendar;

@DisplayName("银行交换告警：原因消除后自动关闭，留有记录；须由人查看的不自动关闭")
class AlarmsCloseTest {

    private static final String CLOSED = "系统 原因已消除，自动关闭";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private BankWorld bank;
    private String batchNo;

    @BeforeEach
    void aBatchToSend() {
        bank = new BankWorld(database);
        batchNo = bank.submit("李𬎆", "王𠮷");
    }

    private void raise(AlarmKind kind, String subject) {
        database.jdbi().useHandle(h -> AlarmSql.raise(h, kind, subject, "说明", bank.world.clock.instant()));
    }

    /** What the system does each minute. */
    private void aMinuteLater() {
        database.inTransaction(bank.reception::resume);
    }

    private String open() {
        return bank.text("select coalesce(string_agg(kind || ' ' || subject, ', ' order by id), '') from exchange_alarm where closed_at is null");
    }

    private String closed() {
        return bank.text("select coalesce(string_agg(distinct closed_by || ' ' || closed_reason, ', '), '') from exchange_alarm where closed_at is not null");
    }

    @Test
    @DisplayName("拒收的文件更正后按原文件名发来并入库：关闭；同名而内容不同、被改动的：由人关闭")
    void aRefusedFileThatCameAgain() {
        bank.send(batchNo);
        long file = bank.received(FileKind.RESULT, batchNo);
        raise(AlarmKind.REFUSED_FILE, "file1");
        raise(AlarmKind.CHANGED_FILE, "file1");
        raise(AlarmKind.REFUSED_FILE, "其他文件");
        raise(AlarmKind.TAMPERED_FILE, "GHK_" + batchNo + ".txt");
        aMinuteLater();
        assertThat(closed()).isEmpty();
        bank.apply(file, batchNo);
        aMinuteLater();
        assertThat(closed()).isEqualTo(CLOSED);
        assertThat(open()).isEqualTo("CHANGED_FILE file1, REFUSED_FILE 其他文件, TAMPERED_FILE GHK_" + batchNo + ".txt");
    }

    @Test
    @DisplayName("发送、处理不成功的：发出、处理后关闭；另一批次的不受影响；又不成功时重新告警")
    void whatWorksAgain() {
        var failure = new ExchangeFailure(database.jdbi(), bank.world.clock, database.ownTransaction(),
                new ExchangeProgress(database.jdbi(), bank.world.clock, database.ownTransaction()));
        var batch = Long.toString(bank.batchId(batchNo));
        var other = bank.submit("甲", "乙");
        failure.tell(new JobFailed("bank-request-export", batch));
        failure.tell(new JobFailed("bank-request-export", Long.toString(bank.batchId(other))));
        raise(AlarmKind.NOT_SENT, "GHK_" + batchNo + ".txt");
        aMinuteLater();
        assertThat(closed()).isEmpty();
        bank.send(batchNo);
        aMinuteLater();
        assertThat(open()).isEqualTo("NOT_PROCESSED 批次 " + other);
        assertThat(closed()).isEqualTo(CLOSED);
        database.inTransaction(() -> bank.world.batches(bank.world.union).withdraw(bank.batchId(other)));
        aMinuteLater();
        assertThat(open()).as("nothing is left to send").isEmpty();

        long file = bank.received(FileKind.RESULT, batchNo);
        failure.tell(new JobFailed("bank-file-import", Long.toString(file)));
        aMinuteLater();
        assertThat(open()).isEqualTo("NOT_PROCESSED file1");
        bank.apply(file, batchNo);
        aMinuteLater();
        assertThat(open()).isEmpty();
    }

    @Test
    @DisplayName("收取不成功的：再次收到后关闭")
    void collectedAgain() {
        database.inTransaction(() -> bank.reception.notCollected("连接不上"));
        database.inTransaction(() -> bank.reception.left(Map.of("../反馈𠮷.txt", "文件名含有路径")));
        database.inTransaction(bank.reception::collected);
        assertThat(open()).isEqualTo("REFUSED_FILE ../反馈𠮷.txt");
        assertThat(closed()).isEqualTo(CLOSED);
    }

    @Test
    @DisplayName("逾期未反馈的：银行反馈完才关闭；缺号的补齐、不平的对平，夜间核对时关闭")
    void answeredAfterAll() {
        bank.send(batchNo);
        bank.answerTo(batchNo, "1|0000|" + BankWorld.CARD);
        bank.world.change("update card set batch_id = null");
        bank.world.change("update bank_file set name = 'GHK_20261123_x_N_R02.txt', at = timestamptz '2026-11-20 00:00+08' where direction = 'IN'");
        bank.world.change("update card_batch set sent_at = timestamptz '2026-11-06 00:00+08'");
        var check = new ReconciliationCheck(database.jdbi(), bank.world.clock,
                new WorkingCalendar(database.jdbi(), database.parameters(), bank.world.clock), LayoutFile.standard());
        database.inTransaction(check::check);
        aMinuteLater();
        assertThat(open()).isEqualTo("DOES_NOT_ADD_UP 2026-11-06, UNANSWERED " + batchNo + ", GAP " + batchNo);
        bank.world.change("update card set batch_id = (select id from card_batch)");
        bank.answerTo(batchNo, "2|1003|");
        bank.world.change("update bank_file set name = 'GHK_20261123_x_N_R01.txt' where name = 'file2'");
        aMinuteLater();
        assertThat(open()).isEqualTo("DOES_NOT_ADD_UP 2026-11-06, GAP " + batchNo);
        database.inTransaction(check::check);
        assertThat(open()).isEmpty();
        assertThat(closed()).isEqualTo(CLOSED);
    }
}
