package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unioncard.card.CardLifeWorld;
import unioncard.security.PersonalKind;
import unioncard.security.Sealed;
import unioncard.shared.TestDatabase;

/**
 * The files of {@link BankFileFuzzTest}, taken into a city, some with a line told again as something else: each line of the batch is answered exactly
 * as {@link PlainReading} finds it in the file, and what is not about this batch stays. {@code -Dunioncard.fuzz.applied} says how many
 * ({@code 10000} takes some minutes), {@code -Dunioncard.fuzz.seed} the seed of the first.
 */
@DisplayName("被改动的银行文件入库")
class ChangedFileAppliedTest {

    private static final int FILES = Integer.getInteger("unioncard.fuzz.applied", 60);
    private static final int FIRST_SEED = Integer.getInteger("unioncard.fuzz.seed", 1);
    /** Files that one database takes; each is compared with all that lies there. */
    private static final int ROUND = 60;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String[] NAMES = {"甲", "张𠮷䶮", "丙·Mary", "丁"};
    private static final List<String> CODES = List.of("0000", "0000", "1003", "2001");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    @TempDir
    Path folder;

    private final Set<String> given = new HashSet<>();
    private BankWorld bank;
    private Set<String> known;
    private int cards;
    private int applied;

    static IntStream rounds() {
        return IntStream.iterate(FIRST_SEED, seed -> seed < FIRST_SEED + FILES, seed -> seed + ROUND);
    }

    @ParameterizedTest(name = "自第 {0} 份起")
    @MethodSource("rounds")
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("要么整份不入库，要么每个人的结果都与文件中的一行相符；未被改动的行照常生效，别的批次不变")
    void whatTheFileSays(int firstSeed) throws IOException {
        bank = new BankWorld(database);
        known = Set.of(bank.text("select string_agg(code, ',') from bank_return_code").split(","));
        int end = Math.min(firstSeed + ROUND, FIRST_SEED + FILES);
        for (int seed = firstSeed; seed < end; seed++) {
            take(seed);
        }
        assertThat(applied).isBetween((end - firstSeed) / 10, end - firstSeed - 1);
    }

    private void take(int seed) throws IOException {
        var random = new Random(seed);
        var batchNo = bank.send(NAMES);
        var lines = answers(batchNo, random);
        if (random.nextInt(3) == 0) {
            tellAgain(lines, random);
        }
        var head = "H|1.0|" + batchNo + "|20261124|01|" + lines.size() + "\r\n";
        var body = (head + String.join("", lines)).getBytes(GB18030);
        var file = Files.write(folder.resolve("file.txt"), BankFileFuzzTest.sealed(BankFileFuzzTest.changed(random, body)));
        var others = others(batchNo);
        boolean taken = take(file, batchNo);
        var reading = new PlainReading(taken ? new String(Files.readAllBytes(file), GB18030) : "");
        for (int seq = 1; seq <= NAMES.length; seq++) {
            var memberNo = line(batchNo, seq, "l.member_no");
            requireAnswered(batchNo, seq, reading.of(seq, memberNo, known, given), "seed " + seed + ", line " + seq);
        }
        assertThat(others(batchNo)).as("others, seed " + seed).isEqualTo(others);
        given.addAll(database.jdbi().withHandle(h -> h.createQuery("select card_no_sealed from card").mapTo(String.class).list()).stream()
                .map(token -> database.personalData().open(new Sealed(token))).toList());
        applied += taken ? 1 : 0;
    }

    private List<String> answers(String batchNo, Random random) {
        List<String> lines = new ArrayList<>();
        for (int seq = 1; seq <= NAMES.length; seq++) {
            var code = CODES.get(random.nextInt(CODES.size()));
            var card = code.equals("0000") ? CardLifeWorld.number(++cards) + "|20261124" : "|";
            lines.add("D|" + seq + "|" + line(batchNo, seq, "l.member_no") + "|" + code + "|" + card + "|\r\n");
        }
        return lines;
    }

    /** One more line, which is one of the others but for a field that another one has; sometimes but for none. */
    private static void tellAgain(List<String> lines, Random random) {
        var line = lines.get(random.nextInt(lines.size())).split("\\|", -1);
        int field = 1 + random.nextInt(line.length - 1);
        line[field] = lines.get(random.nextInt(lines.size())).split("\\|", -1)[field];
        lines.add(random.nextInt(lines.size() + 1), String.join("|", line));
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

    private void requireAnswered(String batchNo, int seq, String told, String where) {
        boolean issued = told.startsWith("ISSUED");
        var sealed = line(batchNo, seq, "c.card_no_sealed");
        var number = sealed == null ? "-" : database.personalData().open(new Sealed(sealed));
        assertThat(line(batchNo, seq, "l.status || ' ' || coalesce(l.bank_code, '-')") + " " + number + " "
                + line(batchNo, seq, "coalesce(to_char(c.card_no_date, 'YYYYMMDD'), '-')")).as(where).isEqualTo(told);
        assertThat(line(batchNo, seq, "m.handling_status")).as(where)
                .isEqualTo(issued ? "ISSUED" : told.equals(PlainReading.OPEN) ? "IN_PROGRESS" : "FAILED");
        assertThat(line(batchNo, seq, "c.card_no_index")).as(where)
                .isEqualTo(issued ? database.personalData().index(PersonalKind.CARD, number) : null);
        assertThat(line(batchNo, seq, "(select count(*) from card x where x.member_id = m.id)")).as(where).isEqualTo(issued ? "1" : "0");
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
