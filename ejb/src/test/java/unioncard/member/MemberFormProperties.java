package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import unioncard.form.TestUploads;
import unioncard.shared.DomainException;

/** Damaged files are told apart from forms by a sentence, never by an error page. */
class MemberFormProperties {

    private static final byte[] FORM = new FilledForm().row(5, 1).row(15, 2).bytes();

    @Property(tries = 150)
    void a_file_cut_off_or_damaged_is_read_or_refused(@ForAll long seed, @ForAll @DoubleRange(max = 1) double cut) {
        var random = new Random(seed);
        var bytes = Arrays.copyOf(FORM, (int) (FORM.length * (random.nextBoolean() ? 1 : cut)));
        for (int i = 0; i < 20 && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        readOrRefused(bytes);
    }

    @Property(tries = 150)
    void a_file_with_damaged_parts_is_read_or_refused(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(FORM)); var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var part = in.readAllBytes();
                for (int i = 0; i < 3 && random.nextInt(3) == 0; i++) {
                    part[random.nextInt(part.length)] = (byte) "<>&\"/0".charAt(random.nextInt(6));
                }
                if (random.nextInt(12) > 0) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(part);
                }
            }
        }
        readOrRefused(out.toByteArray());
    }

    private static void readOrRefused(byte[] bytes) {
        try {
            assertThat(TestUploads.read(new ByteArrayInputStream(bytes), MemberForm.LAYOUT, 10)).isNotEmpty();
        } catch (DomainException refused) {
            assertThat(refused.code()).startsWith("import.");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
