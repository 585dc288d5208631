package unioncard.bank.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class CardNumbersProperties {

    @Property
    void nineteenDigitsThatPassLuhn(@ForAll @NumericChars @StringLength(min = 6, max = 10) String bin,
                                    @ForAll @LongRange(max = 99_999_999L) long from) {
        var number = new CardNumbers(bin, from).number(1);
        assertThat(number).hasSize(19).startsWith(bin).matches("\\d+").matches(CardNumbersProperties::passesLuhn);
    }

    @Example
    void aKnownCheckDigit() {
        assertThat(new CardNumbers("621999", 0).number(1)).startsWith("621999000000000000").matches(CardNumbersProperties::passesLuhn);
        assertThat(passesLuhn("4111111111111112")).isFalse();
        assertThat(passesLuhn("4111111111111111")).isTrue();
    }

    /** A BIN of ten digits and batches of millions leave so little room that ranges must dodge one another. */
    @Property(tries = 20)
    void noTwoBatchesShareANumber(
            @ForAll @Size(min = 1, max = 6) Map<@IntRange(max = 999_999) Integer, @IntRange(min = 1, max = 6_000_000) Integer> batches)
            throws IOException {
        var file = Files.createTempFile("card-ranges", ".txt");
        try {
            Files.delete(file);
            var firsts = new HashSet<long[]>();
            for (var batch : batches.entrySet()) {
                // A fresh object each time: the file alone must remember.
                var numbers = new CardRanges(file).of("20261123%06d".formatted(batch.getKey()), "6219990001", batch.getValue());
                var range = new long[] {numbers.from(), numbers.from() + batch.getValue()};
                assertThat(range[1]).isLessThanOrEqualTo(CardNumbers.places("6219990001"));
                assertThat(firsts).noneMatch(other -> range[0] < other[1] && other[0] < range[1]);
                firsts.add(range);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Example
    void theNumbersOfABatchDoNotHangOnTheOrderOfBatches() throws IOException {
        var folder = Files.createTempDirectory("card-ranges");
        var one = new CardRanges(folder.resolve("one"));
        var two = new CardRanges(folder.resolve("two"));
        one.of("20261123000001", "621999", 50);
        assertThat(one.of("20261123000002", "621999", 50)).isEqualTo(two.of("20261123000002", "621999", 50));
        assertThat(one.of("20261123000001", "621999", 50)).isEqualTo(two.of("20261123000001", "621999", 50))
                .isNotEqualTo(two.of("20261123000002", "621999", 50));
        for (var name : folder.toFile().list()) {
            Files.delete(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private static boolean passesLuhn(String number) {
        int sum = 0;
        boolean second = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = Character.digit(number.charAt(i), 10) * (second ? 2 : 1);
            sum += digit / 10 + digit % 10;
            second = !second;
        }
        return sum % 10 == 0;
    }
}
