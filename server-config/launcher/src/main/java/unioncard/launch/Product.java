package unioncard.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The running product: database and application. Closing stops both, the application first. */
public final class Product implements AutoCloseable {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private Settings settings;
    private final DataFolder data;
    private final DatabaseAccess owner;
    private final DatabaseAccess database;
    private final int port;
    private PostgresServer postgres;
    private ServerProcess server;

    private Product(Settings settings, DataFolder data, PostgresServer postgres, DatabaseAccess owner, DatabaseAccess database, int port) {
        this.settings = settings;
        this.data = data;
        this.postgres = postgres;
        this.owner = owner;
        this.database = database;
        this.port = port;
    }

    /**
     * Starts the product and waits until its first page is there. Fails with a {@link Problem}; then nothing is left running.
     *
     * @param progress told in a few words what is going on
     */
    public static Product start(Settings settings, DataFolder data, Consumer<String> progress) {
        int port = settings.port() == 0 ? Ports.free() : settings.port();
        Orphans.stop(data.server(), STOP_PATIENCE);
        Ports.requireFree(port);
        KeysFile.prepare(data.keysFile());
        PostgresServer postgres = null;
        DatabaseAccess database = settings.external();
        DatabaseAccess owner = settings.externalOwner();
        if (database == null) {
            progress.accept("Starting PostgreSQL ...");
            postgres = PostgresServer.start(data, 0, settings.forTests());
            owner = postgres.owner();
            database = postgres.application();
        } else {
            database.requireReachable();
            owner.requireReachable();
        }
        var product = new Product(settings, data, postgres, owner, database, port);
        try {
            progress.accept("Starting the application ...");
            product.startServer();
            return product;
        } catch (RuntimeException failed) {
            product.close();
            throw failed;
        }
    }

    /** Stops what a killed run left behind in the data folder. */
    static void stopLeftovers(DataFolder data) {
        Orphans.stop(data.folder("simulator"), STOP_PATIENCE);
        Orphans.stop(data.server(), STOP_PATIENCE);
        Orphans.stop(data.root().resolve("database"), STOP_PATIENCE);
    }

    /** Address of the application, without a slash at the end. */
    public String address() {
        return server.address() + "/unioncard";
    }

    /** Access to the database with the role that owns the schema. */
    public DatabaseAccess owner() {
        return owner;
    }

    /** Access to the database with the role of the application. */
    public DatabaseAccess database() {
        return database;
    }

    /** The folder with everything the run keeps. */
    public DataFolder data() {
        return data;
    }

    /** Log file of the application server. */
    public Path serverLog() {
        return data.log("server");
    }

    /** Ends the application server at once, as {@code kill -9} does; the database goes on. */
    public void killServer() {
        server.process().kill();
    }

    /** Ends the embedded database at once; the application server goes on without it. */
    public void killDatabase() {
        postgres.process().kill();
    }

    /** Starts the embedded database again where the application server looks for it. */
    public void startDatabase() {
        postgres = PostgresServer.start(data, postgres.port(), settings.forTests());
    }

    /** Ends the application server in good order; the database goes on. */
    public void stopServer() {
        server.stop();
    }

    /**
     * Starts the application server (again) with the same settings and waits until it is ready. One that ends while it boots, before the application
     * is even looked at, is started once more: Payara's own services are started side by side and may, rarely, get into each other's way.
     */
    public void startServer() {
        server = ServerProcess.start(settings, data, owner, database, port);
        try {
            server.awaitReady();
        } catch (Problem problem) {
            if (server.process().alive()) {
                throw problem;
            }
            server = ServerProcess.start(settings, data, owner, database, port);
            server.awaitReady();
        }
    }

    /** The same with more or other configuration properties, which hold for later starts too. */
    public void startServer(Map<String, String> properties) {
        for (var property : properties.entrySet()) {
            settings = settings.with(property.getKey(), property.getValue());
        }
        startServer();
    }

    /** Completes with the name of the part that ended first, and where its log is. */
    CompletableFuture<ChildProcess> firstEnd() {
        CompletableFuture<ChildProcess> serverEnd = server.process().onExit().thenApply(p -> server.process());
        return postgres == null ? serverEnd : serverEnd.applyToEither(postgres.process().onExit().thenApply(p -> postgres.process()),
                first -> first);
    }

    /** Process number of the database server, if it is the product's own. */
    public Optional<Long> databaseProcess() {
        return Optional.ofNullable(postgres).map(p -> p.process().pid());
    }

    /** Process number of the application server. */
    public long serverProcess() {
        return server.process().pid();
    }

    /** Stops everything that still runs. */
    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
