package unioncard.bankfile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A result file as docs/bank-file-format.md has it, read with regular expressions and nothing of the product: what has to become of each line of a
 * batch of which no line is answered yet.
 */
final class PlainReading {

    /** What becomes of a line that nothing in the file answers, or nothing that may count. */
    static final String OPEN = "OPEN - - -";

    private static final String FIELD = "([^|\\p{Cc}\\p{Co}]*)";
    private static final Pattern LINE = Pattern.compile("D\\|([0-9]{1,9})\\|([0-9]{10})\\|([0-9A-Za-z_]{4,8})\\|" + FIELD + "\\|" + FIELD + "\\|" + FIELD);
    private static final int LONGEST_TEXT = 200;

    private final List<Told> lines = new ArrayList<>();
    private final Set<String> twice = new HashSet<>();

    /** @param text of the whole file */
    PlainReading(String text) {
        for (var line : text.split("\n", -1)) {
            var match = LINE.matcher(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            if (match.matches() && match.group(6).length() <= LONGEST_TEXT) {
                boolean issued = match.group(3).equals("0000");
                var told = new Told(Integer.parseInt(match.group(1)), match.group(2), match.group(3), issued ? match.group(4) : "-",
                        issued ? match.group(5) : "-");
                if (!issued || isCard(told.card) && isDate(told.date)) {
                    lines.add(told);
                }
            }
        }
        Map<String, Integer> holders = new HashMap<>();
        for (var told : lines) {
            var other = holders.putIfAbsent(told.card, told.seq);
            if (!told.card.equals("-") && other != null && other != told.seq) {
                twice.add(told.card);
            }
        }
    }

    /**
     * Status, code, card number and date of a line, separated by blanks, with a dash for what there is none of.
     *
     * @param known codes that are defined
     * @param taken card numbers of others
     */
    String of(int seq, String memberNo, Set<String> known, Set<String> taken) {
        var about = lines.stream().filter(told -> told.seq == seq).toList();
        var first = about.stream().filter(told -> told.memberNo.equals(memberNo) && known.contains(told.code)).findFirst().orElse(null);
        if (first == null || about.stream().anyMatch(told -> !told.code.equals(first.code) || !told.card.equals(first.card))
                || twice.contains(first.card) || taken.contains(first.card)) {
            return OPEN;
        }
        return (first.code.equals("0000") ? "ISSUED " : "REFUSED ") + first.code + " " + first.card + " " + first.date;
    }

    private static boolean isCard(String number) {
        if (!number.matches("621999[0-9]{10,13}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = Character.digit(number.charAt(number.length() - 1 - i), 10);
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }

    private static boolean isDate(String text) {
        try {
            return text.matches("[0-9]{8}") && LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private record Told(int seq, String memberNo, String code, String card, String date) {
    }
}
