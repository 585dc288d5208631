package unioncard.bench.lists;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import unioncard.testing.ConsoleSession;

/**
 * One thing somebody does with a list: opens it with filters in its address, or turns to another page or order of one that is open, as the
 * component does.
 *
 * @param name in the report
 * @param path address below the context root
 * @param move from the opened page to the fields of the request that is timed; null: opening it is timed
 */
record Visit(String name, String path, Function<String, Map<String, String>> move) {

    private static final Pattern ROW = Pattern.compile("<tr[^>]* data-ri=");
    private static final Pattern COLUMN = Pattern.compile("<th id=\"([^\"]*)\"[^>]*aria-label=\"([^\"]*)\"");
    private static final String TABLE = "list:table";

    static Visit open(String name, String path) {
        return new Visit(name, path, null);
    }

    static Visit page(String name, String path, int first) {
        return new Visit(name, path, page -> ajax(Map.of(TABLE + "_pagination", "true", TABLE + "_first", String.valueOf(first),
                TABLE + "_rows", "20", TABLE + "_skipChildren", "true")));
    }

    static Visit sorted(String name, String path, String header) {
        return new Visit(name, path, page -> ajax(Map.of(TABLE + "_sorting", "true", TABLE + "_sortKey", column(page, header),
                TABLE + "_sortDir", "1", TABLE + "_skipChildren", "true")));
    }

    /** What is timed, for somebody signed in; the page it starts from is opened here. Throws when the answer has no row. */
    Supplier<Integer> by(ConsoleSession session) {
        if (move == null) {
            return () -> checked(session.get(path));
        }
        var page = session.get(path).body();
        var fields = move.apply(page);
        var state = ConsoleSession.viewState(page);
        return () -> checked(session.submit(path, page, "list", TABLE, fields, state));
    }

    private int checked(HttpResponse<String> answer) {
        if (answer.statusCode() != 200 || !ROW.matcher(answer.body()).find()) {
            throw new IllegalStateException(name + " " + path + " answered " + answer.statusCode() + ": "
                    + answer.body().substring(0, Math.min(1500, answer.body().length())));
        }
        return answer.body().length();
    }

    private static Map<String, String> ajax(Map<String, String> own) {
        var fields = new LinkedHashMap<>(Map.of("Faces-Request", "partial/ajax", "jakarta.faces.partial.ajax", "true", "jakarta.faces.source", TABLE,
                "jakarta.faces.partial.execute", TABLE, "jakarta.faces.partial.render", TABLE, TABLE + "_encodeFeature", "true"));
        fields.putAll(own);
        return fields;
    }

    private static String column(String page, String header) {
        return COLUMN.matcher(page).results().filter(found -> found.group(2).startsWith(header)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no column " + header)).group(1);
    }
}
