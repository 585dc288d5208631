package unioncard.shared;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import unioncard.security.PersonalColumns;
import unioncard.security.PersonalData;

/**
 * A real PostgreSQL for tests: one server per JVM, for each test a fresh database copied from one that is migrated already.
 *
 * <pre>
 * &#64;RegisterExtension
 * final TestDatabase database = new TestDatabase();
 * ...
 * database.jdbi()                      // Jdbi as the application configures it
 * database.inTransaction(() -> ...)    // what a boundary call is in the container: all or nothing, JPA and Jdbi on one connection
 * database.seenBy(sight, () -> ...)    // the same behind the second wall, as the container raises it for somebody signed in
 * database.owner()                     // Jdbi as the owner of the schema, for what the application may not do
 * </pre>
 *
 * The role is the application's; without {@link #seenBy} it sees the whole city, as a job does.
 */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String OWNER = "unioncard";
    private static final String APPLICATION = "unioncard_app";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);
    /** Held, so that its level is not forgotten: a pool made for each test would tell of it each time. */
    private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");
    private static EmbeddedPostgres server;
    private static PersonalData personalData;
    private static Path keysFile;

    private String name;
    private HikariDataSource pool;
    private ThreadTransaction source;
    private Jdbi jdbi;
    private EntityManagerFactory factory;
    private ThreadLocal<EntityManager> entities = new ThreadLocal<>();

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        start();
        name = "t" + NUMBER.incrementAndGet();
        administer("create database " + name + " template migrated owner " + OWNER);
        pool = pool(of(name, APPLICATION));
        source = new ThreadTransaction(pool);
        jdbi = Database.configured(source).installPlugin(new PersonalColumns(personalData));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (factory != null) {
            factory.close();
        }
        factory = null;
        entities = new ThreadLocal<>();
        pool.close();
        administer("drop database " + name + " with (force)");
    }

    /** The database of this test; inside {@link #inTransaction} every connection is the transaction's. */
    public DataSource source() {
        return source;
    }

    /** Jdbi as the application configures it, with masking. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** The owner of the schema, who sees the whole city, with a connection of its own. */
    public Jdbi owner() {
        return Jdbi.create(of(name, OWNER));
    }

    /** {@link #inTransaction(Callable)} with the settings of somebody's sight; nothing else is visible to the work. */
    public <T> T seenBy(Sight sight, Callable<T> work) {
        return inTransaction(() -> {
            jdbi.useHandle(h -> sight.set(h.getConnection()));
            return work.call();
        });
    }

    /** Encryption with keys made for this run. */
    public PersonalData personalData() {
        return personalData;
    }

    /** The keys of {@link #personalData}; copied before anything is changed in it. */
    public Path keysFile() {
        return keysFile;
    }

    /** Dated parameters with their built-in values. */
    public Parameters parameters() {
        return new Parameters() {
            @Override
            public int number(Parameter parameter) {
                return parameter.fallback();
            }
        };
    }

    /** JPA on this database for this thread, to be used inside {@link #inTransaction} only. */
    public EntityManager entities() {
        if (entities.get() == null) {
            entities.set(factory().createEntityManager());
            if (source.isOpen()) {
                entities.get().getTransaction().begin();
            }
        }
        return entities.get();
    }

    private synchronized EntityManagerFactory factory() {
        if (factory == null) {
            var properties = new HashMap<String, Object>();
            properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
            properties.put("jakarta.persistence.nonJtaDataSource", source);
            properties.put("eclipselink.logging.level", "SEVERE");
            properties.put("eclipselink.session-name", name);
            properties.put("eclipselink.weaving", "false");
            factory = Persistence.createEntityManagerFactory("unioncard", properties);
        }
        return factory;
    }

    /** Runs a piece of work like a call to a boundary: commits at its end, rolls back when it throws. */
    public <T> T inTransaction(Callable<T> work) {
        try {
            return source.isOpen() ? work.call() : source.run(() -> withEntities(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What gives a job's step its transaction in the container. */
    public OwnTransaction ownTransaction() {
        return new OwnTransaction() {
            @Override
            public void run(Runnable work) {
                inTransaction(work);
            }

            @Override
            public <T> T get(Supplier<T> work) {
                return inTransaction(work::get);
            }
        };
    }

    /**
     * Until somebody waits for a lock, or what is to wait has ended without. May be called within a transaction; it asks on a connection of its own.
     */
    public void awaitWaiting(Future<?> unlessDone) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!unlessDone.isDone() && !somebodyWaits()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("nobody waits for a lock");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean somebodyWaits() {
        return owner().withHandle(h -> h.createQuery("select exists (select from pg_locks where not granted)").mapTo(Boolean.class).one());
    }

    /** {@link #inTransaction(Callable)} without a result. */
    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    private <T> T withEntities(Callable<T> work) throws Exception {
        if (entities.get() != null) {
            entities.get().clear();
            entities.get().getTransaction().begin();
        }
        try {
            var result = work.call();
            if (entities.get() != null) {
                entities.get().getTransaction().commit();
            }
            return result;
        } finally {
            if (entities.get() != null && entities.get().getTransaction().isActive()) {
                entities.get().getTransaction().rollback();
            }
        }
    }

    private static synchronized void start() throws IOException {
        if (server != null) {
            return;
        }
        POOL_LOG.setLevel(Level.WARNING);
        keysFile = keys();
        personalData = new PersonalData(keysFile);
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").setServerConfig("max_connections", "60").start();
        administer("create role " + OWNER + " login");
        administer("create role " + APPLICATION + " login");
        administer("create database migrated owner " + OWNER);
        Migrations.apply(of("migrated", OWNER), of("migrated", APPLICATION));
    }

    private static Path keys() throws IOException {
        var random = new SecureRandom();
        var lines = new StringBuilder("current=1\n");
        for (var key : new String[] {"key.1", "index"}) {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            lines.append(key).append('=').append(Base64.getEncoder().encodeToString(bytes)).append('\n');
        }
        var file = Files.createTempFile("keys", ".properties");
        file.toFile().deleteOnExit();
        return Files.writeString(file, lines);
    }

    private static DataSource of(String database, String role) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {server.getPort()});
        source.setDatabaseName(database);
        source.setUser(role);
        source.setOptions("-c unioncard.sees=CITY -c unioncard.changes=CITY");
        return source;
    }

    private static HikariDataSource pool(DataSource connections) {
        var pool = new HikariDataSource();
        pool.setDataSource(connections);
        pool.setMaximumPoolSize(30);
        pool.setMinimumIdle(0);
        return pool;
    }

    private static void administer(String statement) {
        try (var connection = of("postgres", "postgres").getConnection(); var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
