package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import unioncard.bank.simulator.BankSimulator;
import unioncard.bank.simulator.Mode;
import unioncard.bank.simulator.Options;
import unioncard.testing.RunningProduct;

/** The running product meets the bank in each of its moods; a batch of its own for each, of which every line ends as the bank's last good word has it. */
@DisplayName("银行按时、拖延、分批、重复、乱序、损坏、摘要不符、字符集不符、拒收或没有反馈")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BankModesIT {

    private static final int LINES = 20;
    private static final String DELAY_SECONDS = "1";
    private static final Set<Mode> MET = EnumSet.noneOf(Mode.class);

    private static RunningProduct product;
    private static SampleCity city;
    private static int unions;

    @BeforeAll
    static void start() {
        product = RunningProduct.start("moods", Map.of());
        city = new SampleCity(product);
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    /** A batch of 20 whose request lies in the outbox. */
    private static String batch() {
        unions++;
        long union = city.union("M" + unions, "GRASSROOTS", city.union("M" + unions + "D", "DISTRICT", city.root()));
        city.members(union, "M" + unions, LINES);
        var batchNo = city.batchToSend(union);
        city.export(batchNo);
        await(batchNo, "SENT");
        return batchNo;
    }

    /** The bank looks into its folder once; what it has seen before it leaves alone, unless it answers everything again. */
    private static void bank(Mode mode, String... more) throws IOException {
        MET.add(mode);
        Path bank = product.dataFolder().resolve("bank");
        List<String> words = new ArrayList<>(List.of("--outbox", bank.resolve("outbox").toString(), "--inbox", bank.resolve("inbox").toString(),
                "--mode", mode.word(), "--mix", "1001=20,1003=10", "--delay", DELAY_SECONDS));
        words.addAll(List.of(more));
        BankSimulator.answer(Options.parse(words.toArray(String[]::new)));
    }

    private static void await(String batchNo, String status) {
        BankStrike.await(() -> status(batchNo).equals(status));
    }

    private static String status(String batchNo) {
        return city.one("select status from card_batch where batch_no = '" + batchNo + "'");
    }

    /** Every file from the bank about the batch has been handled and is out of the way. */
    private static void quiet(String batchNo, int files) {
        BankStrike.await(() -> city.number("select count(*) from bank_file where direction = 'IN' and batch_no = '" + batchNo + "'") == files
                && city.number("select count(*) from job_run where status = 'RUNNING' and job = 'bank-file-import'") == 0);
    }

    /** What became of the batch: its state, its lines, cards, held lines, and the bank's files. */
    private static String lines(String batchNo) {
        return city.one("select string_agg(n || ' ' || status, ', ' order by status) from (select l.status, count(*) n from card_batch_line l"
                + " join card_batch b on b.id = l.batch_id where b.batch_no = '" + batchNo + "' group by l.status) s");
    }

    private static long open(String batchNo) {
        return city.number("select count(*) from card_batch_line l join card_batch b on b.id = l.batch_id where l.status = 'OPEN' and b.batch_no = '"
                + batchNo + "'");
    }

    private static void answeredOnce(String batchNo) {
        await(batchNo, "ANSWERED");
        assertThat(open(batchNo)).isZero();
        assertThat(city.number("select count(*) from card c join card_batch b on b.id = c.batch_id where b.batch_no = '" + batchNo + "'"))
                .as("a card for each line that has one").isEqualTo(city.number("select issued_count from card_batch where batch_no = '" + batchNo + "'"));
        assertThat(city.number("select count(*) from card_log g where step = 'FEEDBACK' and batch_no = '" + batchNo + "'")).as("told once each")
                .isEqualTo(LINES);
        assertThat(city.number("select count(*) from bank_rejection r join bank_file f on f.id = r.file_id where f.batch_no = '" + batchNo + "'"))
                .as("nothing is held").isZero();
        assertThat(city.number("select issued_count * refused_count from card_batch where batch_no = '" + batchNo + "'")).as("of both kinds").isPositive();
    }

    private static String refusals(String batchNo) {
        return city.one("select coalesce(string_agg(reason, ' ' order by id), '') from bank_file where status = 'REFUSED' and batch_no = '" + batchNo + "'");
    }

    private static long alarms(String batchNo) {
        return city.number("select count(*) from exchange_alarm where subject like '%" + batchNo + "%'");
    }

    @Test
    @Order(1)
    @DisplayName("按时：受理后一次反馈完")
    void honest() throws IOException {
        var batchNo = batch();
        bank(Mode.HONEST);
        answeredOnce(batchNo);
        assertThat(alarms(batchNo)).isZero();
    }

    @Test
    @Order(2)
    @DisplayName("拖延：先受理，过后才有结果")
    void slow() throws Exception {
        var batchNo = batch();
        bank(Mode.SLOW);
        await(batchNo, "ACKNOWLEDGED");
        assertThat(open(batchNo)).isEqualTo(LINES);
        late(Mode.SLOW);
        answeredOnce(batchNo);
    }

    @Test
    @Order(3)
    @DisplayName("分批：先反馈一半，为部分反馈；另一半过后才来")
    void partial() throws Exception {
        var batchNo = batch();
        bank(Mode.PARTIAL);
        await(batchNo, "PARTLY_ANSWERED");
        assertThat(open(batchNo)).isEqualTo(LINES / 2);
        late(Mode.PARTIAL);
        answeredOnce(batchNo);
    }

    private static void late(Mode mode) throws Exception {
        Thread.sleep(1_100L * Integer.parseInt(DELAY_SECONDS));
        bank(mode);
    }

    @Test
    @Order(4)
    @DisplayName("重复：同一行来三次，只生效一次，不挂起")
    void duplicates() throws IOException {
        var batchNo = batch();
        bank(Mode.DUPLICATES);
        quiet(batchNo, 3);
        answeredOnce(batchNo);
        assertThat(city.number("select sum(repeated_count) from bank_file where batch_no = '" + batchNo + "'")).isGreaterThanOrEqualTo(LINES);
    }

    @Test
    @Order(5)
    @DisplayName("乱序：第 2 份先到，行次打乱")
    void outOfOrder() throws IOException {
        var batchNo = batch();
        bank(Mode.OUT_OF_ORDER);
        quiet(batchNo, 3);
        answeredOnce(batchNo);
    }

    @Test
    @Order(6)
    @DisplayName("损坏、摘要不符：整份拒收并告警，一行也不生效；银行用原文件名重发后照常")
    void brokenFiles() throws IOException {
        for (var mode : List.of(Mode.CORRUPT, Mode.WRONG_DIGEST)) {
            var batchNo = batch();
            bank(mode);
            quiet(batchNo, 2);
            assertThat(status(batchNo)).isEqualTo("ACKNOWLEDGED");
            assertThat(open(batchNo)).as("not a line of it counts").isEqualTo(LINES);
            assertThat(refusals(batchNo)).isEqualTo(mode == Mode.CORRUPT ? "文件没有结束行，可能不完整。请银行重新发送完整的文件。"
                    : "文件内容与结束行的摘要不符，可能被改动或传输出错。请银行重新发送。");
            assertThat(alarms(batchNo)).isOne();
            bank(Mode.HONEST, "--again");
            answeredOnce(batchNo);
        }
    }

    @Test
    @Order(7)
    @DisplayName("字符集不符：拒收并写明哪一行，不会读错字；重发后照常")
    void otherCharset() throws IOException {
        var batchNo = batch();
        bank(Mode.OTHER_CHARSET);
        quiet(batchNo, 2);
        assertThat(open(batchNo)).isEqualTo(LINES);
        assertThat(refusals(batchNo)).contains("第 1 行不符合约定的字符集").contains("请银行按约定的字符集重新发送");
        bank(Mode.HONEST, "--again");
        answeredOnce(batchNo);
    }

    @Test
    @Order(8)
    @DisplayName("整批拒收：批次被拒收并写明原因，会员不受影响")
    void refusesFirst() throws IOException {
        var batchNo = batch();
        bank(Mode.REFUSES_FIRST);
        await(batchNo, "REJECTED");
        assertThat(open(batchNo)).isEqualTo(LINES);
        assertThat(city.one("select bank_text from card_batch where batch_no = '" + batchNo + "'")).contains("9199");
    }

    @Test
    @Order(9)
    @DisplayName("没有反馈：批次一直是已发送，不算失败")
    void silent() throws IOException {
        var batchNo = batch();
        bank(Mode.SILENT);
        quiet(batchNo, 0);
        assertThat(status(batchNo)).isEqualTo("SENT");
        assertThat(lines(batchNo)).isEqualTo(LINES + " OPEN");
    }

    @Test
    @Order(10)
    @DisplayName("每一种都遇到过")
    void eachWasMet() {
        assertThat(MET).isEqualTo(EnumSet.allOf(Mode.class));
    }
}
