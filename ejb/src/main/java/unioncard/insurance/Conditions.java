package unioncard.insurance;

import java.util.ArrayList;
import java.util.List;

/** Predicates of a search, written only for what is searched, so that each search gets the plan of its own. Only fixed texts go in. */
final class Conditions {

    private final List<String> predicates = new ArrayList<>();

    Conditions(String first) {
        predicates.add(first);
    }

    Conditions when(boolean asked, String predicate) {
        if (asked) {
            predicates.add(predicate);
        }
        return this;
    }

    /** Whether somebody has filled in the field. */
    static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    /** Pattern for texts that begin like this. */
    static String beginning(String text) {
        return text == null ? null : text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    @Override
    public String toString() {
        return String.join(" and ", predicates);
    }
}
