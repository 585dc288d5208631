package unioncard.bankfile;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import unioncard.shared.Setting;

/**
 * Reads a {@link BankLayout} from properties. The format of docs/bank-file-format.md comes with the product ({@code bank-layout.properties} beside this
 * class); a file of the operator's names what is agreed otherwise. It is judged whole, and every mistake is told at once.
 */
final class LayoutFile {

    private static final String STANDARD = "bank-layout.properties";
    private static final String LETTERS_OF_THE_FORMAT = "+/=\\'{}_";

    private final Properties values = new Properties();
    private final List<String> problems = new ArrayList<>();

    private LayoutFile() throws IOException {
        try (var in = new InputStreamReader(Objects.requireNonNull(LayoutFile.class.getResourceAsStream(STANDARD)), StandardCharsets.UTF_8)) {
            values.load(in);
        }
    }

    /** The one that {@link Setting#BANK_LAYOUT_FILE} names; throws {@link IllegalStateException}, which says all that is wrong with it. */
    static BankLayout configured() {
        var file = Setting.BANK_LAYOUT_FILE.text().strip();
        return file.isEmpty() ? standard() : of(Path.of(file));
    }

    /** The format that comes with the product. */
    static BankLayout standard() {
        return read(STANDARD, Reader.nullReader());
    }

    /** Throws {@link IllegalStateException}, which says all that is wrong with the file. */
    static BankLayout of(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            return read(file.toString(), in);
        } catch (IOException e) {
            throw new IllegalStateException("the bank layout " + file + " (" + Setting.BANK_LAYOUT_FILE.key() + ") cannot be read", e);
        }
    }

    private static BankLayout read(String name, Reader in) {
        try {
            var file = new LayoutFile();
            var own = new Properties();
            own.load(in);
            var unknown = new TreeSet<>(own.stringPropertyNames());
            unknown.removeAll(file.values.stringPropertyNames());
            unknown.forEach(key -> file.problems.add(key + ": unknown key"));
            file.values.putAll(own);
            var layout = file.layout();
            if (!file.problems.isEmpty()) {
                throw new IllegalStateException("the bank layout " + name + " cannot be meant: " + String.join("; ", file.problems));
            }
            return layout;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("the bank layout " + name + " cannot be read", e);
        }
    }

    private BankLayout layout() {
        char separator = separator();
        var dates = checked("date.pattern", BankDates::new);
        var version = text("version");
        requirePlain("version", version, separator);
        if (dates != null && text("date.pattern").indexOf(separator) >= 0) {
            problems.add("date.pattern: holds the separator");
        }
        var request = line("request.columns", separator, EnumSet.of(BankColumn.SEQ, BankColumn.MEMBER_NO, BankColumn.NAME, BankColumn.DOC_TYPE,
                BankColumn.DOC_NO), EnumSet.range(BankColumn.SEQ, BankColumn.BRANCH));
        return new BankLayout(version, separator, lineEnd(), dates,
                line("request.header", separator, EnumSet.of(BankColumn.BATCH_NO, BankColumn.COUNT), EnumSet.of(BankColumn.VERSION, BankColumn.BATCH_NO,
                        BankColumn.DATE, BankColumn.UNION_CODE, BankColumn.CHANNEL, BankColumn.COUNT)),
                request, longest(request),
                line("acknowledgement.columns", separator, EnumSet.of(BankColumn.BATCH_NO, BankColumn.CODE, BankColumn.COUNT, BankColumn.DIGEST),
                        EnumSet.of(BankColumn.BATCH_NO, BankColumn.CODE, BankColumn.COUNT, BankColumn.DIGEST, BankColumn.TEXT)),
                line("result.header", separator, EnumSet.of(BankColumn.BATCH_NO, BankColumn.NUMBER, BankColumn.COUNT), EnumSet.of(BankColumn.VERSION,
                        BankColumn.BATCH_NO, BankColumn.DATE, BankColumn.NUMBER, BankColumn.COUNT)),
                line("result.columns", separator, EnumSet.of(BankColumn.SEQ, BankColumn.MEMBER_NO, BankColumn.CODE, BankColumn.CARD_NO,
                        BankColumn.CARD_DATE), EnumSet.of(BankColumn.SEQ, BankColumn.MEMBER_NO, BankColumn.CODE, BankColumn.CARD_NO,
                        BankColumn.CARD_DATE, BankColumn.TEXT)),
                names());
    }

    private String text(String key) {
        return values.getProperty(key).strip();
    }

    private <T> T checked(String key, Function<String, T> reading) {
        try {
            return reading.apply(text(key));
        } catch (IllegalArgumentException e) {
            problems.add(key + ": " + e.getMessage());
            return null;
        }
    }

    private char separator() {
        var text = text("separator");
        if (text.equals("TAB")) {
            return '\t';
        }
        if (text.length() != 1) {
            problems.add("separator: '" + text + "' is not one character (a tab is written TAB)");
            return '|';
        }
        char c = text.charAt(0);
        if (c <= ' ' || c > '~' || Character.isLetterOrDigit(c) || LETTERS_OF_THE_FORMAT.indexOf(c) >= 0) {
            problems.add("separator: '" + text + "' may be part of a field; take a sign such as | , ; ^ or TAB");
        }
        return c;
    }

    private String lineEnd() {
        var text = text("line.end");
        if (!text.equals("CRLF") && !text.equals("LF")) {
            problems.add("line.end: '" + text + "' is neither CRLF nor LF");
        }
        return text.equals("LF") ? "\n" : "\r\n";
    }

    private void requirePlain(String key, String text, char separator) {
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~') || text.indexOf(separator) >= 0) {
            problems.add(key + ": '" + text + "' holds the separator, or what is not ASCII");
        }
    }

    private LineForm line(String key, char separator, Set<BankColumn> needed, Set<BankColumn> possible) {
        var places = new ArrayList<LineForm.Place>();
        var seen = EnumSet.noneOf(BankColumn.class);
        for (var item : text(key).split(",", -1)) {
            var one = item.strip();
            if (one.length() >= 2 && one.startsWith("'") && one.endsWith("'")) {
                var constant = one.substring(1, one.length() - 1);
                requirePlain(key, constant, separator);
                places.add(new LineForm.Place(null, constant));
            } else if (one.equals("-")) {
                places.add(new LineForm.Place(null, null));
            } else {
                var column = BankColumn.of(one).filter(possible::contains).orElse(null);
                if (column == null) {
                    problems.add(key + ": unknown column '" + one + "'; there may be " + keys(possible) + ", 'a constant' and -");
                } else if (!seen.add(column)) {
                    problems.add(key + ": column " + one + " stands twice");
                }
                places.add(new LineForm.Place(column, null));
            }
        }
        var missing = EnumSet.copyOf(needed);
        missing.removeAll(seen);
        if (!missing.isEmpty()) {
            problems.add(key + ": needs " + keys(missing));
        }
        var first = places.get(0);
        if (first.column() == null ? first.constant() == null || first.constant().isEmpty() || first.constant().equals("T") : !first.column().isNumber()) {
            problems.add(key + ": the first column is a constant other than 'T', which begins the last line, or a number: seq, memberNo, batchNo");
        }
        return new LineForm(places, separator);
    }

    private static String keys(Set<BankColumn> columns) {
        return String.join(", ", columns.stream().map(BankColumn::key).toList());
    }

    private List<Integer> longest(LineForm request) {
        var longest = new ArrayList<>(Collections.nCopies(request.size(), Integer.MAX_VALUE));
        for (var item : Arrays.stream(text("request.longest").split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList()) {
            var parts = item.split(":", -1);
            var column = BankColumn.of(parts[0].strip()).filter(request::has).orElse(null);
            if (column == null || parts.length != 2 || !parts[1].strip().matches("[1-9]\\d{0,3}")) {
                problems.add("request.longest: '" + item + "' is not a column of request.columns, a colon and a number of characters");
            } else {
                longest.set(request.place(column), Integer.valueOf(parts[1].strip()));
            }
        }
        return longest;
    }

    private List<NameForm> names() {
        var names = new ArrayList<NameForm>();
        names.add(checked("request.name", text -> new NameForm(text, Set.of("batchNo", "sending"), Set.of("batchNo", "sending", "date", "channel"))));
        names.add(checked("acknowledgement.name", text -> new NameForm(text, Set.of("batchNo", "sending"), Set.of("batchNo", "sending", "date", "channel"))));
        names.add(checked("result.name", text -> new NameForm(text, Set.of("batchNo", "number"), Set.of("batchNo", "number", "date", "channel"))));
        if (!names.contains(null)) {
            requireApart(names);
        }
        return names;
    }

    /** No name may be taken for one of another kind. */
    private void requireApart(List<NameForm> names) {
        for (var sending : List.of("", "_02")) {
            for (var number : List.of("01", "2345")) {
                var values = Map.of("batchNo", "20261123000001", "date", "20261123", "channel", "N", "sending", sending, "number", number);
                for (int i = 0; i < names.size(); i++) {
                    var name = names.get(i).name(values);
                    if (names.stream().filter(form -> form.match(name).isPresent()).count() > 1) {
                        problems.add("request.name, acknowledgement.name, result.name: " + name + " may be each of two kinds");
                        return;
                    }
                }
            }
        }
    }
}
