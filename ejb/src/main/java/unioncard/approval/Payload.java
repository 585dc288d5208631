package unioncard.approval;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The one text that the changes of a request are encrypted as: control characters stand between them, and none may stand inside. */
final class Payload {

    private static final String NEXT_CHANGE = "\u001e";
    private static final String NEXT_PART = "\u001f";
    private static final String NOTHING = "\u0001";

    private Payload() {
    }

    static String of(List<Change> changes) {
        return changes.stream().map(change -> String.join(NEXT_PART, part(change.field()), part(change.before()), part(change.after())))
                .collect(Collectors.joining(NEXT_CHANGE));
    }

    static List<Change> changes(String payload) {
        return Arrays.stream(payload.split(NEXT_CHANGE)).map(change -> change.split(NEXT_PART, -1))
                .map(parts -> new Change(parts[0], value(parts[1]), value(parts[2]))).toList();
    }

    private static String part(String value) {
        if (value == null) {
            return NOTHING;
        }
        if (value.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("control character in a change");
        }
        return value;
    }

    private static String value(String part) {
        return part.equals(NOTHING) ? null : part;
    }
}
