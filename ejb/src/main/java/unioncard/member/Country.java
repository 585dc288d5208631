package unioncard.member;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A country or region of ISO 3166.
 *
 * @param code alpha-3
 * @param name in Chinese
 */
public record Country(String code, String name) {

    private static final List<Country> ALL = Arrays.stream(Locale.getISOCountries()).map(code -> new Locale("", code))
            .map(place -> new Country(place.getISO3Country(), name(place)))
            .sorted(Comparator.comparing(Country::name, Collator.getInstance(Locale.SIMPLIFIED_CHINESE))).toList();

    /** Java calls all regions of China by "中国" but one. */
    private static String name(Locale place) {
        return place.getCountry().equals("TW") ? "中国台湾" : place.getDisplayCountry(Locale.SIMPLIFIED_CHINESE);
    }

    /** All, in the order of the pinyin. */
    public static List<Country> all() {
        return ALL;
    }

    /** Name of the country with this code; null when no country has it, as where a document does not tell it. */
    public static String name(String code) {
        return ALL.stream().filter(country -> country.code.equals(code)).findFirst().map(Country::name).orElse(null);
    }

    /** Name and code, so that either is found. */
    public String label() {
        return name + " " + code;
    }
}
