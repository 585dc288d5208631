package unioncard.shared;

import java.util.HashMap;
import java.util.Map;

/**
 * The where clause of a list: only the filters that are set become conditions, so each combination gets the plan it deserves. Text
 * comes from the query class, values are always bound.
 */
public final class Conditions {

    private final StringBuilder sql;
    private final Map<String, Object> values = new HashMap<>();

    private Conditions(String first) {
        sql = new StringBuilder(first);
    }

    /** Begins with what always holds, for example the data scope. */
    public static Conditions where(String first) {
        return new Conditions(first);
    }

    /** Adds a condition that binds {@code name}, unless the value is null or blank. */
    public Conditions and(String condition, String name, Object value) {
        if (value != null && !(value instanceof String text && text.isBlank())) {
            sql.append(" and ").append(condition);
            values.put(name, value instanceof String text ? text.strip() : value);
        }
        return this;
    }

    /** Adds a condition that binds nothing; null adds none. */
    public Conditions and(String condition) {
        if (condition != null) {
            sql.append(" and ").append(condition);
        }
        return this;
    }

    /** Text after {@code where}. */
    public String sql() {
        return sql.toString();
    }

    /** What to bind with {@code bindMap}. */
    public Map<String, Object> values() {
        return values;
    }

    /** Pattern for "begins with"; null stays null. Wildcards in the text stand for themselves. */
    public static String prefix(String text) {
        return text == null || text.isBlank() ? null
                : text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
