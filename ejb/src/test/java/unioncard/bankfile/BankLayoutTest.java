package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.bankfile.RequestLines.Unfit;
import unioncard.card.Channel;
import unioncard.card.SpecialReason;
import unioncard.shared.Digests;
import unioncard.shared.TestDatabase;

@DisplayName("与银行约定的文件格式：改设置，不改程序")
class BankLayoutTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    /** Another bank: other order, separator, dates, line ends and names; a constant and empty columns. */
    private static final String OTHER = """
            version=2.3
            separator=^
            line.end=LF
            date.pattern=dd/MM/yyyy
            request.name=UC-{batchNo}-{channel}{sending}.dat
            request.header='REQ',count,batchNo,-,version,date
            request.columns=seq,docNo,docType,'156',name,-,birth,docExpiry,memberNo
            request.longest=name:4
            acknowledgement.name=UC-{batchNo}-{channel}{sending}.ack
            acknowledgement.columns='ACK',code,digest,count,-,batchNo
            result.name=UC-{batchNo}.{number}.res
            result.header='RES',count,number,batchNo
            result.columns='R',code,cardDate,cardNo,-,memberNo,seq
            """;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    @TempDir
    Path folder;

    @Test
    @DisplayName("另一家银行的顺序、分隔符、日期、换行、常量列、空列、文件名：按约定写出，按约定读回入库")
    void anotherBank() throws IOException {
        var bank = new BankWorld(database);
        var layout = layout(OTHER);
        var batchNo = bank.submit("张𠮷䶮", "李𬎆");
        bank.world.change("update card_batch_line set birth_date = date '1990-02-03', document_long_term = true where seq = 1");
        bank.world.change("update card_batch_line set document_long_term = false, document_expires_on = date '2031-12-01' where seq = 2");
        var lines = request(bank, layout, batchNo);
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).matches("REQ\\^2\\^" + batchNo + "\\^\\^2\\.3\\^\\d{2}/\\d{2}/\\d{4}");
        assertThat(lines[1]).matches("1\\^[^^]+\\^[^^]+\\^156\\^张𠮷䶮\\^\\^03/02/1990\\^31/12/9999\\^" + memberNo(bank, 1));
        assertThat(lines[2]).matches("2\\^[^^]+\\^[^^]+\\^156\\^李𬎆\\^\\^[^^]*\\^01/12/2031\\^" + memberNo(bank, 2));
        assertThat(lines[3]).matches("T\\^2\\^[0-9a-f]{64}");

        bank.send(batchNo);
        var answer = sealed("RES^2^01^" + batchNo + "\n" + "R^1003^^^随便什么^" + memberNo(bank, 2) + "^2\n" + "R^0000^24/11/2026^" + BankWorld.CARD + "^^"
                + memberNo(bank, 1) + "^1\n", 2);
        assertThat(take(bank, layout, answer, batchNo)).isEqualTo("APPLIED 2/0");
        assertThat(bank.statuses()).isEqualTo("1=ISSUED,2=REFUSED");
        assertThat(bank.text("select card_no_date from card")).isEqualTo("2026-11-24");

        var word = Files.write(folder.resolve("ack"), sealed("ACK^0000^" + "d".repeat(64) + "^2^^" + batchNo + "\r\n", 1));
        assertThat(Acknowledgement.of(word, layout, BankCharset.of("GB18030"), BankKeys.NONE))
                .isEqualTo(new Acknowledgement(batchNo, true, "2", "d".repeat(64), "返回码 0000"));
    }

    @Test
    @DisplayName("没有另作约定的，就是文档中的格式：列、顺序、分隔符、日期一字不差")
    void theFormatOfTheProduct() throws IOException {
        var bank = new BankWorld(database);
        var batchNo = bank.submit("张𠮷䶮");
        bank.world.change("update card_batch_line set name_pinyin = 'ZHANG JI', sex = 'M', birth_date = date '1990-02-03', document_long_term = true, "
                + "nationality = 'CHN', occupation = '教师', mobile_sealed = null, address_sealed = null");
        var file = written(bank, LayoutFile.standard(), batchNo);
        var text = Files.readString(file, GB18030);
        var lines = text.split("\r\n", -1);
        assertThat(lines).hasSize(4).endsWith("");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(lines[0]).matches("H\\|1\\.0\\|" + batchNo + "\\|\\d{8}\\|[^|]+\\|N\\|1");
        assertThat(lines[1]).matches("D\\|1\\|" + memberNo(bank, 1) + "\\|张𠮷䶮\\|ZHANG JI\\|M\\|[^|]*\\|[^|]+\\|99991231\\|19900203\\|CHN\\|教师\\|\\|\\|");
        assertThat(lines[2]).matches("T\\|1\\|[0-9a-f]{64}");
    }

    @Test
    @DisplayName("制表符也可作分隔符；缺一列、常量不符、日期写法不符的行挂起")
    void tabs() {
        var layout = layout("separator=TAB\nresult.columns='R',seq,memberNo,code,cardNo,cardDate\ndate.pattern=yyyy-MM-dd\n");
        var good = "R\t7\t0070311350\t0000\t6219990000000000002\t2026-11-23";
        var read = ResultLine.parse(layout, 2, good, List.of("621999"));
        assertThat(read.problem()).isNull();
        assertThat(read.cardDate()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(read.text()).isEmpty();
        for (var bad : List.of(good + "\t", good.replace("R\t", "D\t"), good.replace('\t', '|'), good.replace("-23", "23"), good.replace("2026-11", "2026/11"),
                good.replace("11-23", "11-31"), good.replace("0070", "007\u00010"))) {
            assertThat(ResultLine.parse(layout, 2, bad, List.of("621999")).reason()).as(bad).isEqualTo(RejectionReason.UNREADABLE);
        }
    }

    @Test
    @DisplayName("文件名：按约定起名，按约定认出是哪个批次、第几次发送、第几份结果")
    void names() {
        var layout = layout(OTHER);
        var day = LocalDate.of(2026, 11, 23);
        assertThat(LayoutFile.standard().requestName("20261123000001", day, Channel.SPECIAL, 1)).isEqualTo("GHK_20261123_20261123000001_S.txt");
        assertThat(LayoutFile.standard().requestName("20261123000001", day, Channel.REGULAR, 2)).isEqualTo("GHK_20261123_20261123000001_N_02.txt");
        assertThat(layout.requestName("20261123000001", day, Channel.REGULAR, 12)).isEqualTo("UC-20261123000001-N_12.dat");
        assertThat(layout.incoming("UC-20261123000001-N.ack")).hasValue(new IncomingName("20261123000001", 1, 0));
        assertThat(layout.incoming("UC-20261123000001-N_12.ack")).hasValue(new IncomingName("20261123000001", 12, 0));
        assertThat(layout.incoming("UC-20261123000001-N_01.ack")).as("the first sending has no number").isEmpty();
        assertThat(layout.incoming("UC-20261123000001.0003.res")).hasValue(new IncomingName("20261123000001", 1, 3));
        assertThat(layout.incoming("UC-20261123000001x03xres")).isEmpty();
        assertThat(layout.incoming("GHK_20261123_20261123000001_N_A.txt")).isEmpty();
        assertThat("UC-20261123000001.0003.res").matches(layout.resultNumberPattern().replace("^", "").replace("$", ""));
    }

    @Test
    @DisplayName("超过约定字数的（按字计，不按字节），发送前离开批次并说明")
    void longerThanAgreed() {
        var lines = new RequestLines(layout(OTHER), BankCharset.of("GB18030"), 40);
        assertThat(lines.fits(1, "1^x^1^156^张𠮷䶮𬎆^^^^0070311350".split("\\^"))).isTrue();
        assertThat(lines.fits(2, "2^x^1^156^张𠮷䶮𬎆甲^^^^0070311350".split("\\^"))).isFalse();
        assertThat(lines.unfit()).containsExactly(new Unfit(2, SpecialReason.LONG_NAME, "姓名超过与银行约定的 4 个字"));
    }

    @Test
    @DisplayName("姓名又长又有写不出的字：先说写不出的字，缩短也写不出")
    void longAndUnwritable() {
        var lines = new RequestLines(layout(OTHER), BankCharset.of("GBK"), 40);
        assertThat(lines.fits(1, "1^x^1^156^张甲乙䶮丙^^^^0070311350".split("\\^"))).isFalse();
        assertThat(lines.unfit()).containsExactly(new Unfit(1, SpecialReason.RARE_CHARACTER, "姓名含有银行字符集（GBK）写不出的字“䶮”"));
    }

    @ParameterizedTest
    @DisplayName("写错的约定不让系统启动，说明是哪一项、错在哪里")
    @CsvSource(delimiter = '#', value = {
        "seperator=;                                        # seperator: unknown key",
        "separator=||                                       # separator: '||' is not one character",
        "separator=7                                        # separator: '7' may be part of a field",
        "separator=x                                        # separator: 'x' may be part of a field",
        "separator=é                                        # separator: 'é' may be part of a field",
        "separator=.                                        # version: '1.0' holds the separator",
        "line.end=CR                                        # line.end: 'CR' is neither CRLF nor LF",
        "date.pattern=yyMMdd                                # date.pattern: 'yyMMdd' is not made of",
        "date.pattern=yyyyMMdd'x                            # date.pattern: 'yyyyMMdd'x' is not made of",
        "request.columns='D',seq,memberNo,name,docType,docNo,phone # request.columns: unknown column 'phone'; there may be seq, memberNo",
        "request.columns='D',seq,memberNo,name,docType      # request.columns: needs docNo",
        "request.columns='D',seq,seq,memberNo,name,docType,docNo # request.columns: column seq stands twice",
        "request.columns=name,seq,memberNo,docType,docNo    # request.columns: the first column is a constant other than 'T'",
        "request.columns='T',seq,memberNo,name,docType,docNo # request.columns: the first column is a constant other than 'T'",
        "request.columns=                                   # request.columns: unknown column ''",
        "request.columns='D',seq,memberNo,name,docType,docNo,'a|b' # request.columns: 'a|b' holds the separator",
        "request.longest=phone:20                           # request.longest: 'phone:20' is not a column",
        "request.longest=name:viel                          # request.longest: 'name:viel' is not a column",
        "result.columns='D',seq,memberNo,code,cardNo        # result.columns: needs cardDate",
        "result.header='H',batchNo,count                    # result.header: needs number",
        "acknowledgement.columns='A',batchNo,code           # acknowledgement.columns: needs count, digest",
        "request.name=GHK_{batchNo}.txt                     # request.name: needs sending",
        "result.name=GHK_{batchNo}_{no}.txt                 # result.name: unknown place {no}",
        "result.name=../{batchNo}_{number}.txt              # result.name: a name has letters, digits",
        "result.name={batchNo}_{number}.ok                  # result.name: must not begin with a dot nor end in .ok",
        "acknowledgement.name=GHK_{date}_{batchNo}_{channel}{sending}.txt # GHK_20261123_20261123000001_N.txt may be each of two kinds"})
    void wrongLayouts(String text, String words) {
        assertThatThrownBy(() -> layout(text)).isInstanceOf(IllegalStateException.class).hasMessageContaining("layout.properties cannot be meant: ")
                .hasMessageContaining(words);
    }

    @Test
    @DisplayName("几处错误一次说全；文件不在的也说明")
    void allAtOnce() {
        assertThatThrownBy(() -> layout("separator=ab\nline.end=\nresult.name=x\n")).hasMessageContaining("separator: 'ab'")
                .hasMessageContaining("line.end: ''").hasMessageContaining("result.name: needs batchNo, number");
        assertThatThrownBy(() -> LayoutFile.of(folder.resolve("none.properties"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.properties").hasMessageContaining("unioncard.bank.layout.file");
    }

    private BankLayout layout(String text) {
        try {
            return LayoutFile.of(Files.writeString(folder.resolve("layout.properties"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a batch as the export writes it, cut into lines. */
    private String[] request(BankWorld bank, BankLayout layout, String batchNo) throws IOException {
        var text = Files.readString(written(bank, layout, batchNo), GB18030);
        assertThat(text).doesNotContain("\r").endsWith("\n");
        return text.split("\n");
    }

    private Path written(BankWorld bank, BankLayout layout, String batchNo) throws IOException {
        var export = new RequestExport(bank.dispatch, null, database.personalData(), database.parameters(), database.ownTransaction(), null,
                bank.world.clock, layout, "");
        var target = folder.resolve("request");
        var batch = database.inTransaction(() -> bank.dispatch.batch(bank.batchId(batchNo))).orElseThrow();
        try (var file = new RequestFile(target, layout, BankCharset.of("GB18030"), BankKeys.NONE)) {
            file.header(export.header(batch));
            var details = new ArrayList<String[]>();
            database.inTransaction(() -> bank.dispatch.eachLine(batch.id(), layout.dates(), line -> details.add(export.fields(line))));
            for (var detail : details) {
                file.detail(detail);
            }
            file.finish();
        }
        assertThat(Trailer.verified(target, layout, BankKeys.NONE).count()).isEqualTo(batch.openLines());
        return target;
    }

    /** Judges, reads, stages and applies a result as the job does. */
    private String take(BankWorld bank, BankLayout layout, byte[] content, String batchNo) throws IOException {
        var charset = BankCharset.of("GB18030");
        var file = Files.write(folder.resolve("result"), content);
        assertThat(ResultHead.of(file, layout, charset, batchNo, Trailer.verified(file, layout, BankKeys.NONE))).isEqualTo(new ResultHead(1, 2));
        long id = bank.received(FileKind.RESULT, batchNo);
        List<Object> items = new ArrayList<>();
        try (var in = new BankLines(file, charset)) {
            in.next();
            for (var line = in.next(); !layout.isTrailer(line); line = in.next()) {
                items.add(ResultLine.parse(layout, in.lineNo(), line, List.of("621999")));
            }
        }
        new ResultWriter(database.jdbi(), bank.exchange, database.ownTransaction(), database.personalData(), bank.world.clock, Long.toString(id))
                .writeItems(items);
        return bank.apply(id, batchNo);
    }

    private static byte[] sealed(String body, int count) {
        var bytes = body.getBytes(GB18030);
        var digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        var trailer = ("T^" + count + "^" + Digests.hex(digest) + "\n").getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(bytes, bytes.length + trailer.length);
        System.arraycopy(trailer, 0, all, bytes.length, trailer.length);
        return all;
    }

    private static String memberNo(BankWorld bank, int seq) {
        return bank.text("select member_no from card_batch_line where seq = ?", seq);
    }
}
