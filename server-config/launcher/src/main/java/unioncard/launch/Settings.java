package unioncard.launch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What one run of the product shall be like.
 *
 * @param installation where the built product lies
 * @param dataFolder where the data is kept
 * @param port HTTP port; 0 takes a free one
 * @param external database server to use instead of the embedded one, with the role of the application, or null
 * @param externalOwner the same with the role that owns the schema; may be the same role, or null like it
 * @param war application to deploy instead of the installation's, or null
 * @param properties further configuration properties of the application, passed as system properties (no secrets: they show in the process list)
 * @param forTests true: the embedded database is fast instead of crash-safe and counts its statements, and the server starts with little effort
 */
public record Settings(Installation installation, Path dataFolder, int port, DatabaseAccess external, DatabaseAccess externalOwner, Path war,
        Map<String, String> properties, boolean forTests) {

    /** A run for use: embedded database, the installation's application. */
    public static Settings of(Installation installation, Path dataFolder, int port) {
        return new Settings(installation, dataFolder, port, null, null, null, Map.of(), false);
    }

    /** A run for tests on a free port; the second factor and the limit on requests are off unless a test sets them. */
    public static Settings forTests(Installation installation, Path dataFolder) {
        return new Settings(installation, dataFolder, 0, null, null, null,
                Map.of("unioncard.second-factor", "false", "unioncard.requests.per-minute", "1000000"), true);
    }

    /** The same with a database server of one's own. */
    public Settings withDatabase(DatabaseAccess application, DatabaseAccess owner) {
        return new Settings(installation, dataFolder, port, application, owner, war, properties, forTests);
    }

    /** The same with another archive. */
    public Settings withWar(Path archive) {
        return new Settings(installation, dataFolder, port, external, externalOwner, archive, properties, forTests);
    }

    /** The same with one more configuration property, e.g. {@code unioncard.clock.start}. */
    public Settings with(String property, String value) {
        var more = new HashMap<>(properties);
        more.put(property, value);
        return new Settings(installation, dataFolder, port, external, externalOwner, war, Map.copyOf(more), forTests);
    }
}
