package unioncard.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {

    @TempDir
    Path root;
    Bank bank;
    SampleRequest request;

    @BeforeEach
    void open() {
        bank = new Bank(root);
        request = SampleRequest.of(2);
    }

    @Test
    void wrongDigest() throws IOException {
        request.trailer = "T|2|" + "0".repeat(64);
        assertRefused("9101", request.bytes());
        assertThat(bank.inbox.acknowledgement(request)).containsSequence("2", "0".repeat(64));
    }

    @Test
    void aByteChangedOnTheWay() throws IOException {
        var bytes = request.bytes();
        bytes[60] ^= 1;
        assertRefused("9101", bytes);
    }

    @Test
    void wrongCountInTheTrailer() throws IOException {
        request.trailer = "T|3|" + request.digest();
        assertRefused("9102", request.bytes());
    }

    @Test
    void wrongCountInTheHeader() throws IOException {
        request.header = "H|1.0|20261123000001|20261123|3101|N|1";
        assertRefused("9102", request.bytes());
    }

    @Test
    void noTrailer() throws IOException {
        var bytes = request.bytes();
        assertRefused("9199", Arrays.copyOf(bytes, bytes.length - 70));
    }

    @Test
    void trailerWithoutLineEnd() throws IOException {
        var bytes = request.bytes();
        assertRefused("9199", Arrays.copyOf(bytes, bytes.length - 2));
    }

    @Test
    void emptyFile() throws IOException {
        assertRefused("9199", new byte[0]);
    }

    @Test
    void otherCharset() throws IOException {
        var body = "H|1.0|20261123000001|20261123|3101|N|0|某\r\n".getBytes(StandardCharsets.UTF_8);
        assertRefused("9199", BankText.withTrailer(body, 0, SampleRequest.digest(body)));
    }

    @Test
    void headerOfAnotherBatch() throws IOException {
        request.header = "H|1.0|20261123000002|20261123|3101|N|2";
        assertRefused("9199", request.bytes());
    }

    @Test
    void unknownVersion() throws IOException {
        request.header = "H|2.0|20261123000001|20261123|3101|N|2";
        assertRefused("9199", request.bytes());
    }

    @Test
    void aSequenceThatDoesNotRise() throws IOException {
        request.lines.set(1, request.lines.get(1).replace("D|2|", "D|1|"));
        assertRefused("9199", request.bytes());
    }

    @Test
    void fieldTooMany() throws IOException {
        request.lines.set(1, request.lines.get(1) + "|");
        assertRefused("9199", request.bytes());
    }

    @Test
    void dateThatIsNone() throws IOException {
        request.lines.clear();
        request.member("0000000001", "王示例", "20260230");
        assertRefused("9199", request.bytes());
    }

    @Test
    void controlCharacter() throws IOException {
        request.lines.clear();
        request.member("王\t示例");
        assertRefused("9199", request.bytes());
    }

    @Test
    void otherContentUnderATakenBatchNumber() throws IOException {
        request.sendTo(bank.outbox);
        bank.answer();
        var before = bank.inbox.bytes(request.stem() + "_R01.txt");
        request.member("李示例").sendTo(bank.outbox);
        assertThat(bank.answer()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 1, 0));
        assertThat(bank.inbox.acknowledgement(request)).startsWith("A", request.batchNo, "9103", "3", request.digest());
        assertThat(bank.inbox.bytes(request.stem() + "_R01.txt")).isEqualTo(before);
    }

    @Test
    void theOtherChannelUnderATakenBatchNumber() throws IOException {
        request.sendTo(bank.outbox);
        bank.answer();
        var special = new SampleRequest(request.batchNo, "S").member("李示例").sendTo(bank.outbox);
        assertThat(bank.answer().refused()).isEqualTo(1);
        assertThat(bank.inbox.acknowledgement(special)[2]).isEqualTo("9103");
    }

    @Test
    void aRefusedFileIsNotRefusedAgainUntilItIsSentAgain() throws IOException {
        request.trailer = "T|2|" + "0".repeat(64);
        assertRefused("9101", request.bytes());
        assertThat(bank.answer().requests()).isZero();
    }

    @Test
    void aRefusedBatchNumberIsStillFree() throws IOException {
        request.trailer = "T|2|" + "0".repeat(64);
        assertRefused("9101", request.bytes());
        request.trailer = null;
        request.sendTo(bank.outbox);
        assertThat(bank.answer().taken()).isEqualTo(1);
        assertThat(bank.inbox.acknowledgement(request)[2]).isEqualTo("0000");
        assertThat(bank.inbox.results(request, 1)).hasSize(2);
    }

    @Test
    void aRefusedBatchIsTakenInItsSecondSending() throws IOException {
        request.trailer = "T|2|" + "0".repeat(64);
        assertRefused("9101", request.bytes());
        request.trailer = null;
        request.sending = 2;
        request.sendTo(bank.outbox);
        assertThat(bank.answer().taken()).isEqualTo(1);
        assertThat(bank.inbox.names()).containsExactly(request.stem() + "_02_A.txt", request.stem() + "_A.txt", request.stem() + "_R01.txt");
        assertThat(bank.inbox.acknowledgement(request)).startsWith("A", request.batchNo, "0000", "2", request.digest());
        assertThat(bank.inbox.results(request, 1)).hasSize(2);
    }

    @Test
    void theBankThatRefusesEveryFirstSendingTakesTheSecond() throws IOException {
        request.sendTo(bank.outbox);
        assertThat(bank.answer("--mode", "refuses-first").refused()).isEqualTo(1);
        assertThat(bank.inbox.acknowledgement(request)[2]).isEqualTo("9199");
        request.sending = 2;
        request.sendTo(bank.outbox);
        assertThat(bank.answer("--mode", "refuses-first").taken()).isEqualTo(1);
        assertThat(bank.inbox.acknowledgement(request)[2]).isEqualTo("0000");
    }

    @Test
    void whatWasTakenIsAcknowledgedUnderTheNameItComesAgainWith() throws IOException {
        request.sendTo(bank.outbox);
        bank.answer();
        request.sending = 3;
        request.sendTo(bank.outbox);
        assertThat(bank.answer().repeated()).isEqualTo(1);
        assertThat(bank.inbox.names()).contains(request.stem() + "_03_A.txt").doesNotContain(request.stem() + "_03_R01.txt");
    }

    @Test
    void aFirstSendingHasNoNumber() throws IOException {
        request.sending = 2;
        var name = request.fileName();
        assertThat(RequestName.of(name)).get().extracting(RequestName::sending).isEqualTo(2);
        assertThat(RequestName.of(name.replace("_02.", "_01."))).isEmpty();
        assertThat(RequestName.of(name.replace("_02.", "_2."))).isEmpty();
    }

    private void assertRefused(String code, byte[] bytes) throws IOException {
        request.sendTo(bank.outbox, bytes);
        assertThat(bank.answer()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 1, 0));
        assertThat(bank.inbox.names()).containsExactly(request.stem() + "_A.txt");
        assertThat(bank.inbox.acknowledgement(request)).startsWith("A", request.batchNo, code).hasSize(6);
    }
}
