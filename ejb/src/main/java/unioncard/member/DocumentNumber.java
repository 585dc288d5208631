package unioncard.member;

import com.ibm.icu.util.Region;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.util.Optional;
import unioncard.form.TypedText;
import unioncard.form.UnfitValue;

/**
 * Number of an identity document (证件号码), checked by the rules of its type.
 *
 * @param value normalised: half-width, upper case, no blanks, leading zeros kept
 */
public record DocumentNumber(DocumentType type, String value) {

    private static final int LONGEST = 30;
    private static final String UNKNOWN_NATIONALITY = "XXX";
    /** H or M and eight digits name the person; two further digits only count replacements of the card. */
    private static final int TRAVEL_PERMIT_PERSON = 9;

    /** Reads a number as typed. Throws {@link UnfitValue} with the rule it breaks. */
    public static DocumentNumber of(DocumentType type, String typed, LocalDate today) {
        var text = TypedText.compact(typed);
        switch (type) {
            case RESIDENT_ID -> ResidentId.of(text, today);
            case FOREIGN_PASSPORT -> requireShape(text, "(?=.*[0-9])[0-9A-Z]{5,17}");
            case HK_MACAO_PERMIT -> requireShape(text, "[HM][0-9]{8}([0-9]{2})?");
            case TAIWAN_PERMIT -> requireShape(text, "[0-9]{8}|[0-9]{10}[A-Z]?");
            case HK_MACAO_RESIDENCE -> requireResidence(text, "8[12]", today);
            case TAIWAN_RESIDENCE -> requireResidence(text, "83", today);
            case PERMANENT_RESIDENCE -> requirePermanentResidence(text, today);
            case OTHER -> requireShape(text, "[0-9A-Z()/-]{3," + LONGEST + "}");
        }
        return new DocumentNumber(type, text);
    }

    /** What equal documents have in common; the keyed hash for search and comparison is made of it. */
    public String key() {
        return key(value);
    }

    /**
     * The same for a number whose type is not known, as typed into a search field: blanks and small letters are forgiven, fifteen digits
     * become eighteen, a travel permit is cut to the part that names the person.
     */
    public static String key(String typed) {
        var text = TypedText.compact(typed);
        if (text.matches("[HM][0-9]{10}")) {
            return text.substring(0, TRAVEL_PERMIT_PERSON);
        }
        return ResidentId.widened(text).orElse(text);
    }

    /** Date of birth as far as the number tells it. */
    public Optional<LocalDate> birthDate() {
        return switch (type) {
            case RESIDENT_ID, HK_MACAO_RESIDENCE, TAIWAN_RESIDENCE, PERMANENT_RESIDENCE ->
                    value.length() == 18 ? ResidentId.date(value.substring(6, 14)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Sex as far as the number tells it. */
    public Optional<Sex> sex() {
        return birthDate().map(known -> ResidentId.sexOf(value.charAt(16)));
    }

    /** Nationality as ISO 3166 alpha-3 as far as type and number tell it, otherwise {@code XXX} as travel documents write it. */
    public String nationality() {
        return switch (type) {
            case FOREIGN_PASSPORT, OTHER -> UNKNOWN_NATIONALITY;
            case PERMANENT_RESIDENCE -> value.length() == 15 ? value.substring(0, 3) : country(Integer.parseInt(value.substring(3, 6)));
            default -> "CHN";
        };
    }

    private static String country(int number) {
        try {
            return ULocale.forLanguageTag("und-" + Region.getInstance(number)).getISO3Country();
        } catch (IllegalArgumentException e) {
            return UNKNOWN_NATIONALITY;
        }
    }

    private static void requireShape(String text, String shape) {
        if (!text.matches(shape)) {
            throw new UnfitValue(Fault.DOCUMENT_SHAPE);
        }
    }

    private static void requireResidence(String text, String prefix, LocalDate today) {
        requireShape(text, prefix + "[0-9]{15}[0-9X]");
        requireEighteen(text, today);
    }

    private static void requireEighteen(String text, LocalDate today) {
        ResidentId.requireDate(text.substring(6, 14), today);
        if (ResidentId.checkCharacter(text) != text.charAt(17)) {
            throw new UnfitValue(Fault.DOCUMENT_CHECK);
        }
    }

    /** Cards since December 2023 have 18 digits beginning with 9, older ones three letters and twelve digits with the check digit of ICAO 9303. */
    private static void requirePermanentResidence(String text, LocalDate today) {
        if (text.matches("9[0-9]{16}[0-9X]")) {
            requireEighteen(text, today);
            return;
        }
        requireShape(text, "[A-Z]{3}[0-9]{12}");
        if (ResidentId.date("19" + text.substring(7, 13)).isEmpty() && ResidentId.date("20" + text.substring(7, 13)).isEmpty()) {
            throw new UnfitValue(Fault.ID_DATE);
        }
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            sum += Character.digit(text.charAt(i), 36) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }
        if (sum % 10 != text.charAt(14) - '0') {
            throw new UnfitValue(Fault.DOCUMENT_CHECK);
        }
    }

    @Override
    public String toString() {
        return type + " ****";
    }
}
