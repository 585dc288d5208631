package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import unioncard.shared.Digests;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

/** Every reason for which a file of the bank is refused as a whole, each met by a file that has it; what the staff read is written out here. */
@DisplayName("银行文件整份拒收：写明什么不对、怎么办")
class FileRefusalTest {

    private static final BankLayout LAYOUT = LayoutFile.standard();
    private static final BankCharset GB18030 = BankCharset.of("GB18030");
    private static final Charset BYTES = Charset.forName("GB18030");
    private static final String BATCH = "20261123000001";
    private static final String HEAD = "H|1.0|" + BATCH + "|20261124|01|1\r\n";
    private static final String LINE = "D|1|0070311350|0000|6219990000000000002|20261123|\r\n";
    private static final String FORMAT = "请银行按约定的格式更正后重新发送。";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    @TempDir
    Path folder;
    private final Set<FileProblem> met = EnumSet.noneOf(FileProblem.class);

    /** A step that looks at a file. */
    private interface Look {
        void at() throws Exception;
    }

    private void refused(FileProblem problem, String words, Look look) {
        assertThatThrownBy(look::at).isInstanceOfSatisfying(FileRefused.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem)).hasMessage(words);
        met.add(problem);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.txt"), bytes);
    }

    private Path sealed(String body) throws IOException {
        return file(BankFileFuzzTest.sealed(body.getBytes(BYTES)));
    }

    private void result(String body) throws IOException {
        var path = sealed(body);
        ResultHead.of(path, LAYOUT, GB18030, BATCH, Trailer.verified(path, LAYOUT, BankKeys.NONE));
    }

    private void trailer(byte[] bytes) throws IOException {
        Trailer.verified(file(bytes), LAYOUT, BankKeys.NONE);
    }

    @Test
    @DisplayName("每一种都有对应的文件和一句写明办法的话")
    void each_has_its_file_and_its_remedy() throws Exception {
        asTheyLie();
        asTheyEnd();
        linesAndHead();
        acknowledgements();
        batches();
        names();
        assertThat(met).as("problems that no file here has").containsAll(EnumSet.allOf(FileProblem.class));
        assertThat(FileProblem.values()).allSatisfy(problem -> assertThat(problem.words("一", "二", "三")).as("fits the column of reasons")
                .hasSizeLessThanOrEqualTo(200).contains("。请").endsWith("。"));
    }

    private void asTheyLie() throws Exception {
        var there = sealed(HEAD + LINE);
        var digest = Digests.sha256(there);
        refused(FileProblem.GONE, "文件已不在收件目录中。请银行重新发送。", () -> BankFileCheck.unchanged(folder.resolve("gone.txt"), digest, 1));
        refused(FileProblem.TOO_LARGE, "文件超过 0 MB。请银行分成几个文件发送；确需收取的，请系统管理员调高文件大小上限后重新处理。",
                () -> BankFileCheck.unchanged(there, digest, 0));
        refused(FileProblem.ALTERED, "文件收到后被改动。请系统管理员检查收件目录的权限，并请银行重新发送。",
                () -> BankFileCheck.unchanged(there, digest.replace('a', 'b').replace('1', '2'), 1));
        assertThat(BankFileCheck.unchanged(there, digest, 1)).isEqualTo(there);
        var union = BankKeysTest.pair();
        var bank = BankKeysTest.pair();
        var encrypted = folder.resolve("encrypted.txt");
        try (var file = new RequestFile(encrypted, LAYOUT, GB18030, new BankKeys((ECPrivateKeyParameters) bank.getPrivate(),
                (ECPublicKeyParameters) union.getPublic(), true))) {
            file.detail("D", "1");
            file.finish();
        }
        refused(FileProblem.NO_KEY, "文件已加密，而本方没有设置私钥。请系统管理员设置私钥后重新处理。", () -> BankFolders.readable(1, encrypted, BankKeys.NONE));
        refused(FileProblem.NOT_OPENED, "文件不能用本方私钥解密，或密文被改动。请与银行核对所用的公钥；公钥无误的，请银行重新发送。",
                () -> BankEnvelope.open(encrypted, (ECPrivateKeyParameters) bank.getPrivate(), folder.resolve("opened.txt")));
        var keys = new BankKeys((ECPrivateKeyParameters) union.getPrivate(), (ECPublicKeyParameters) bank.getPublic(), false);
        refused(FileProblem.NO_SIGNATURE, "文件没有银行签名。请银行签名后重新发送。", () -> Trailer.verified(there, LAYOUT, keys));
        var foreign = folder.resolve("foreign.txt");
        try (var file = new RequestFile(foreign, LAYOUT, GB18030, new BankKeys((ECPrivateKeyParameters) union.getPrivate(),
                (ECPublicKeyParameters) bank.getPublic(), false))) {
            file.detail("D", "1");
            file.finish();
        }
        refused(FileProblem.SIGNATURE, "文件的银行签名不正确。请与银行核对签名公钥；公钥无误的，不得使用本文件，请银行重新发送。",
                () -> Trailer.verified(foreign, LAYOUT, keys));
    }

    private void asTheyEnd() {
        refused(FileProblem.EMPTY, "文件是空的。请银行重新发送。", () -> trailer(new byte[0]));
        var whole = BankFileFuzzTest.sealed((HEAD + LINE).getBytes(BYTES));
        var cut = "文件没有结束行，可能不完整。请银行重新发送完整的文件。";
        refused(FileProblem.NO_TRAILER, cut, () -> trailer(Arrays.copyOf(whole, whole.length - 80)));
        refused(FileProblem.NO_TRAILER, cut, () -> trailer((HEAD + LINE).replace("\r\n", "\r").getBytes(BYTES)));
        refused(FileProblem.NO_TRAILER, cut, () -> trailer(new byte[10]));
        whole[HEAD.length() + 4]++;
        refused(FileProblem.DIGEST, "文件内容与结束行的摘要不符，可能被改动或传输出错。请银行重新发送。", () -> trailer(whole));
    }

    private void linesAndHead() {
        refused(FileProblem.LONG_LINE, "第 2 行超过 4096 个字节。请银行检查该行是否缺少换行，更正后重新发送。", () -> result(HEAD + "D|" + "x".repeat(4096) + "\r\n"));
        var agreed = "请银行按约定的字符集重新发送；约定已改变的，请系统管理员修改字符集设置后重新处理。";
        refused(FileProblem.MARK, "文件以 UTF-8 标记（BOM）开头，约定的字符集是 GB18030。" + agreed, () -> {
            var path = file(BankFileFuzzTest.sealed(("\ufeff" + HEAD + LINE).getBytes(StandardCharsets.UTF_8)));
            ResultHead.of(path, LAYOUT, GB18030, BATCH, Trailer.verified(path, LAYOUT, BankKeys.NONE));
        });
        refused(FileProblem.CHARSET, "第 2 行不符合约定的字符集 GB18030。" + agreed, () -> {
            var path = file(BankFileFuzzTest.sealed((HEAD + "D|1|\u00ff\r\n").getBytes(StandardCharsets.ISO_8859_1)));
            ResultHead.of(path, LAYOUT, GB18030, BATCH, Trailer.verified(path, LAYOUT, BankKeys.NONE));
        });
        refused(FileProblem.HEADER, "第 1 行不是约定格式的文件头。" + FORMAT, () -> result("H|9.9|" + BATCH + "|20261124|01|1\r\n" + LINE));
        refused(FileProblem.HEADER, "第 1 行不是约定格式的文件头。" + FORMAT, () -> result(LINE + LINE));
        refused(FileProblem.HEADER_BATCH, "第 1 行的批次编号与文件名不一致。请与银行核实属于哪个批次，由银行更正后重新发送。",
                () -> result(HEAD.replace(BATCH, "20261123000002") + LINE));
        refused(FileProblem.HEADER_NUMBER, "第 1 行的文件序号与文件名不一致。请银行更正后重新发送。",
                () -> BankFileCheck.requireNumber(LAYOUT, "GHK_20261123_" + BATCH + "_N_R02.txt", new ResultHead(1, 1)));
        refused(FileProblem.AFTER_TRAILER, "第 4 行：结束行不在文件末尾。请银行检查文件是否被拼接，更正后重新发送。",
                () -> result(HEAD + LINE + "T|1|x\r\n" + LINE));
        refused(FileProblem.COUNT, "文件有 2 行，首行声明 1 行，结束行声明 2 行。请银行核对行数，更正后重新发送。", () -> result(HEAD + LINE + LINE));
    }

    private void acknowledgements() {
        refused(FileProblem.ACKNOWLEDGEMENT, "第 1 行不是约定格式的受理回执。" + FORMAT, () -> acknowledged("A|1|0000\r\n"));
        var line = "A|" + BATCH + "|0000|1|abc|\r\n";
        refused(FileProblem.ACKNOWLEDGEMENT_LINES, "受理回执应只有一行和结束行。" + FORMAT, () -> acknowledged(line + line));
    }

    private void acknowledged(String body) throws IOException {
        Acknowledgement.of(sealed(body), LAYOUT, GB18030, BankKeys.NONE);
    }

    private BankWorld bank;
    private String batchNo;

    @BeforeEach
    void aBatchAtTheBank() {
        bank = new BankWorld(database);
        batchNo = bank.send("李𬎆", "甲");
    }

    private void word(String batch, boolean accepted) {
        long ack = bank.received(FileKind.ACKNOWLEDGEMENT, batch);
        database.inTransaction(() -> bank.exchange.acknowledge(ack, new Acknowledgement(batch, accepted, "7", "0", "格式不符")));
    }

    private void batches() {
        refused(FileProblem.BATCH, "批次不存在、未发送或已撤回。请与银行核实批次编号；确为误发的，不必处理。", () -> bank.exchange.batch("20260101000001"));
        bank.world.change("update bank_file set line_count = 4, sm3 = repeat('a', 64) where direction = 'OUT'");
        refused(FileProblem.OTHER_FILE, "第 1 行的行数或摘要与所发文件不一致，批次未按已受理处理。请与银行核实收到的是否为本方所发文件。",
                () -> word(batchNo, true));
        long ack = bank.received(FileKind.ACKNOWLEDGEMENT, batchNo);
        bank.world.change("update bank_file set sending = 3 where id = " + ack);
        refused(FileProblem.SENDING, "批次没有第 3 次发送。请与银行核实第几次发送，由银行更正后重新发送。", () -> database.inTransaction(
                () -> bank.exchange.acknowledge(ack, new Acknowledgement(batchNo, true, "1", "0", ""))));
        word(batchNo, false);
        refused(FileProblem.CONTRADICTION, "与银行此前的回执不符：批次已被拒收。请与银行核实哪一份回执有效。", () -> word(batchNo, true));
        // An answered batch that was never acknowledged cannot be refused as a whole any more: the step puts this sentence for it.
        var answered = bank.send("张䶮", "乙");
        bank.answerTo(answered, "1|1003|");
        assertThatThrownBy(() -> word(answered, false)).isInstanceOf(DomainException.class);
        assertThat(FileProblem.STATE.words()).isEqualTo("批次当前状态不能接受该文件。请在办卡批次管理中查看批次状态，并与银行核实。");
        met.add(FileProblem.STATE);
    }

    private void names() {
        assertThat(receivedAs("result.txt", "1")).isEqualTo("REFUSED 文件名不符合约定格式。请银行按约定的文件名重新发送。");
        met.add(FileProblem.NAME);
        var name = "GHK_20261123_" + batchNo + "_N_R01.txt";
        assertThat(receivedAs(name, "2")).startsWith("RECEIVED");
        assertThat(receivedAs(name, "3"))
                .isEqualTo("REFUSED 同名文件已收到过，而本文件内容不同。请与银行核实哪一份有效；本文件有效的，请银行改用新的文件序号发送。");
        met.add(FileProblem.CHANGED_NAME);
    }

    private String receivedAs(String name, String digest) {
        var id = database.inTransaction(() -> bank.reception.receive(name, digest.repeat(64), 10)).fileId();
        return bank.text("select status || ' ' || coalesce(reason, '') from bank_file where id = ?", id);
    }
}
