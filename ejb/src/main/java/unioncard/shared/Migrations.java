package unioncard.shared;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date before anything else starts. Flyway holds a PostgreSQL advisory lock meanwhile, so several nodes may
 * start at once; the schema history is the proof of what was applied.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

    @Resource(lookup = "jdbc/unioncard-owner")
    private DataSource owner;
    @Resource(lookup = "jdbc/unioncard")
    private DataSource application;

    @PostConstruct
    void migrate() {
        apply(owner, application);
    }

    /** {@link #apply(DataSource, DataSource)} with one role for both. */
    public static void apply(DataSource both) {
        apply(both, both);
    }

    /**
     * Applies what is missing; harmless when nothing is. Also used by tests and tools.
     *
     * @param owner with the role that owns the schema
     * @param application with the role of the application, which is granted what it needs; may be the same
     */
    public static void apply(DataSource owner, DataSource application) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                // The walls hold for the owner too; a migration changes rows of the whole city.
                .initSql("select set_config('unioncard.sees', 'CITY', false), set_config('unioncard.changes', 'CITY', false)")
                .placeholders(Map.of("application", role(application)))
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    /** Name of the role, quoted where it must be. A role that no wall holds for is pointed out: the data scope of the queries is then alone. */
    private static String role(DataSource application) {
        try (var connection = application.getConnection(); var statement = connection.createStatement(); var row = statement.executeQuery(
                "select quote_ident(rolname), rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
            row.next();
            if (row.getBoolean(2)) {
                LOG.log(Level.WARNING, "The database role {0} passes every row-level policy; give the application an ordinary role.", row.getString(1));
            }
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the role of the application cannot be asked for", e);
        }
    }
}
