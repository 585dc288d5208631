package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import unioncard.form.FormRefusal;
import unioncard.security.PersonalKind;

class MaskProperties {

    @Property
    void a_mask_shows_the_customary_ends_and_never_more_than_half_of_a_short_value(@ForAll PersonalKind kind, @ForAll @StringLength(max = 40) String plain) {
        var mask = kind.mask(plain);
        assertThat(mask).contains("****");
        int shown = mask.codePointCount(0, mask.length()) - 4;
        int length = plain.codePointCount(0, plain.length());
        assertThat(shown).isLessThanOrEqualTo(Math.max(length / 2, length - 4)).isLessThanOrEqualTo(10);
        if (length < 11) {
            assertThat(shown * 2).isLessThanOrEqualTo(length);
        }
    }

    @Property
    void a_refusal_never_shows_a_number_in_full(@ForAll FormColumn column,
            @ForAll @StringLength(min = 6, max = 20) @CharRange(from = '0', to = '9') @Chars({'X'}) String number) {
        Assume.that(number.chars().filter(Character::isDigit).count() >= 6);
        assertThat(FormRefusal.shown(column, " " + number + " ")).doesNotContain(number).contains("****");
    }
}
