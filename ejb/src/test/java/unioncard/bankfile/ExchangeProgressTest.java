package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.bankfile.ExchangeMonitor.Work;
import unioncard.card.Submission;
import unioncard.security.AuditNote;
import unioncard.shared.Database;
import unioncard.shared.JobRuns;
import unioncard.shared.OwnTransaction;
import unioncard.shared.TestDatabase;

@DisplayName("交换监控：文件正在处理的阶段、行数和速度")
class ExchangeProgressTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private BankWorld bank;
    private ExchangeProgress progress;

    @BeforeEach
    void aCity() {
        bank = new BankWorld(database);
        progress = new ExchangeProgress(database.jdbi(), bank.world.clock, database.ownTransaction());
    }

    private List<Work> work() {
        return new ExchangeMonitor(database.jdbi(), bank.world.clock, bank.user(1, "operator"), new AuditNote(),
                new JobRuns(database.jdbi(), bank.world.clock)).atWork();
    }

    private static String shown(Work work) {
        return work.subject() + " " + work.phase().label() + " " + work.done() + "/" + work.total();
    }

    @Test
    @DisplayName("报送：尚无文件时写明批次；生成按行计，发送不按行计；结束后不再显示")
    void aRequest() {
        var batchNo = bank.submit("王𠮷", "李𬎆", "甲");
        var batch = Long.toString(bank.batchId(batchNo));
        assertThat(work()).as("asked for, not begun").isEmpty();
        progress.begin(Submission.EXPORT_JOB, batch, ExchangePhase.WRITE, 3, 0);
        assertThat(work()).singleElement().extracting(ExchangeProgressTest::shown).isEqualTo("批次 " + batchNo + " 生成 0/3");
        progress.begin(Submission.EXPORT_JOB, batch, ExchangePhase.SEND, 3);
        assertThat(work()).singleElement().extracting(ExchangeProgressTest::shown).isEqualTo("批次 " + batchNo + " 发送 null/3");
        progress.end(Submission.EXPORT_JOB, batch);
        assertThat(work()).isEmpty();
    }

    @Test
    @DisplayName("反馈：校验、读入、入库依次显示；中断后从已读的行说起，速度只算之后读的")
    void aResult() {
        long file = bank.received(FileKind.RESULT, bank.send("甲", "乙"));
        var subject = Long.toString(file);
        new JobRuns(database.jdbi(), bank.world.clock).enqueue(Exchange.IMPORT_JOB, subject);
        progress.begin(Exchange.IMPORT_JOB, subject, ExchangePhase.CHECK, null);
        assertThat(work()).extracting(ExchangeProgressTest::shown).filteredOn(shown -> shown.startsWith("file")).containsExactly("file1 校验 null/null");
        progress.begin(Exchange.IMPORT_JOB, subject, ExchangePhase.READ, 50_000, 20_000);
        bank.world.change("update exchange_work set done = 36000, noted_at = begun_at + interval '8 seconds'");
        assertThat(work()).singleElement().satisfies(work -> {
            assertThat(shown(work)).isEqualTo("file1 读入 36000/50000");
            assertThat(work.speed()).isEqualTo(2_000);
        });
        progress.begin(Exchange.IMPORT_JOB, subject, ExchangePhase.APPLY, 50_000);
        assertThat(work()).singleElement().satisfies(work -> {
            assertThat(shown(work)).isEqualTo("file1 入库 null/50000");
            assertThat(work.speed()).isNull();
        });
        bank.world.change("update job_run set status = 'COMPLETED', finished_at = now() where job = 'bank-file-import'");
        assertThat(work()).as("its job is over").isEmpty();
    }

    @Test
    @DisplayName("行数最多每秒记一次；记不下来不影响文件处理")
    void notMoreOftenThanOnceASecond() {
        var notes = new int[1];
        var lines = new ExchangeProgress(database.jdbi(), bank.world.clock, new OwnTransaction() {
            @Override
            public void run(Runnable work) {
                notes[0]++;
                throw new IllegalStateException("no connection is free");
            }
        }).begin(Exchange.IMPORT_JOB, "1", ExchangePhase.READ, 100_000, 0);
        var begun = Instant.now();
        for (int i = 0; i < 100_000; i++) {
            lines.one();
        }
        long seconds = Duration.between(begun, Instant.now()).toSeconds();
        assertThat((long) notes[0]).as("one when it begins").isBetween(1L, 2 + seconds);
    }

    @Test
    @Timeout(60)
    @DisplayName("生成途中记下进度，用的是另一个数据库连接")
    void whileLinesAreStreamed() {
        database.jdbi().useHandle(h -> Database.copyOut(h, "select n, n from generate_series(1, 3) n", row ->
                progress.begin(Submission.EXPORT_JOB, "1", ExchangePhase.WRITE, 3, Integer.parseInt(row[0]))));
        assertThat(bank.text("select done || '/' || total from exchange_work")).isEqualTo("3/3");
    }

    @Test
    @DisplayName("重启后：本节点中断的不再显示，其他节点正在处理的照常显示")
    void afterAKill() {
        var own = bank.received(FileKind.RESULT, bank.send("甲", "丙"));
        var other = bank.received(FileKind.RESULT, bank.send("乙", "丁"));
        bank.world.change("delete from job_run");
        for (var file : List.of(own, other)) {
            bank.world.change("insert into job_run (job, subject, node, status, started_at, lease_until) values ('bank-file-import', '" + file + "', 'node-"
                    + (file.equals(own) ? 1 : 2) + "', 'RUNNING', now(), now())");
            progress.begin(Exchange.IMPORT_JOB, Long.toString(file), ExchangePhase.READ, 9, 0);
        }
        progress.begin(Exchange.IMPORT_JOB, "12345", ExchangePhase.CHECK, null);
        progress.forgetKilled("node-1");
        assertThat(work()).singleElement().extracting(ExchangeProgressTest::shown).isEqualTo("file2 读入 0/9");
        assertThat(bank.text("select count(*) from exchange_work")).isEqualTo("1");
    }
}
