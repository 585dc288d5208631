package unioncard.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built product lies.
 *
 * @param home top folder of the checkout
 */
public record Installation(Path home) {

    /** The application for Payara Micro. */
    public Path war() {
        return built("web/target/unioncard.war");
    }

    /** The application server. */
    public Path payaraMicro() {
        return built("server-config/launcher/target/server/payara-micro.jar");
    }

    /** The JDBC driver given to the server. */
    public Path driver() {
        return built("server-config/launcher/target/server/postgresql.jar");
    }

    /** Commands for the server before it boots. */
    public Path preBoot() {
        return built("server-config/micro/pre-boot.asadmin");
    }

    /** Commands for the server before it deploys. */
    public Path postBoot() {
        return built("server-config/micro/post-boot.asadmin");
    }

    /** What the server logs. */
    public Path logging() {
        return built("server-config/micro/logging.properties");
    }

    /** The program that plays the bank in a try-out. */
    public Path bankSimulator() {
        return built("server-config/bank-simulator/target/bank-simulator.jar");
    }

    private Path built(String name) {
        Path file = home.resolve(name);
        if (!Files.isReadable(file)) {
            throw notBuilt(file, null);
        }
        return file;
    }

    private static Problem notBuilt(Path file, IOException cause) {
        return new Problem("The file " + file + " is missing; build first: server-config/run without --skip-build.", cause);
    }
}
