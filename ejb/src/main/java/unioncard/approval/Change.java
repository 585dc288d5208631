package unioncard.approval;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that a request would change.
 *
 * @param field name known to the {@link ApprovalKind}; its word is the text {@code approval.field.<kind>.<field>}
 * @param before as it was when the request was made; null when there was nothing
 * @param after as it shall be; null for nothing
 */
public record Change(String field, String before, String after) {

    /** The fields whose values become others, in the order of the second map; both may hold null. */
    public static List<Change> between(Map<String, String> before, Map<String, String> after) {
        return after.entrySet().stream().map(field -> new Change(field.getKey(), before.get(field.getKey()), field.getValue()))
                .filter(change -> !Objects.equals(change.before, change.after)).toList();
    }

    @Override
    public String toString() {
        return field + " ****";
    }
}
