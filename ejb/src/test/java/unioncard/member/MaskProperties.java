package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import unioncard.security.PersonalKind;

class MaskProperties {

    @Property
    void a_mask_never_shows_more_than_half(@ForAll PersonalKind kind, @ForAll @StringLength(max = 40) String plain) {
        var mask = kind.mask(plain);
        assertThat(mask).contains("****");
        int shown = mask.codePointCount(0, mask.length()) - 4;
        assertThat(shown * 2).isLessThanOrEqualTo(plain.codePointCount(0, plain.length()));
    }

    @Property
    void a_refusal_never_shows_a_number_in_full(@ForAll FormColumn column,
            @ForAll @StringLength(min = 6, max = 20) @CharRange(from = '0', to = '9') @Chars({'X'}) String number) {
        Assume.that(number.chars().filter(Character::isDigit).count() >= 6);
        assertThat(FormRefusal.shown(column, " " + number + " ")).doesNotContain(number).contains("****");
    }
}
