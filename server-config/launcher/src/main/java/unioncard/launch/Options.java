package unioncard.launch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;

/**
 * The command line.
 *
 * @param data data folder
 * @param port HTTP port
 * @param databaseUrl JDBC address of a database server of one's own, or null
 * @param demo whether demonstration data and the bank simulator are wanted
 * @param secondFactor whether a demonstration asks for the second factor
 * @param reset whether everything kept so far is removed first
 */
record Options(Path data, int port, String databaseUrl, boolean demo, boolean secondFactor, boolean reset) {

    private static final int DEFAULT_PORT = 8080;
    private static final int LAST_PORT = 65_535;

    static Options parse(String[] arguments, Path home) {
        Path data = home.resolve("data");
        int port = DEFAULT_PORT;
        String databaseUrl = null;
        boolean demo = false;
        boolean secondFactor = false;
        boolean reset = false;
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--demo" -> demo = true;
                case "--second-factor" -> secondFactor = true;
                case "--reset" -> reset = true;
                case "--data" -> data = Path.of(value(option, rest));
                case "--port" -> port = port(value(option, rest));
                case "--database" -> databaseUrl = databaseUrl(value(option, rest));
                default -> throw new Problem("The option " + option + " is not known; server-config/run --help lists them all.");
            }
        }
        return new Options(data, port, databaseUrl, demo, secondFactor, reset);
    }

    /** The database server of one's own with role and password from the environment, or null for the embedded one. */
    DatabaseAccess external(Map<String, String> environment) {
        if (databaseUrl == null) {
            return null;
        }
        String user = environment.get("UNIONCARD_DB_USER");
        String password = environment.get("UNIONCARD_DB_PASSWORD");
        if (user == null || user.isBlank() || password == null) {
            throw new Problem("With --database the role comes from the environment; set UNIONCARD_DB_USER and UNIONCARD_DB_PASSWORD.");
        }
        return new DatabaseAccess(databaseUrl, user, password);
    }

    /** The same with the role that owns the schema; without one of its own it is the application's. */
    DatabaseAccess externalOwner(Map<String, String> environment) {
        String owner = environment.get("UNIONCARD_DB_OWNER");
        if (databaseUrl == null || owner == null || owner.isBlank()) {
            return external(environment);
        }
        String password = environment.get("UNIONCARD_DB_OWNER_PASSWORD");
        if (password == null) {
            throw new Problem("UNIONCARD_DB_OWNER names a role without a password; set UNIONCARD_DB_OWNER_PASSWORD.");
        }
        return new DatabaseAccess(databaseUrl, owner, password);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty() || rest.peek().startsWith("--")) {
            throw new Problem("The option " + option + " needs a value; server-config/run --help shows an example.");
        }
        return rest.pop();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new Problem("The port " + text + " is not a number; give one between 1 and 65535, or 0 for any free one.", notANumber);
        }
        throw new Problem("The port " + text + " is out of range; give one between 1 and 65535, or 0 for any free one.");
    }

    private static String databaseUrl(String text) {
        if (!text.startsWith("jdbc:postgresql://")) {
            throw new Problem("The database address must begin with jdbc:postgresql://, for example jdbc:postgresql://db.example:5432/unioncard.");
        }
        if (text.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new Problem("The database address must not hold the password; give it in the environment as UNIONCARD_DB_PASSWORD.");
        }
        return text;
    }
}
