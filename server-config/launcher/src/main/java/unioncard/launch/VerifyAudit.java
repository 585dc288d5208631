package unioncard.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import unioncard.audit.AuditChain;
import unioncard.shared.Database;

/**
 * Command line that checks the audit trail from outside the application, against the anchors kept beside the database. Ends with 0 when the
 * trail is whole, with 1 when it was tampered with, with 2 when it could not be checked.
 */
public final class VerifyAudit {

    private static final int BROKEN = 1;
    private static final int NOT_CHECKED = 2;
    private static final int PORT_LINE = 3;

    private VerifyAudit() {
    }

    /** Options: {@code --data DIR} of a running try-out, or {@code --database URL}; {@code --anchors FILE}. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), Path.of(System.getProperty("unioncard.home", "")).toAbsolutePath(), System.out));
    }

    static int run(String[] arguments, Map<String, String> environment, Path home, PrintStream out) {
        try {
            var given = List.of(arguments);
            Path data = Path.of(value(given, "--data", home.resolve("data").toString()));
            String url = value(given, "--database", null);
            Path anchors = Path.of(value(given, "--anchors", data.resolve("audit/anchors.log").toString()));
            var access = url == null ? embedded(data) : external(url, environment);
            access.requireReachable();
            if (!Files.isReadable(anchors)) {
                out.println("There is no file with anchors at " + anchors + "; a trail cut off and mended would not be noticed.");
            }
            var verdict = AuditChain.check(Database.configured(access.dataSource()), anchors);
            if (verdict.flaw() == null) {
                out.println("The audit trail is whole: " + verdict.checked() + " rows.");
                return 0;
            }
            out.println("THE AUDIT TRAIL IS NOT WHOLE: row " + verdict.flawSeq() + ", " + switch (verdict.flaw()) {
                case CHANGED -> "changed, put in, moved or taken out";
                case CUT_OFF -> "missing, with all after it";
                case ANCHOR -> "not the one that was anchored, or missing";
            } + ". " + verdict.checked() + " rows before it are whole. Leave database and anchors as they are.");
            return BROKEN;
        } catch (Problem problem) {
            out.println("verify-audit: " + problem.getMessage());
            return NOT_CHECKED;
        }
    }

    private static String value(List<String> arguments, String option, String otherwise) {
        int at = arguments.indexOf(option);
        if (at >= 0 && at + 1 >= arguments.size()) {
            throw new Problem("The option " + option + " needs a value; server-config/verify-audit --help lists them all.");
        }
        return at < 0 ? otherwise : arguments.get(at + 1);
    }

    private static DatabaseAccess external(String url, Map<String, String> environment) {
        if (environment.get("UNIONCARD_DB_USER") == null || environment.get("UNIONCARD_DB_PASSWORD") == null) {
            throw new Problem("With --database the role comes from the environment; set UNIONCARD_DB_USER and UNIONCARD_DB_PASSWORD.");
        }
        return new DatabaseAccess(url, environment.get("UNIONCARD_DB_USER"), environment.get("UNIONCARD_DB_PASSWORD"));
    }

    /** The embedded database of a try-out that runs: its port stands in its lock file. */
    private static DatabaseAccess embedded(Path data) {
        try {
            var port = Files.readAllLines(data.resolve("database/postmaster.pid")).get(PORT_LINE);
            var secrets = new Properties();
            try (var reader = Files.newBufferedReader(data.resolve("secrets/database.properties"))) {
                secrets.load(reader);
            }
            return new DatabaseAccess("jdbc:postgresql://127.0.0.1:" + port.strip() + "/unioncard", "postgres",
                    secrets.getProperty("superuser.password"));
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new Problem("No database is running below " + data + "; start it with server-config/run, or name another one with --database.", e);
        }
    }
}
