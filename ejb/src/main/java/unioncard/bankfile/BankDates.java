package unioncard.bankfile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How dates stand in the bank's lines: yyyy, MM and dd once each, in any order, with {@code - / .} between them or nothing. */
final class BankDates {

    private final String pattern;
    private final DateTimeFormatter formatter;
    private final int year;
    private final int month;
    private final int day;

    /** Throws {@link IllegalArgumentException} when the pattern is another. */
    BankDates(String pattern) {
        year = pattern.indexOf("yyyy");
        month = pattern.indexOf("MM");
        day = pattern.indexOf("dd");
        var letters = pattern.replaceAll("[-/.]", "");
        if (year < 0 || month < 0 || day < 0 || letters.length() != "yyyyMMdd".length() || pattern.length() > "yyyy-MM-dd".length()) {
            throw new IllegalArgumentException("'" + pattern + "' is not made of yyyy, MM and dd once each, with - / . between them or nothing");
        }
        this.pattern = pattern;
        formatter = DateTimeFormatter.ofPattern(pattern);
    }

    String format(LocalDate date) {
        return date.format(formatter);
    }

    /** The date, or null when the text is none. Runs for every line of a result: no formatter, no exception for what can be seen before. */
    LocalDate parse(String text) {
        if (text.length() != pattern.length()) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(pattern.charAt(i)) ? c < '0' || c > '9' : c != pattern.charAt(i)) {
                return null;
            }
        }
        try {
            return LocalDate.of(number(text, year, 4), number(text, month, 2), number(text, day, 2));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text, int from, int length) {
        return Integer.parseInt(text, from, from + length, 10);
    }

    /** The pattern as PostgreSQL's to_char understands it. Holds nothing that would end a literal. */
    String sql() {
        return pattern.toUpperCase(Locale.ROOT);
    }
}
