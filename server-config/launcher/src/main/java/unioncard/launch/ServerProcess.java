package unioncard.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The application on Payara Micro, as a process of its own. */
final class ServerProcess {

    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAGE_PATIENCE = Duration.ofSeconds(20);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final String ADDRESS = "127.0.0.1";

    private final ChildProcess process;
    private final int port;

    private ServerProcess(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the server; returns at once. The server an earlier, killed run left behind is stopped first. */
    static ServerProcess start(Settings settings, DataFolder data, DatabaseAccess owner, DatabaseAccess database, int port) {
        Path folder = data.server();
        Orphans.stop(folder, Duration.ofSeconds(20));
        Ports.requireFree(port);
        try {
            DataFolder.delete(folder.resolve("domain"));
            Files.deleteIfExists(data.setupTokenFile());
        } catch (IOException stuck) {
            throw new Problem("The folder " + folder + " cannot be cleared (" + DataFolder.reason(stuck) + "); check the permissions.", stuck);
        }
        var environment = Map.of("UNIONCARD_DB_URL", database.url(), "UNIONCARD_DB_USER", database.user(),
                "UNIONCARD_DB_PASSWORD", database.password(), "UNIONCARD_DB_OWNER", owner.user(),
                "UNIONCARD_DB_OWNER_PASSWORD", owner.password(), "UNIONCARD_HTTP_ADDRESS", ADDRESS);
        return new ServerProcess(ChildProcess.start("application server", command(settings, data, folder, port), environment, folder,
                data.log("server")), port);
    }

    private static List<String> command(Settings settings, DataFolder data, Path folder, int port) {
        Installation installation = settings.installation();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true"));
        if (settings.forTests()) {
            // A server that lives for minutes gains nothing from optimising compilation, which is half of the processor time of its start.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-Djava.io.tmpdir=" + data.folder("server/tmp"));
        command.add("-Dunioncard.data.directory=" + data.root());
        command.add("-Dunioncard.keys.file=" + data.keysFile());
        command.add("-Dunioncard.setup.token.file=" + data.setupTokenFile());
        settings.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", installation.payaraMicro().toString(),
                "--nohazelcast", "--disablephonehome", "--port", Integer.toString(port),
                "--rootdir", data.folder("server/domain").toString(), "--unpackdir", data.folder("server/runtime").toString(),
                "--addlibs", installation.driver().toString(),
                "--logproperties", installation.logging().toString(),
                "--prebootcommandfile", installation.preBoot().toString(),
                "--postbootcommandfile", installation.postBoot().toString(),
                "--contextroot", "/unioncard",
                "--deploy", (settings.war() == null ? installation.war() : settings.war()).toString()));
        return command;
    }

    String address() {
        return "http://" + ADDRESS + ":" + port;
    }

    ChildProcess process() {
        return process;
    }

    /** Waits until the application is ready and shows its first page. */
    void awaitReady() {
        HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(Duration.ofSeconds(5)).build();
        Instant deadline = Instant.now().plus(START_PATIENCE);
        Instant bootedAt = null;
        while (true) {
            if (answers(client, "/health/ready") && answers(client, "/unioncard/index.xhtml")) {
                return;
            }
            if (!process.alive()) {
                throw new Problem("The application server ended while it started; the reason is in " + process.log() + ".");
            }
            if (bootedAt == null && booted()) {
                bootedAt = Instant.now();
            }
            boolean deploymentFailed = bootedAt != null && Instant.now().isAfter(bootedAt.plus(PAGE_PATIENCE));
            if (deploymentFailed || Instant.now().isAfter(deadline)) {
                throw new Problem("The application did not become ready; the reason is in " + process.log() + ".");
            }
            pause();
        }
    }

    void stop() {
        process.stop(STOP_PATIENCE);
    }

    private boolean booted() {
        try (var lines = Files.lines(process.log())) {
            return lines.anyMatch(line -> line.contains("ready in") && line.contains("Payara Micro"));
        } catch (IOException | UncheckedIOException notYet) {
            return false;
        }
    }

    private boolean answers(HttpClient client, String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(30)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Problem("Starting was interrupted.", interrupted);
        }
    }
}
