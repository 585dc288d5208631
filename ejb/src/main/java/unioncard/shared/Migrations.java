package unioncard.shared;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
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

    @Resource(lookup = "jdbc/unioncard")
    private DataSource source;

    @PostConstruct
    void migrate() {
        apply(source);
    }

    /** Applies what is missing; harmless when nothing is. Also used by tests and tools. */
    public static void apply(DataSource source) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }
}
