package unioncard.card;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import unioncard.form.TypedText;
import unioncard.member.Country;
import unioncard.member.PersonName;
import unioncard.security.PersonalKind;

/** What may stand in an item of the form, how it is written in one way, and whether it is sealed. */
enum ItemKind {
    /** Latin letters as in the machine-readable zone, in upper case. */
    LATIN(text -> PersonName.normalise(text).toUpperCase(Locale.ROOT), matching("\\p{IsLatin}[\\p{IsLatin} '.,-]{0,99}")),
    /** Words; the bank's file knows no vertical bar. */
    TEXT(text -> TypedText.trimmed(text), matching("[^|\\p{Cntrl}]{1,60}")),
    /** A name as the bank prints it. */
    NAME(PersonName::normalise, matching("[\\p{L}\\p{M}〇 ·.'-]{1,100}")),
    /** More words. */
    LONG_TEXT(text -> TypedText.trimmed(text), matching("[^|\\p{Cntrl}]{1,100}")),
    /** ISO 3166 alpha-3. */
    COUNTRY(text -> text.strip().toUpperCase(Locale.ROOT), (text, today) -> Country.name(text) != null),
    /** A day not before today. */
    DAY_TO_COME(text -> text.strip(), (text, today) -> !LocalDate.parse(text).isBefore(today)),
    /** A day not after today. */
    DAY_GONE(text -> text.strip(), (text, today) -> !LocalDate.parse(text).isAfter(today)),
    /** M or F. */
    SEX(text -> text, among("M", "F")),
    /** Which country taxes the person. */
    RESIDENCY(text -> text, among("RESIDENT", "NON_RESIDENT", "BOTH")),
    /** Who signed. */
    SIGNER(text -> text, among("SELF", "AGENT")),
    /** Mobile number, sealed. */
    MOBILE(TypedText::compact, matching("1[3-9]\\d{9}"), PersonalKind.MOBILE),
    /** Number of a permit or a taxpayer, sealed. */
    NUMBER(TypedText::compact, matching("[A-Z0-9/-]{3,30}"), PersonalKind.DOCUMENT),
    /** Address or birthplace, sealed. */
    ADDRESS(text -> TypedText.trimmed(text), matching("[^|\\p{Cntrl}]{1,100}"), PersonalKind.ADDRESS),
    /** The same in English or pinyin, sealed. */
    LATIN_ADDRESS(text -> TypedText.trimmed(text), matching("[\\p{IsLatin}\\d][\\p{IsLatin}\\d '#&().,:;/-]{0,99}"), PersonalKind.ADDRESS),
    /** At least one file. */
    FILE(text -> text, (text, today) -> false);

    private final UnaryOperator<String> oneWay;
    private final BiPredicate<String, LocalDate> fits;
    private final PersonalKind sealed;

    ItemKind(UnaryOperator<String> oneWay, BiPredicate<String, LocalDate> fits) {
        this(oneWay, fits, null);
    }

    ItemKind(UnaryOperator<String> oneWay, BiPredicate<String, LocalDate> fits, PersonalKind sealed) {
        this.oneWay = oneWay;
        this.fits = fits;
        this.sealed = sealed;
    }

    private static BiPredicate<String, LocalDate> matching(String pattern) {
        var compiled = Pattern.compile(pattern);
        return (text, today) -> compiled.matcher(text).matches();
    }

    private static BiPredicate<String, LocalDate> among(String... words) {
        var set = Set.of(words);
        return (text, today) -> set.contains(text);
    }

    /** The text in one way of writing. */
    String normalised(String typed) {
        return oneWay.apply(typed);
    }

    /** Whether a normalised text may stand there. */
    boolean fits(String text, LocalDate today) {
        return fits.test(text, today);
    }

    /** Under which kind it is sealed; null: it is plain. */
    PersonalKind sealed() {
        return sealed;
    }

    boolean isDay() {
        return this == DAY_TO_COME || this == DAY_GONE;
    }
}
