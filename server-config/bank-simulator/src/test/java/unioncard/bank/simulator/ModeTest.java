package unioncard.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModeTest {

    @TempDir
    Path root;
    Bank bank;
    SampleRequest request;

    @BeforeEach
    void open() throws IOException {
        bank = new Bank(root);
        request = SampleRequest.of(7).sendTo(bank.outbox);
    }

    @Test
    void slowAcknowledgesFirstAndAnswersAfterTheDelay() throws IOException {
        var start = Instant.parse("2026-11-23T01:00:00Z");
        assertThat(pass(start).owed()).isEqualTo(1);
        assertThat(bank.inbox.names()).containsExactly(request.stem() + "_A.txt");
        assertThat(pass(start.plusSeconds(29)).files()).isZero();
        assertThat(pass(start.plusSeconds(30))).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 1, 0));
        assertThat(bank.inbox.results(request, 1)).hasSize(7);
        assertThat(pass(start.plusSeconds(60)).files()).isZero();
    }

    @Test
    void slowAnswersEvenWhenTheRequestIsGoneFromTheFolder() throws IOException {
        bank.answer("--mode", "slow", "--delay", "0");
        Files.delete(bank.outbox.resolve(request.fileName()));
        Files.delete(bank.outbox.resolve(request.fileName() + ".ok"));
        assertThat(bank.answer().files()).isEqualTo(1);
        assertThat(bank.inbox.results(request, 1)).hasSize(7);
    }

    @Test
    void partialSendsTheRestLater() throws IOException {
        assertThat(bank.answer("--mode", "partial", "--delay", "0").owed()).isEqualTo(1);
        assertThat(bank.inbox.results(request, 1)).extracting(line -> line[1]).containsExactly("1", "3", "5", "7");
        assertThat(bank.inbox.names()).hasSize(2);
        assertThat(bank.answer().owed()).isZero();
        assertThat(bank.inbox.results(request, 2)).extracting(line -> line[1]).containsExactly("2", "4", "6");
    }

    @Test
    void duplicatesRepeatsLinesAndFilesWithoutContradiction() throws IOException {
        bank.answer("--mode", "duplicates");
        var first = bank.inbox.results(request, 1);
        var second = bank.inbox.results(request, 2);
        assertThat(first).extracting(line -> line[1]).containsExactly("1", "1", "2", "3", "4", "4", "5", "6", "7", "7");
        assertThat(second).extracting(line -> line[1]).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(first.stream().map(line -> String.join("|", line)).distinct())
                .containsExactlyElementsOf(second.stream().map(line -> String.join("|", line)).toList());
    }

    @Test
    void outOfOrderWritesTheSecondFileFirstAndCoversEveryLineOnce() throws IOException {
        bank.answer("--mode", "out-of-order", "--seed", "5");
        var first = bank.inbox.results(request, 1);
        var both = new ArrayList<>(first);
        both.addAll(bank.inbox.results(request, 2));
        assertThat(both).extracting(line -> line[1]).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7")
                .isNotEqualTo(List.of("1", "2", "3", "4", "5", "6", "7"));
        var kept = root.resolve("bank-simulator-state/batches").resolve(request.batchNo).toFile().list();
        assertThat(kept).contains("01-now-" + request.stem() + "_R02.txt", "02-now-" + request.stem() + "_R01.txt");
    }

    @Test
    void corruptEndsInTheMiddleOfALine() throws IOException {
        bank.answer("--mode", "corrupt");
        assertThat(bank.inbox.acknowledgement(request)[2]).isEqualTo("0000");
        var text = new String(bank.inbox.bytes(request.stem() + "_R01.txt"), StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotEndWith("\r\n").doesNotContain("T|");
        assertThat(text.split("\r\n")).hasSize(8);
        assertThat(bank.inbox.names()).hasSize(2);
    }

    @Test
    void wrongDigestSpoilsNothingElse() throws IOException {
        bank.answer("--mode", "wrong-digest");
        var wrong = bank.inbox.bytes(request.stem() + "_R01.txt");
        assertThatThrownBy(() -> bank.inbox.results(request, 1)).isInstanceOf(AssertionError.class).hasMessageContaining("T|7|");
        bank.answer("--again");
        var right = bank.inbox.bytes(request.stem() + "_R01.txt");
        assertThat(wrong).hasSameSizeAs(right).isNotEqualTo(right);
        int trailer = RequestTrailer.of(right).orElseThrow().bodyLength();
        assertThat(new String(wrong, 0, trailer + 4, SampleRequest.GB18030)).isEqualTo(new String(right, 0, trailer + 4, SampleRequest.GB18030));
    }

    @Test
    void otherCharsetIsUtf8ThatAStrictReaderRefuses() throws IOException {
        bank.answer("--mode", "other-charset", "--mix", "1001=30,1002=30,9001=30");
        for (var name : bank.inbox.names()) {
            var text = new String(bank.inbox.bytes(name), StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("\uFFFD").containsPattern("\\p{IsHan}");
            assertThatThrownBy(() -> bank.inbox.lines(name)).isInstanceOf(CharacterCodingException.class);
        }
        assertThat(bank.inbox.names()).hasSize(2);
    }

    @Test
    void everyTextOfTheBankIsSeenInTheWrongCharset() {
        for (var code : ResultCode.values()) {
            assertThatThrownBy(() -> BankText.decode((code.text() + "\r\n").getBytes(StandardCharsets.UTF_8)))
                    .as(code.name()).isInstanceOf(CharacterCodingException.class);
        }
        for (var code : FileCode.values()) {
            assertThatThrownBy(() -> BankText.decode((code.text() + "\r\n").getBytes(StandardCharsets.UTF_8)))
                    .as(code.name()).isInstanceOf(CharacterCodingException.class);
        }
    }

    @Test
    void silentAnswersNothingAndForgets() throws IOException {
        assertThat(bank.answer("--mode", "silent").files()).isZero();
        assertThat(bank.inbox.names()).isEmpty();
        assertThat(bank.answer().taken()).isEqualTo(1);
    }

    @Test
    void aBatchOfOneIsAnsweredInEveryMode() throws IOException {
        for (var mode : Mode.values()) {
            var alone = new Bank(root.resolve(mode.word()));
            SampleRequest.of(1).sendTo(alone.outbox);
            var counts = alone.answer("--mode", mode.word(), "--delay", "0");
            assertThat(counts.taken()).as(mode.word()).isEqualTo(mode == Mode.SILENT || mode == Mode.REFUSES_FIRST ? 0 : 1);
            alone.answer();
            // Refused as a whole, the batch has its acknowledgement and waits for its next sending.
            assertThat(alone.inbox.names()).as(mode.word())
                    .hasSizeGreaterThanOrEqualTo(mode == Mode.REFUSES_FIRST ? 1 : mode == Mode.DUPLICATES ? 3 : 2);
        }
    }

    private Counts pass(Instant now) throws IOException {
        var options = bank.options("--mode", "slow", "--delay", "" + Duration.ofSeconds(30).toSeconds());
        try (var simulator = BankSimulator.open(options, Clock.fixed(now, ZoneOffset.UTC), line -> { })) {
            return simulator.answer();
        }
    }
}
