package unioncard.web.signin;

import java.util.regex.Pattern;

/** What a browser calls itself, in words people know. Told for recognition only; anybody can claim anything. */
public final class BrowserName {

    private static final String[][] BROWSERS = {{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Chrome/", "Chrome"}, {"Firefox/", "Firefox"}, {"Version/", "Safari"}};
    private static final String[][] SYSTEMS = {{"HarmonyOS", "HarmonyOS"}, {"Android", "Android"}, {"iPhone", "iOS"}, {"iPad", "iPadOS"},
        {"Windows", "Windows"}, {"Mac OS X", "macOS"}, {"Linux", "Linux"}};

    private BrowserName() {
    }

    /** For example {@code Chrome 140, Windows}; what was said, shortened, when it is unknown. */
    public static String of(String said) {
        for (var browser : BROWSERS) {
            var version = Pattern.compile(Pattern.quote(browser[0]) + "(\\d+)").matcher(said);
            if (version.find()) {
                return browser[1] + " " + version.group(1) + system(said);
            }
        }
        return said.length() <= 30 ? said : said.substring(0, 30) + "…";
    }

    private static String system(String said) {
        for (var system : SYSTEMS) {
            if (said.contains(system[0])) {
                return ", " + system[1];
            }
        }
        return "";
    }
}
