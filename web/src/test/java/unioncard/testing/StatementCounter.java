package unioncard.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Counts the SQL statements that reach the database, as PostgreSQL itself counts them (pg_stat_statements). Works inside the container
 * and from a browser test. Transaction control, settings (the data scope of each transaction among them) and the clockwork of the job
 * dispatcher are not counted; a JDBC batch of n rows is n statements unless the driver rewrites it, a COPY is one.
 */
public final class StatementCounter {

    private static final Pattern NOT_COUNTED = Pattern.compile(
            "(?is)^\\s*(begin|commit|rollback|savepoint|release|set|reset|show|discard|start transaction|deallocate)\\b.*"
            + "|^\\s*select (set_config|current_setting)\\(.*|.*\\bpg_stat_statements\\b.*|.*\\bjob_run\\b.*|^\\s*select \\$1\\s*$");
    private static final String CALLS = "select min(query), sum(calls) from statistics.pg_stat_statements s"
            + " join pg_database d on d.oid = s.dbid where d.datname = current_database() and s.toplevel"
            + " and s.userid = (select oid from pg_roles where rolname = current_user) group by queryid";

    private final DataSource database;

    /** Counts what any session of the application's role sends to this database. */
    public StatementCounter(DataSource database) {
        this.database = database;
    }

    /** Runs the action and tells which statements ran meanwhile. */
    public Statements during(Callable<?> action) throws Exception {
        Map<String, Long> before = calls();
        action.call();
        var more = new TreeMap<String, Long>();
        calls().forEach((text, count) -> {
            long times = count - before.getOrDefault(text, 0L);
            if (times > 0 && !NOT_COUNTED.matcher(text).matches()) {
                more.put(text, times);
            }
        });
        return new Statements(more);
    }

    private Map<String, Long> calls() throws SQLException {
        var calls = new TreeMap<String, Long>();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(CALLS)) {
            while (rows.next()) {
                calls.merge(rows.getString(1), rows.getLong(2), Long::sum);
            }
        }
        return calls;
    }

    /**
     * What ran.
     *
     * @param calls normalised statement text and how often it ran
     */
    public record Statements(Map<String, Long> calls) {

        /** How many statements ran. */
        public long total() {
            return calls.values().stream().mapToLong(Long::longValue).sum();
        }

        /** How many statements ran that hold this text, whatever its case. */
        public long with(String part) {
            String wanted = part.toLowerCase(Locale.ROOT);
            return calls.entrySet().stream().filter(e -> e.getKey().toLowerCase(Locale.ROOT).contains(wanted))
                    .mapToLong(Map.Entry::getValue).sum();
        }
    }
}
