package unioncard.bench;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import unioncard.launch.DataFolder;
import unioncard.launch.DatabaseAccess;
import unioncard.launch.KeysFile;
import unioncard.launch.PostgresServer;
import unioncard.security.PersonalColumns;
import unioncard.security.PersonalData;
import unioncard.shared.Database;
import unioncard.shared.Migrations;
import unioncard.shared.OwnTransaction;

/**
 * The product's embedded PostgreSQL as {@code server-config/run} starts it (crash-safe, two roles), in a folder of its own that goes with it.
 * {@link #jdbi} is the application's: outside of {@link #transaction} each statement commits by itself, and it sees the whole city, as a job.
 */
public final class BenchDatabase implements AutoCloseable {

    /** Options of a connection that sees and changes the whole city, as a job's does. */
    public static final String SIGHT = "-c unioncard.sees=CITY -c unioncard.changes=CITY";

    private static final String OTHERS = "select count(*) from pg_stat_activity where datname = current_database() and usename is not null"
            + " and pid <> pg_backend_pid()";
    private static final int MOMENTS = 100;

    private final DataFolder folder;
    private final PostgresServer server;
    private final TransactionSource source;
    private final PersonalData personalData;
    private final Jdbi jdbi;
    private BenchEntities entities;

    /** Starts a server with the schema and no rows but those of the migrations. */
    public BenchDatabase() {
        folder = DataFolder.open(temporary());
        server = PostgresServer.start(folder, 0, false);
        Migrations.apply(server.owner().dataSource(), server.application().dataSource());
        source = new TransactionSource(server.application());
        personalData = new PersonalData(KeysFile.prepare(folder.keysFile()));
        jdbi = Database.configured(source).installPlugin(new PersonalColumns(personalData));
    }

    /** Jdbi as the application configures it. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** The owner of the schema, with connections of its own. */
    public Jdbi owner() {
        return Jdbi.create(server.owner().wholeCity());
    }

    /** Where and as whom the application reaches the database, for who brings connections of its own; its settings are to be {@link #SIGHT}. */
    public DatabaseAccess application() {
        return server.application();
    }

    /** The entities of the application; within {@link #transaction} what they change is written in it. For one thread. */
    public EntityManager entities() {
        if (entities == null) {
            entities = new BenchEntities(source);
        }
        return entities.manager();
    }

    /** Encryption with keys made for this run. */
    public PersonalData personalData() {
        return personalData;
    }

    /** A folder for files of the bench. */
    public Path folder(String name) {
        return folder.folder(name);
    }

    /** What gives a job's step its transaction in the container. */
    public OwnTransaction transaction() {
        return new OwnTransaction() {
            @Override
            public void run(Runnable work) {
                get(() -> {
                    work.run();
                    return null;
                });
            }

            @Override
            public <T> T get(Supplier<T> work) {
                return source.run(entities == null || source.isInTransaction() ? work : () -> entities.within(work));
            }
        };
    }

    /** Keeps the database as it is now, vacuumed, for {@link #restore}; it is gone until then. */
    public void keep() {
        owner().useHandle(h -> h.execute("vacuum analyze"));
        source.closeIdle();
        superuser().useHandle(h -> h.execute("alter database unioncard rename to kept"));
    }

    /** The database file by file as it was at {@link #keep}, and everything on disk: each round finds the same. */
    public void restore() {
        source.closeIdle();
        superuser().useHandle(h -> {
            h.execute("drop database if exists unioncard with (force)");
            h.execute("create database unioncard owner unioncard template kept strategy file_copy");
            h.execute("checkpoint");
        });
    }

    /**
     * Rows that were inserted, updated and deleted since {@link #restore}, also by transactions that were rolled back. Not the one row that tells of a job's
     * progress: how often it is written depends on how long the job takes.
     */
    public long rowsWritten() {
        // A connection tells what it has done when it ends, which takes it a moment.
        source.closeIdle();
        owner().useHandle(h -> {
            for (int i = 0; i < MOMENTS && h.createQuery(OTHERS).mapTo(Long.class).one() > 0; i++) {
                h.execute("select pg_sleep(0.05)");
            }
        });
        return owner().withHandle(h -> h.createQuery("select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables"
                + " where relname <> 'exchange_work'").mapTo(Long.class).one());
    }

    /** A contender that finds the database as it was kept. */
    public Comparison.Contender restored(Comparison.Contender contender) {
        return (round, laps) -> {
            restore();
            contender.run(round, laps);
        };
    }

    private Jdbi superuser() {
        var secrets = new Properties();
        try (var in = Files.newBufferedReader(folder.secrets().resolve("database.properties"))) {
            secrets.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var url = server.owner().url();
        return Jdbi.create(url.substring(0, url.lastIndexOf('/')) + "/postgres", "postgres", secrets.getProperty("superuser.password"));
    }

    @Override
    public void close() {
        if (entities != null) {
            entities.close();
        }
        source.closeIdle();
        server.close();
        folder.clear();
        folder.close();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("unioncard-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
