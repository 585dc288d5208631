package unioncard.shared;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Which conditions of a filter are set, for the audit trail: their names alone, since what they say may be somebody's name. */
public final class FilterWords {

    private FilterWords() {
    }

    /** The components of the filter that are neither null nor false, such as {@code (name, handling)}; {@code (all)} when none is. */
    public static String of(Record filter) {
        var set = Arrays.stream(filter.getClass().getRecordComponents()).filter(one -> isSet(one, filter)).map(RecordComponent::getName)
                .collect(Collectors.joining(", ", "(", ")"));
        return set.equals("()") ? "(all)" : set;
    }

    private static boolean isSet(RecordComponent component, Record filter) {
        try {
            var value = component.getAccessor().invoke(filter);
            return value != null && !Boolean.FALSE.equals(value);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(filter.getClass().getName() + " must be a public record", failure);
        }
    }
}
