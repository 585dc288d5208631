package unioncard.bankfile;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one kind of file is called: letters, digits and {@code _ - .}, with places in braces. */
final class NameForm {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w*)}");
    private static final Map<String, String> HOLDS = Map.of("date", "\\d{8}", "batchNo", "\\d{14}", "channel", "[NS]", "number", "\\d{2,4}",
            "sending", "(?:_(?:0[2-9]|[1-9]\\d))?");

    private final String text;
    private final Pattern pattern;

    /** Throws {@link IllegalArgumentException} when a place is unknown, missing or there twice, or a sign may not stand in a name. */
    NameForm(String text, Set<String> needed, Set<String> possible) {
        this.text = text;
        var seen = new HashSet<String>();
        var regex = new StringBuilder();
        int from = 0;
        var places = PLACE.matcher(text);
        for (; places.find(); from = places.end()) {
            var place = places.group(1);
            if (!possible.contains(place)) {
                throw new IllegalArgumentException("unknown place {" + place + "}; there may be " + String.join(", ", possible.stream().sorted().toList()));
            }
            if (!seen.add(place)) {
                throw new IllegalArgumentException("{" + place + "} stands twice");
            }
            regex.append(literal(text.substring(from, places.start()))).append("(?<").append(place).append('>').append(HOLDS.get(place)).append(')');
        }
        regex.append(literal(text.substring(from)));
        if (!seen.containsAll(needed)) {
            throw new IllegalArgumentException("needs " + String.join(", ", needed.stream().filter(place -> !seen.contains(place)).sorted().toList()));
        }
        if (text.startsWith(".") || text.endsWith(".ok") || text.endsWith(".part")) {
            throw new IllegalArgumentException("must not begin with a dot nor end in .ok or .part");
        }
        pattern = Pattern.compile(regex.toString());
    }

    private static String literal(String text) {
        if (!text.matches("[\\w.-]*")) {
            throw new IllegalArgumentException("a name has letters, digits and _ - . only, and places in braces");
        }
        return text.replace(".", "\\.");
    }

    String name(Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
    }

    /** How the second and later sendings of a request are marked; the first is not. */
    static String sending(int sending) {
        return sending == 1 ? "" : "_%02d".formatted(sending);
    }

    Optional<Matcher> match(String name) {
        return Optional.of(pattern.matcher(name)).filter(Matcher::matches);
    }

    /** A pattern for PostgreSQL whose only group is the number of a result. */
    String numberPattern() {
        var around = text.split("\\{number}", 2);
        return "^" + anything(around[0]) + "(\\d{2,4})" + anything(around[1]) + "$";
    }

    private static String anything(String part) {
        return PLACE.matcher(part.replace(".", "\\.")).replaceAll(".*");
    }
}
