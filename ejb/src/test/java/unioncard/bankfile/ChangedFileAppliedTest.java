package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import unioncard.card.CardLifeWorld;
import unioncard.security.PersonalKind;
import unioncard.security.Sealed;
import unioncard.shared.TestDatabase;

/**
 * The files of {@link BankFileFuzzTest}, taken into a city: nobody is answered otherwise than a line of the file says, an untouched line counts, and
 * what is not about this batch stays. What a file says is looked up in its text, without the product's reader. {@code -Dunioncard.fuzz.applied} says how many.
 */
@DisplayName("被改动的银行文件入库")
class ChangedFileAppliedTest {

    private static final int FILES = Integer.getInteger("unioncard.fuzz.applied", 60);
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String[] NAMES = {"甲", "张𠮷䶮", "丙·Mary", "丁"};
    private static final List<String> CODES = List.of("0000", "0000", "1003", "2001");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    @TempDir
    Path folder;

    private BankWorld bank;
    private int cards;
    private int applied;

    @Test
    @DisplayName("要么整份不入库，要么每个人的结果都与文件中的一行相符；未被改动的行照常生效，别的批次不变")
    void whatTheFileSays() throws IOException {
        bank = new BankWorld(database);
        for (int seed = 1; seed <= FILES; seed++) {
            var random = new Random(seed);
            var batchNo = bank.send(NAMES);
            var lines = answers(batchNo, random);
            var head = "H|1.0|" + batchNo + "|20261124|01|" + lines.size() + "\r\n";
            var body = (head + String.join("", lines)).getBytes(GB18030);
            var file = Files.write(folder.resolve("file.txt"), BankFileFuzzTest.sealed(BankFileFuzzTest.changed(random, body)));
            var others = others(batchNo);
            boolean taken = take(file, batchNo);
            assertThat(others(batchNo)).as("others, seed " + seed).isEqualTo(others);
            requireAsTold(taken ? new String(Files.readAllBytes(file), GB18030) : "", batchNo, lines, "seed " + seed);
            applied += taken ? 1 : 0;
        }
        assertThat(applied).isBetween(FILES / 10, FILES - 1);
    }

    private List<String> answers(String batchNo, Random random) {
        List<String> lines = new ArrayList<>();
        for (int seq = 1; seq <= NAMES.length; seq++) {
            var code = CODES.get(random.nextInt(CODES.size()));
            var card = code.equals("0000") ? CardLifeWorld.number(++cards) + "|20261124" : "|";
            lines.add("D|" + seq + "|" + memberNo(batchNo, seq) + "|" + code + "|" + card + "|\r\n");
        }
        return lines;
    }

    /** Whether the file is one that is taken at all; then it has been. */
    private boolean take(Path file, String batchNo) throws IOException {
        var charset = BankCharset.of("GB18030");
        var layout = LayoutFile.standard();
        try {
            ResultHead.of(file, layout, charset, batchNo, Trailer.verified(file, layout, BankKeys.NONE));
        } catch (FileRefused refused) {
            return false;
        }
        long id = bank.received(FileKind.RESULT, batchNo);
        List<Object> items = new ArrayList<>();
        try (var in = new BankLines(file, charset)) {
            in.next();
            for (var line = in.next(); !line.startsWith("T|"); line = in.next()) {
                items.add(ResultLine.parse(layout, in.lineNo(), line, List.of("621999")));
            }
        }
        new ResultWriter(database.jdbi(), bank.exchange, database.ownTransaction(), database.personalData(), bank.world.clock, Long.toString(id))
                .writeItems(items);
        bank.apply(id, batchNo);
        assertThat(bank.text("select applied_count + rejected_count + repeated_count from bank_file where id = ?", id)).isEqualTo(items.size() + "");
        return true;
    }

    private void requireAsTold(String text, String batchNo, List<String> original, String seed) {
        var told = Arrays.stream(text.split("\r?\n", -1)).filter(line -> line.startsWith("D|")).map(line -> line.split("\\|", -1)).toList();
        for (int seq = 1; seq <= NAMES.length; seq++) {
            var member = memberNo(batchNo, seq);
            int own = seq;
            var status = line(batchNo, seq, "l.status");
            if (status.equals("OPEN")) {
                var untouched = original.get(seq - 1).strip();
                boolean alone = told.stream().filter(f -> isNumber(f, own)).count() == 1 && text.contains("\n" + untouched + "\r\n");
                assertThat(alone).as(seed + ": " + untouched + " did not count").isFalse();
                continue;
            }
            var code = line(batchNo, seq, "l.bank_code");
            var number = status.equals("ISSUED") ? database.personalData().open(new Sealed(line(batchNo, seq, "c.card_no_sealed"))) : null;
            assertThat(told).as(seed + ": " + seq + " " + status).anyMatch(f -> f.length == 7 && isNumber(f, own) && f[2].equals(member) && f[3].equals(code)
                    && (number == null || f[4].equals(number) && f[5].equals(line(batchNo, own, "to_char(c.card_no_date, 'YYYYMMDD')"))));
            assertThat(status.equals("ISSUED")).as(seed).isEqualTo(code.equals("0000"));
            assertThat(line(batchNo, seq, "m.handling_status")).as(seed).isEqualTo(status.equals("ISSUED") ? "ISSUED" : "FAILED");
            assertThat(number == null || line(batchNo, seq, "c.card_no_index").equals(database.personalData().index(PersonalKind.CARD, number))).isTrue();
        }
    }

    private static boolean isNumber(String[] fields, int seq) {
        return fields.length > 1 && fields[1].matches("0*" + seq);
    }

    private String memberNo(String batchNo, int seq) {
        return line(batchNo, seq, "l.member_no");
    }

    private String line(String batchNo, int seq, String column) {
        return bank.text("select " + column + " from card_batch_line l join card_batch b on b.id = l.batch_id join member m on m.id = l.member_id"
                + " left join card c on c.id = l.card_id where b.batch_no = ? and l.seq = ?", batchNo, seq);
    }

    /** Everything that is not about the batch. */
    private String others(String batchNo) {
        return bank.text("""
                select concat_ws(' ', (select md5(string_agg(l::text, '|' order by l.batch_id, l.seq)) from card_batch_line l where l.batch_id <> b.id),
                  (select md5(string_agg(c::text, '|' order by c.id)) from card c where c.batch_id <> b.id),
                  (select md5(string_agg(m::text, '|' order by m.id)) from member m
                    where m.id not in (select member_id from card_batch_line where batch_id = b.id)),
                  (select md5(string_agg(x::text, '|' order by x.id)) from card_batch x where x.id <> b.id))
                from card_batch b where b.batch_no = ?""", batchNo);
    }
}
