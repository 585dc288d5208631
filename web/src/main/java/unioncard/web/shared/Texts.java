package unioncard.web.shared;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.ResourceBundle;
import unioncard.shared.Labelled;

/**
 * Every Chinese text of the console, read from one {@code text.properties} per capability; no key may stand in two of them. Pages say
 * {@code #{text['union.name']}}, code says {@link #of}.
 */
public class Texts extends ResourceBundle {

    /** Capabilities whose folder may hold a {@code text.properties}. */
    static final List<String> CAPABILITIES = List.of("shared", "security", "signin", "organisation", "approval", "rules", "member", "verification", "card",
            "bankfile", "ledger", "insurance", "benefit", "transfer", "roster", "audit", "keys", "home");
    private static final Map<String, String> TEXTS = read();

    private static Map<String, String> read() {
        var all = new HashMap<String, String>();
        for (var capability : CAPABILITIES) {
            try (var in = Texts.class.getResourceAsStream("/unioncard/web/" + capability + "/text.properties")) {
                if (in == null) {
                    continue;
                }
                var texts = new Properties();
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                for (var key : texts.stringPropertyNames()) {
                    if (all.put(key, texts.getProperty(key)) != null) {
                        throw new IllegalStateException("text " + key + " stands twice, again in " + capability);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Map.copyOf(all);
    }

    /** The text with its places {@code {0}}, {@code {1}} filled; numbers come grouped, as in 10,000. */
    public static String of(String key, Object... arguments) {
        var text = TEXTS.get(key);
        if (text == null) {
            throw new MissingResourceException("no text " + key, Texts.class.getName(), key);
        }
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.SIMPLIFIED_CHINESE).format(arguments);
    }

    /** Whether there is such a text. */
    public static boolean has(String key) {
        return TEXTS.containsKey(key);
    }

    /** All keys that begin so. */
    public static List<String> keys(String prefix) {
        return TEXTS.keySet().stream().filter(key -> key.startsWith(prefix)).sorted().toList();
    }

    /** The word for an enum constant: its own, or the text {@code SimpleClassName.CONSTANT}; empty for null. */
    public static String label(Enum<?> constant) {
        return constant == null ? "" : constant instanceof Labelled labelled ? labelled.label() : of(key(constant));
    }

    /** The tone of a status badge, under {@code SimpleClassName.CONSTANT.tone}: ok, warn, bad, info or, when none is given, idle. */
    public static String tone(Enum<?> constant) {
        return constant == null ? "idle" : TEXTS.getOrDefault(key(constant) + ".tone", "idle");
    }

    private static String key(Enum<?> constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }

    @Override
    protected Object handleGetObject(String key) {
        return TEXTS.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(TEXTS.keySet());
    }
}
