package unioncard.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The program that plays the bank in a try-out: takes files from the outbox and answers into the inbox. */
final class BankSimulatorProcess {

    private BankSimulatorProcess() {
    }

    static ChildProcess start(Installation installation, DataFolder data) {
        Path folder = data.folder("simulator");
        Orphans.stop(folder, Duration.ofSeconds(5));
        var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-jar", installation.bankSimulator().toString(),
                "--outbox", data.folder("bank/outbox").toString(), "--inbox", data.folder("bank/inbox").toString());
        return ChildProcess.start("bank simulator", command, Map.of(), folder, data.log("bank-simulator"));
    }
}
