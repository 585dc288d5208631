package unioncard.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;
import unioncard.launch.DataFolder;
import unioncard.launch.Installation;
import unioncard.launch.Product;
import unioncard.launch.Settings;

/**
 * The product under test, started by the launcher on free ports with an empty database below {@code target/}. It is stopped when the
 * test JVM ends. The shared one serves all browser tests; a test that needs a database of its own starts another.
 */
public final class RunningProduct {

    private static final Logger LOG = Logger.getLogger(RunningProduct.class.getName());
    private static RunningProduct shared;

    private final DataFolder data;
    private final Product product;

    private RunningProduct(DataFolder data, Product product) {
        this.data = data;
        this.product = product;
    }

    /** The delivered WAR, started once per test JVM. */
    public static synchronized RunningProduct shared() {
        if (shared == null) {
            shared = start("product", Map.of());
        }
        return shared;
    }

    /**
     * The delivered WAR with an empty database of its own.
     *
     * @param name folder below {@code target/}
     * @param properties configuration of the application, e.g. {@code unioncard.clock.start}
     */
    public static RunningProduct start(String name, Map<String, String> properties) {
        return start(name, properties, null);
    }

    static RunningProduct start(String name, Map<String, String> properties, Path war) {
        DataFolder data = emptyFolder(name);
        return start(name, data, forTests(data).withWar(war), properties);
    }

    /**
     * Another node: an application server of its own on the same database, with the same keys and the same folders of files.
     *
     * @param name folder below {@code target/} of what is its own
     * @param node as which it is known
     */
    public RunningProduct anotherNode(String name, String node, Map<String, String> properties) {
        DataFolder own = emptyFolder(name);
        return start(name, own, forTests(own).withDatabase(product.database(), product.owner()).with("unioncard.data.directory", data.root().toString())
                .with("unioncard.keys.file", data.keysFile().toString()).with("unioncard.node", node), properties);
    }

    private static DataFolder emptyFolder(String name) {
        DataFolder data = DataFolder.open(testFolder().resolve(name));
        data.clear();
        return data;
    }

    private static Settings forTests(DataFolder data) {
        return Settings.forTests(new Installation(Path.of(System.getProperty("unioncard.home"))), data.root());
    }

    private static RunningProduct start(String name, DataFolder data, Settings basic, Map<String, String> properties) {
        Settings settings = basic;
        for (var property : properties.entrySet()) {
            settings = settings.with(property.getKey(), property.getValue());
        }
        Product product = Product.start(settings, data, LOG::info);
        var running = new RunningProduct(data, product);
        Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "stop " + name));
        return running;
    }

    static Path testFolder() {
        return Path.of(System.getProperty("unioncard.test.folder"));
    }

    /** Address of the application without a slash at the end, {@code http://127.0.0.1:port/unioncard}. */
    public String address() {
        return product.address();
    }

    /** The application's database with the role that owns it, seeing the whole city; connections commit by themselves and are not pooled. */
    public DataSource database() {
        return product.owner().wholeCity();
    }

    /** The same with the application's role. */
    public DataSource applicationDatabase() {
        return product.database().wholeCity();
    }

    /** Counts the SQL statements the application sends. */
    public StatementCounter statements() {
        return new StatementCounter(product.database().dataSource());
    }

    /** The data folder; below it {@code bank/outbox}, {@code bank/inbox}, {@code bank/archive} and {@code registry}. */
    public Path dataFolder() {
        return data.root();
    }

    /** The file with the token for the first account; there only while no account exists. */
    public Path setupTokenFile() {
        return data.setupTokenFile();
    }

    /** The encryption keys in use. */
    public Path keysFile() {
        return data.keysFile();
    }

    /** What the application server has logged since its last start. */
    public Path serverLog() {
        return product.serverLog();
    }

    /** Ends the application server as {@code kill -9} does; the database goes on. */
    public void killServer() {
        product.killServer();
    }

    /** Ends the database at once, in the middle of whatever it does; the application server goes on. */
    public void killDatabase() {
        product.killDatabase();
    }

    /** Starts the database again; what was committed is there. */
    public void startDatabase() {
        product.startDatabase();
    }

    /** Ends the application server in good order; the database goes on. */
    public void stopServer() {
        product.stopServer();
    }

    /** Starts the application server again and waits until it is ready. The address stays the same. */
    public void startServer() {
        product.startServer();
    }

    /** The same with other configuration, e.g. another {@code unioncard.clock.start}. It holds for later starts too. */
    public void startServer(Map<String, String> properties) {
        product.startServer(properties);
    }

    /** Stops server and database. */
    public void stop() {
        product.close();
        data.close();
    }
}
