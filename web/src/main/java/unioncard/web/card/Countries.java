package unioncard.web.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Countries and regions of ISO 3166 with their Chinese names, in the order of the pinyin. */
@Named
@ApplicationScoped
public class Countries {

    private static final List<Country> ALL = Arrays.stream(Locale.getISOCountries()).map(code -> new Locale("", code))
            .map(place -> new Country(place.getISO3Country(), name(place)))
            .sorted(Comparator.comparing(Country::name, Collator.getInstance(Locale.SIMPLIFIED_CHINESE))).toList();

    /** Java calls all regions of China by "中国" but one. */
    private static String name(Locale place) {
        return place.getCountry().equals("TW") ? "中国台湾" : place.getDisplayCountry(Locale.SIMPLIFIED_CHINESE);
    }

    public List<Country> getAll() {
        return ALL;
    }

    /**
     * A country or region.
     *
     * @param code ISO 3166 alpha-3
     */
    public record Country(String code, String name) {

        /** Name and code, so that either is found. */
        public String label() {
            return name + " " + code;
        }
    }
}
