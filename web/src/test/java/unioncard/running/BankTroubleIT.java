package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.testing.RunningProduct;

/** What the product runs on fails while files go to the bank and come from it, and nobody restarts the product. */
@DisplayName("与银行交换时磁盘满、数据库中断")
class BankTroubleIT {

    private static final int LINES = 6_000;
    private static final int CHUNK = 100;
    /** A device of Linux on which every write finds no space left. */
    private static final Path FULL = Path.of("/dev/full");
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private static RunningProduct product;
    private static SampleCity city;
    private static long district;
    private static int series;

    @BeforeAll
    static void start() {
        product = RunningProduct.start("trouble", Map.of("unioncard.bank.chunk", Integer.toString(CHUNK)));
        city = new SampleCity(product);
        district = city.union("T0", "DISTRICT", city.root());
        city.account("t-staff", city.root(), "MUNICIPAL_STAFF");
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    @DisplayName("T07：写文件时磁盘满：不留半个文件，批次仍待发送，交换监控说明是磁盘；有了空间自动发出，告警自动关闭")
    void diskFull() throws IOException {
        var batchNo = city.batchToSend(union(CHUNK));
        var name = city.one("select 'GHK_' || to_char(submitted_at at time zone 'Asia/Shanghai', 'YYYYMMDD') || '_' || batch_no || '_N.txt' from card_batch"
                + " where batch_no = '" + batchNo + "'");
        var outgoing = Files.createDirectories(product.dataFolder().resolve("bank/outgoing"));
        var part = Files.createSymbolicLink(outgoing.resolve("." + name + ".part"), FULL);
        city.export(batchNo);
        var ofBatch = " from exchange_alarm where kind = 'NOT_PROCESSED' and subject = '批次 " + batchNo + "'";
        BankStrike.await(() -> city.number("select count(*)" + ofBatch) == 1);
        BankStrike.await(() -> city.number("select count(*) from job_run where job = 'bank-request-export' and status = 'FAILED'") == 1);
        assertThat(part).as("removed, as what was half written would be").doesNotExist();
        assertThat(outgoing.resolve(name)).doesNotExist();
        assertThat(city.one("select status from card_batch where batch_no = '" + batchNo + "'")).isEqualTo("TO_SEND");
        assertThat(city.number("select count(*) from bank_file where batch_no = '" + batchNo + "'")).isZero();
        assertThat(city.signedIn("t-staff").get("/bankfile/exchange.xhtml").body()).contains("文件没有写成，系统每分钟重试：磁盘空间不足，请清理磁盘");

        BankStrike.await(() -> city.one("select status from card_batch where batch_no = '" + batchNo + "'").equals("SENT"));
        assertThat(product.dataFolder().resolve("bank/outbox").resolve(name)).exists();
        BankStrike.await(() -> city.number("select count(*)" + ofBatch + " and closed_by = '系统'") == 1);
    }

    @Test
    @DisplayName("T06：入库途中数据库中断二十秒：页面说明稍后重试；恢复后接着做完，没有半批，结果与未中断时逐行相同")
    void databaseAwayForTwentySeconds() {
        var undisturbed = answer();
        undisturbed.arrives();
        BankStrike.await(() -> undisturbed.applied() == 1);

        var disturbed = answer();
        var console = city.signedIn("t-staff");
        boolean died = new BankStrike(product, city, disturbed.batchNo(), LINES, 1).strike(BankCut.INSIDE, new Random(), disturbed::arrives,
                product::killDatabase, () -> {
                    assertThat(console.get("/bankfile/exchange.xhtml").body()).contains("事件编号", "请稍后重试").doesNotContain("Exception");
                    BankStrike.pause((int) OUTAGE.toMillis());
                    product.startDatabase();
                });
        assertThat(died).as("cut off between the first line and the last").isTrue();
        assertThat(disturbed.staged() % CHUNK).as("chunks are whole").isZero();
        BankStrike.await(() -> disturbed.applied() == 1);
        assertThat(disturbed.outcome()).isEqualTo(undisturbed.outcome());
        assertThat(disturbed.cardsAsAnswered()).isTrue();
        assertThat(console.get("/bankfile/exchange.xhtml").statusCode()).as("the same session goes on").isEqualTo(200);
    }

    private static BankAnswer answer() {
        return new BankAnswer(product, city, union(LINES), series);
    }

    private static long union(int members) {
        series++;
        long union = city.union("T" + series, "GRASSROOTS", district);
        city.members(union, "T" + series, members);
        return union;
    }
}
