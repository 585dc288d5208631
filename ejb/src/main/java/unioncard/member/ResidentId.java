package unioncard.member;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import unioncard.form.TypedText;
import unioncard.form.UnfitValue;

/**
 * Resident identity number (公民身份号码, GB 11643): region, birth date, sequence, check character. Region codes are not looked up: they are
 * abolished over time while people keep their numbers.
 *
 * @param value 18 characters, X in upper case
 */
public record ResidentId(String value) {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final LocalDate OLDEST = LocalDate.of(1850, 1, 1);

    /** Reads a number as typed. Throws {@link UnfitValue} when it is no number of a resident identity card. */
    public static ResidentId of(String typed, LocalDate today) {
        var text = TypedText.compact(typed);
        if (text.length() != 18) {
            throw new UnfitValue(Fault.ID_LENGTH);
        }
        if (!text.matches("[0-9]{17}[0-9X]")) {
            throw new UnfitValue(Fault.ID_CHARACTERS);
        }
        if (text.startsWith("81") || text.startsWith("82")) {
            throw new UnfitValue(Fault.ID_IS_HK_MACAO_RESIDENCE);
        }
        if (text.startsWith("83")) {
            throw new UnfitValue(Fault.ID_IS_TAIWAN_RESIDENCE);
        }
        if (text.startsWith("9")) {
            throw new UnfitValue(Fault.ID_IS_PERMANENT_RESIDENCE);
        }
        requireDate(text.substring(6, 14), today);
        if (checkCharacter(text) != text.charAt(17)) {
            throw new UnfitValue(Fault.ID_CHECK);
        }
        return new ResidentId(text);
    }

    /** The 18-digit number of an old one with 15 digits; empty when it is none. For search and old files only. */
    static Optional<String> widened(String fifteen) {
        if (!fifteen.matches("[0-9]{15}") || date("19" + fifteen.substring(6, 12)).isEmpty()) {
            return Optional.empty();
        }
        var first17 = fifteen.substring(0, 6) + "19" + fifteen.substring(6);
        return Optional.of(first17 + checkCharacter(first17));
    }

    /** Date of birth. */
    public LocalDate birthDate() {
        return LocalDate.parse(value.substring(6, 14), DATE);
    }

    /** Sex by the sequence number. */
    public Sex sex() {
        return sexOf(value.charAt(16));
    }

    /** ISO 7064 MOD 11-2 over the first seventeen digits. */
    static char checkCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11);
    }

    static Sex sexOf(char sequenceDigit) {
        return (sequenceDigit - '0') % 2 == 1 ? Sex.M : Sex.F;
    }

    static Optional<LocalDate> date(String eight) {
        try {
            return Optional.of(LocalDate.parse(eight, DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Refuses a birth date that does not exist, lies in the future or further back than anybody lives. */
    static void requireDate(String eight, LocalDate today) {
        var date = date(eight);
        if (date.isEmpty() || date.get().isAfter(today) || date.get().isBefore(OLDEST)) {
            throw new UnfitValue(Fault.ID_DATE);
        }
    }
}
