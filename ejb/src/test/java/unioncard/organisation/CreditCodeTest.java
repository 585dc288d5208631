package unioncard.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CreditCodeTest {

    @Test
    void takes_the_sample_of_the_standard_and_forgives_blanks_and_small_letters() {
        assertThat(CreditCode.parse(" 91350100m000100y43 ")).contains(new CreditCode("91350100M000100Y43"));
    }

    @Test
    void refuses_wrong_check_length_and_characters() {
        assertThat(CreditCode.parse("91350100M000100Y44")).isEmpty();
        assertThat(CreditCode.parse("91350100M000100Y4")).isEmpty();
        assertThat(CreditCode.parse("9135010OM000100Y43")).isEmpty();
        assertThat(CreditCode.parse("")).isEmpty();
    }

    @Property
    void any_single_wrong_character_is_noticed(@ForAll @StringLength(17) @Chars({'0', '1', '9', 'A', 'H', 'M', 'Y'}) String first17,
            @ForAll @IntRange(max = 16) int place) {
        var right = first17 + CreditCode.checkCharacter(first17);
        var wrong = new StringBuilder(right);
        wrong.setCharAt(place, right.charAt(place) == 'K' ? 'L' : 'K');
        assertThat(CreditCode.parse(right)).isPresent();
        assertThat(CreditCode.parse(wrong.toString())).isEmpty();
    }
}
