package unioncard.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomesTest {

    @TempDir
    Path root;
    Bank bank;

    @BeforeEach
    void open() {
        bank = new Bank(root);
    }

    @Test
    void aDocumentIsGoodOnItsLastDay() throws IOException {
        var request = SampleRequest.regular().member("1", "王示例", "20261123").member("2", "王示例", "20261124").member("3", "王示例", "")
                .member("4", "王示例", "99991231");
        assertThat(codes(request)).containsExactly("1003", "0000", "0000", "0000");
    }

    @Test
    @DisplayName("Rare and supplementary characters: refused on the regular channel, accepted on the special one")
    void rareCharacters() throws IOException {
        // Extension B, a character of 2005, Extension A, private use; then common, a middle dot, and one whose second byte is a bar.
        var names = List.of("王\uD842\uDFB7", "王\u9FA6", "王\u3687", "王\uE000", "王\u4DAE", "王示例", "买买提·示例", "王\u4E85");
        assertThat("\u4E85".getBytes(SampleRequest.GB18030)).containsExactly(0x81, '|');
        var regular = SampleRequest.regular();
        names.forEach(regular::member);
        assertThat(codes(regular)).containsExactly("2001", "2001", "2001", "2001", "2001", "0000", "0000", "0000");
        var special = new SampleRequest("20261123000002", "S");
        names.forEach(special::member);
        assertThat(codes(special)).containsOnly("0000").hasSize(8);
    }

    @Test
    void namesTooLongInCharactersOrInBytes() throws IOException {
        var regular = SampleRequest.regular().member("王".repeat(20)).member("王".repeat(21)).member("A".repeat(20)).member("A".repeat(21))
                .member("\uD842\uDFB7".repeat(10)).member("\uD842\uDFB7".repeat(11));
        assertThat(codes(regular)).containsExactly("0000", "2002", "0000", "2002", "2001", "2002");
        var special = new SampleRequest("20261123000002", "S").member("王".repeat(21));
        assertThat(codes(special)).containsExactly("0000");
        assertThat(codes(new SampleRequest("20261123000003", "N").member("王".repeat(5)), "--name-limit", "4")).containsExactly("2002");
        assertThat(codes(new SampleRequest("20261123000004", "N").member("王".repeat(5)), "--name-bytes", "9")).containsExactly("2002");
    }

    @Test
    void refusedLinesCarryNeitherCardNorDate() throws IOException {
        var request = SampleRequest.regular().member("1", "王示例", "20200101").sendTo(bank.outbox);
        assertThat(bank.answer().declined()).isEqualTo(1);
        assertThat(bank.inbox.results(request, 1).get(0)).containsExactly("D", "1", "1", "1003", "", "", "证件已过期");
    }

    @Test
    void theGivenMixGoesBeforeTheRules() throws IOException {
        var expired = SampleRequest.regular().member("1", "王\u3687", "20200101");
        assertThat(codes(expired, "--mix", "0000=100")).containsExactly("0000");
        assertThat(codes(new SampleRequest("20261123000002", "N").member("王示例"), "--mix", "4001=100")).containsExactly("4001");
        assertThat(codes(new SampleRequest("20261123000003", "N").member("王示例"), "--mix", "9001=100")).containsExactly("9001");
    }

    @Test
    void theSpecialChannelNeverBlamesTheName() throws IOException {
        var special = new SampleRequest("20261123000001", "S").member("王示例");
        assertThat(codes(special, "--mix", "2001=50,2002=50")).containsExactly("0000");
    }

    @Test
    void sharesAreKeptAndTheSeedTurnsThem() throws IOException {
        var mix = "1001=20,3001=10,9001=50";
        var shares = new TreeMap<String, Integer>();
        var first = codes(SampleRequest.of(4000), "--mix", mix, "--seed", "7");
        first.forEach(code -> shares.merge(code, 1, Integer::sum));
        assertThat(shares.keySet()).containsExactly("0000", "1001", "3001", "9001");
        assertThat(shares.get("1001")).isBetween(680, 920);
        assertThat(shares.get("3001")).isBetween(310, 490);
        assertThat(shares.get("9001")).isBetween(1850, 2150);
        assertThat(codesIn(new Bank(root.resolve("same")), SampleRequest.of(4000), "--mix", mix, "--seed", "7")).isEqualTo(first);
        assertThat(codesIn(new Bank(root.resolve("other")), SampleRequest.of(4000), "--mix", mix, "--seed", "8")).isNotEqualTo(first);
    }

    @Test
    void aMemberGetsTheSameAnswerInEveryBatchButForTemporaryFailures() throws IOException {
        var second = new SampleRequest("20261124000009", "N");
        SampleRequest.of(200).lines.forEach(line -> second.member("王示例"));
        var mix = "1001=40";
        assertThat(codes(SampleRequest.of(200), "--mix", mix)).isEqualTo(codes(second, "--mix", mix)).contains("0000", "1001");

        var third = new SampleRequest("20261124000010", "N");
        var fourth = new SampleRequest("20261124000011", "N");
        second.lines.forEach(line -> third.member("王示例"));
        second.lines.forEach(line -> fourth.member("王示例"));
        assertThat(codes(third, "--mix", "9001=50")).isNotEqualTo(codes(fourth, "--mix", "9001=50"));
    }

    @Test
    void theDefaultMixIsSmallAndComesAfterTheRules() throws IOException {
        var request = SampleRequest.of(2000);
        request.lines.replaceAll(line -> line.startsWith("D|1|") ? line.replace("99991231", "20200101") : line);
        var bare = Options.parse("--outbox", bank.outbox.toString(), "--inbox", root.resolve("in").toString(), "--date", "20261124");
        request.sendTo(bank.outbox);
        BankSimulator.answer(bare);
        var results = bank.inbox.results(request, 1);
        assertThat(results.get(0)[3]).isEqualTo("1003");
        assertThat(results.stream().filter(line -> !line[3].equals("0000")).count()).isBetween(30L, 95L);
        assertThat(results).extracting(line -> line[3]).contains("1001", "1004", "3001");
    }

    private List<String> codes(SampleRequest request, String... words) throws IOException {
        return codesIn(bank, request, words);
    }

    private static List<String> codesIn(Bank bank, SampleRequest request, String... words) throws IOException {
        request.sendTo(bank.outbox);
        assertThat(bank.answer(words).taken()).isEqualTo(1);
        return bank.inbox.results(request, 1).stream().map(line -> line[3]).toList();
    }
}
