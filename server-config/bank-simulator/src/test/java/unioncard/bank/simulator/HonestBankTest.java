package unioncard.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HonestBankTest {

    @TempDir
    Path root;
    Bank bank;

    @BeforeEach
    void open() {
        bank = new Bank(root);
    }

    @Test
    @DisplayName("A batch comes back acknowledged, with a card for every member")
    void roundTrip() throws IOException {
        var request = SampleRequest.of(3).sendTo(bank.outbox);

        assertThat(bank.answer()).isEqualTo(new Counts(1, 1, 0, 0, 3, 0, 2, 0));

        assertThat(bank.inbox.names()).containsExactly(request.stem() + "_A.txt", request.stem() + "_R01.txt");
        assertThat(bank.inbox.acknowledgement(request)).containsExactly("A", request.batchNo, "0000", "3", request.digest(), "文件已受理");
        var results = bank.inbox.results(request, 1);
        assertThat(results).extracting(line -> line[1]).containsExactly("1", "2", "3");
        assertThat(results).extracting(line -> line[2]).containsExactly("0000000001", "0000000002", "0000000003");
        assertThat(results).allSatisfy(line -> {
            assertThat(line[3]).isEqualTo("0000");
            assertThat(line[4]).matches("621999\\d{13}");
            assertThat(line[5]).isEqualTo("20261124");
        });
    }

    @Test
    void leavesTheRequestWhereItIsAndUntouched() throws IOException {
        var request = SampleRequest.of(1).sendTo(bank.outbox);
        bank.answer();
        assertThat(bank.outbox.resolve(request.fileName())).hasBinaryContent(request.bytes());
        assertThat(bank.outbox.toFile().list()).hasSize(2);
    }

    @Test
    void doesNotOpenAFileWithoutItsSideFile() throws IOException {
        var request = SampleRequest.of(1).sendTo(bank.outbox);
        Files.delete(bank.outbox.resolve(request.fileName() + ".ok"));
        assertThat(bank.answer().requests()).isZero();
        assertThat(bank.inbox.names()).isEmpty();
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        Files.createDirectories(bank.outbox);
        Files.writeString(bank.outbox.resolve("notes.txt"), "x");
        Files.writeString(bank.outbox.resolve("notes.txt.ok"), "");
        assertThat(bank.answer().requests()).isZero();
    }

    @Test
    void aRestartDoesNotAnswerTwice() throws IOException {
        SampleRequest.of(1).sendTo(bank.outbox);
        bank.answer();
        clearInbox();
        assertThat(bank.answer()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(bank.inbox.names()).isEmpty();
    }

    @Test
    void theSameBytesSentAgainGetTheSameAnswersWhateverTheOptionsSayNow() throws IOException {
        var request = SampleRequest.of(4).sendTo(bank.outbox);
        bank.answer("--mix", "3001=50");
        var before = bank.inbox.contents();
        clearInbox();
        request.sendTo(bank.outbox);
        assertThat(bank.answer("--date", "20270101", "--mix", "4001=100")).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 2, 0));
        assertThat(bank.inbox.contents()).isEqualTo(before).hasSize(2);
    }

    @Test
    void againAnswersAnewUnderTheOptionsOfTheDayWithTheSameCards() throws IOException {
        var request = SampleRequest.of(1).sendTo(bank.outbox);
        bank.answer();
        var card = bank.inbox.results(request, 1).get(0)[4];
        assertThat(bank.answer("--again", "--date", "20261125").taken()).isEqualTo(1);
        assertThat(bank.inbox.results(request, 1).get(0)).contains(card, "20261125");
    }

    @Test
    void againIsMeantOnceInARunningSimulator() throws IOException {
        var request = SampleRequest.of(1).sendTo(bank.outbox);
        try (var running = BankSimulator.open(bank.options("--again"), line -> { })) {
            assertThat(running.answer().requests()).isEqualTo(1);
            assertThat(running.answer().requests()).isZero();
            request.sendTo(bank.outbox);
            assertThat(running.answer().repeated()).isEqualTo(1);
        }
    }

    @Test
    void aSecondSimulatorOnTheSameStateIsRefused() throws IOException {
        try (var running = BankSimulator.open(bank.options(), line -> { })) {
            assertThat(running.answer().requests()).isZero();
            assertThatThrownBy(bank::answer).isInstanceOf(IllegalStateException.class).hasMessageContaining("another simulator");
        }
        assertThat(bank.answer().requests()).isZero();
    }

    private void clearInbox() throws IOException {
        for (var name : bank.inbox.names()) {
            Files.delete(root.resolve("in").resolve(name));
            Files.delete(root.resolve("in").resolve(name + ".ok"));
        }
    }
}
