package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unioncard.card.CardNumber;
import unioncard.shared.Digests;

/**
 * Files of the bank with bytes changed at random, half of them under a new and fitting trailer: each is refused as a whole with a sentence, or every line
 * of it is read or held. {@code -Dunioncard.fuzz} says how many ({@code 1000000} takes half an hour), a failure tells the seed of its file.
 */
@DisplayName("银行文件被改动任意字节")
class BankFileFuzzTest {

    private static final int FILES = Integer.getInteger("unioncard.fuzz", 20_000);
    private static final long FIRST_SEED = Long.getLong("unioncard.fuzz.seed", 1);
    private static final BankLayout LAYOUT = LayoutFile.standard();
    /** A file that takes longer hangs: the test ends there and does not wait for it. */
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String BATCH = "20261123000001";
    private static final byte[][] PIECES = {{'|'}, {'\n'}, {'\r'}, {'\r', '\n'}, {0}, {'\t'}, {'"'}, {'T', '|'}, {'D', '|'},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, {(byte) 0x80}, {(byte) 0xFF}, {(byte) 0x84, 0x31, (byte) 0xA4, 0x37}, "\ue000".getBytes(GB18030),
        "𠮷".getBytes(GB18030), "-1".getBytes(GB18030), "999999999".getBytes(GB18030), "0000".getBytes(GB18030),
        "x".repeat(BankLines.LONGEST).getBytes(GB18030)};

    @TempDir
    Path folder;

    private int refused;
    private int taken;

    @Test
    @DisplayName("要么整份拒收并说明，要么逐行读出或挂起；不出错、不卡住、不读错")
    void anyBytes() throws IOException {
        var charset = BankCharset.of("GB18030");
        var file = folder.resolve("file.txt");
        for (long seed = FIRST_SEED; seed < FIRST_SEED + FILES; seed++) {
            var random = new Random(seed);
            boolean result = random.nextInt(4) > 0;
            var bytes = changed(random, sealed(result ? result(random) : acknowledgement(random)));
            Files.write(file, random.nextBoolean() ? sealed(body(bytes)) : bytes);
            Assertions.assertTimeoutPreemptively(LONGEST, () -> judge(file, charset, result), "seed " + seed);
        }
        assertThat(refused).as("refused").isGreaterThan(FILES / 10);
        assertThat(taken).as("taken").isGreaterThan(FILES / 10);
    }

    private void judge(Path file, BankCharset charset, boolean result) throws IOException {
        try {
            if (result) {
                read(file, charset, ResultHead.of(file, LAYOUT, charset, BATCH, Trailer.verified(file, LAYOUT, BankKeys.NONE)).lines());
            } else {
                var answer = Acknowledgement.of(file, LAYOUT, charset, BankKeys.NONE);
                assertThat(answer.batchNo()).matches("\\d{14}");
                assertThat(answer.text()).isNotBlank().hasSizeLessThanOrEqualTo(400).matches(text -> text.chars().noneMatch(Character::isISOControl));
                assertThat(answer.text().codePointCount(0, answer.text().length())).isLessThanOrEqualTo(200);
            }
            taken++;
        } catch (FileRefused sentence) {
            assertThat(sentence.getMessage()).isNotBlank();
            refused++;
        }
    }

    private static void read(Path file, BankCharset charset, int lines) throws IOException {
        try (var in = new BankLines(file, charset)) {
            in.next();
            int count = 0;
            for (var line = in.next(); !line.startsWith("T|"); line = in.next()) {
                count++;
                var read = ResultLine.parse(LAYOUT, in.lineNo(), line, List.of("621999"));
                if (read.reason() != null) {
                    assertThat(read.problem()).isNotBlank();
                } else {
                    assertThat(read.memberNo()).matches("[0-9]{10}");
                    assertThat(read.code()).matches("\\w{4,8}");
                    assertThat(read.text().codePoints()).noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.PRIVATE_USE);
                    assertThat(read.cardNo() != null).isEqualTo(read.code().equals("0000")).isEqualTo(read.cardDate() != null);
                    assertThat(read.cardNo() == null || CardNumber.isValid(read.cardNo(), List.of("621999"))).isTrue();
                }
            }
            assertThat(count).isEqualTo(lines);
        }
    }

    private static byte[] result(Random random) {
        int lines = random.nextInt(5);
        var text = new StringBuilder("H|1.0|" + BATCH + "|20261124|01|" + lines + "\r\n");
        for (int seq = 1; seq <= lines; seq++) {
            text.append("D|").append(seq).append("|00703110").append(10 + seq).append(switch (random.nextInt(3)) {
                case 0 -> "|0000|6219990000000000002|20261124|\r\n";
                case 1 -> "|2001|||姓名含生僻字“䶮𠮷”\r\n";
                default -> "|1003|||证件已过期\r\n";
            });
        }
        return text.toString().getBytes(GB18030);
    }

    private static byte[] acknowledgement(Random random) {
        return ("A|" + BATCH + (random.nextBoolean() ? "|0000|4|" : "|9102|4|") + "d".repeat(64) + "|笔数不符𬎆\r\n").getBytes(GB18030);
    }

    /** Everything before the last line. */
    static byte[] body(byte[] bytes) {
        int end = bytes.length - (bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? 1 : 0);
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** With a trailer that fits the bytes. */
    static byte[] sealed(byte[] body) {
        long lines = 0;
        for (byte b : body) {
            lines += b == '\n' ? 1 : 0;
        }
        boolean result = body.length > 0 && body[0] != 'A';
        var digest = new SM3Digest();
        digest.update(body, 0, body.length);
        var out = new ByteArrayOutputStream();
        out.writeBytes(body);
        out.writeBytes(("T|" + Math.max(0, result ? lines - 1 : lines) + "|" + Digests.hex(digest) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    static byte[] changed(Random random, byte[] original) {
        var bytes = original;
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + random.nextInt(12));
            bytes = switch (random.nextInt(6)) {
                case 0 -> spliced(bytes, at, at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> spliced(bytes, at, to, new byte[0]);
                case 2 -> spliced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
                case 3 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
                case 4 -> spliced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) ('0' + random.nextInt(10))});
                default -> random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at) : bytes;
            };
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(piece);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
