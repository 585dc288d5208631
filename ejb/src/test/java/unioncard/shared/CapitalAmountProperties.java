package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Whatever the amount: read back it is the same, no 零 stands twice and none before a unit. */
class CapitalAmountProperties {

    @Property
    void read_back(@ForAll @LongRange(min = 0) long fen) {
        var words = CapitalAmount.of(fen);
        assertThat(read(words)).isEqualTo(fen);
        assertThat(words.replace("零元整", "整")).doesNotContain("零零", "零元", "零万", "零亿", "零整");
    }

    /** Reads by the value of the places alone, so that zeros mean nothing. */
    private static long read(String words) {
        int end = words.indexOf('元');
        long fen = end < 0 ? 0 : yuan(words.substring(0, end)) * 100;
        long digit = 0;
        for (char c : words.substring(end + 1).toCharArray()) {
            switch (c) {
                case '角' -> fen += digit * 10;
                case '分' -> fen += digit;
                default -> digit = digit(c);
            }
        }
        return fen;
    }

    private static long yuan(String words) {
        for (var unit : new Object[][] {{"亿", 100_000_000L}, {"万", 10_000L}, {"仟", 1000L}, {"佰", 100L}, {"拾", 10L}}) {
            int at = words.lastIndexOf((String) unit[0]);
            if (at >= 0) {
                return yuan(words.substring(0, at)) * (long) unit[1] + yuan(words.substring(at + 1));
            }
        }
        return words.chars().mapToLong(c -> digit((char) c)).sum();
    }

    private static long digit(char c) {
        return Math.max(0, "零壹贰叁肆伍陆柒捌玖".indexOf(c));
    }
}
