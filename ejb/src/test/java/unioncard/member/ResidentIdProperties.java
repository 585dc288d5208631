package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import unioncard.form.UnfitValue;

class ResidentIdProperties {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Property
    void reads_back_what_it_was_made_of_however_it_is_typed(@ForAll @IntRange(min = 110000, max = 659999) int region,
            @ForAll @IntRange(max = 45_000) int daysBack, @ForAll @IntRange(max = 999) int sequence) {
        var birth = TODAY.minusDays(daysBack);
        var number = number(region, birth, sequence);
        var id = ResidentId.of(" " + number.substring(0, 6).replace('1', '１') + number.substring(6).toLowerCase() + "　", TODAY);
        assertThat(id.value()).isEqualTo(number);
        assertThat(id.birthDate()).isEqualTo(birth);
        assertThat(id.sex()).isEqualTo(sequence % 2 == 1 ? Sex.M : Sex.F);
    }

    @Property
    void one_wrong_digit_or_two_swapped_neighbours_are_noticed(@ForAll @IntRange(min = 110000, max = 659999) int region,
            @ForAll @IntRange(max = 999) int sequence, @ForAll @IntRange(max = 16) int place, @ForAll @IntRange(min = 1, max = 9) int change) {
        var number = number(region, LocalDate.of(1990, 1, 31), sequence);
        var wrong = new StringBuilder(number);
        wrong.setCharAt(place, (char) ('0' + (number.charAt(place) - '0' + change) % 10));
        refused(wrong.toString());
        var swapped = new StringBuilder(number);
        swapped.setCharAt(place, number.charAt(place + 1));
        swapped.setCharAt(place + 1, number.charAt(place));
        if (!swapped.toString().equals(number)) {
            refused(swapped.toString());
        }
    }

    @Property
    void nothing_typed_breaks_it(@ForAll String typed) {
        refused(typed);
        for (var type : DocumentType.values()) {
            catchThrowableOfType(UnfitValue.class, () -> DocumentNumber.of(type, typed, TODAY));
        }
        DocumentNumber.key(typed);
        PersonName.normalise(typed);
    }

    @Property
    void fifteen_old_digits_find_the_eighteen(@ForAll @IntRange(min = 110000, max = 659999) int region, @ForAll @IntRange(max = 999) int sequence) {
        var number = number(region, LocalDate.of(1949, 12, 31), sequence);
        assertThat(DocumentNumber.key(number.substring(0, 6) + number.substring(8, 17))).isEqualTo(number);
    }

    private static void refused(String typed) {
        assertThat(catchThrowableOfType(UnfitValue.class, () -> ResidentId.of(typed, TODAY))).isNotNull();
    }

    static String number(int region, LocalDate birth, int sequence) {
        var first17 = region + birth.format(ResidentId.DATE) + String.format("%03d", sequence);
        return first17 + ResidentId.checkCharacter(first17);
    }
}
