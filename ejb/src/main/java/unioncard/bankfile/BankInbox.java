package unioncard.bankfile;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import unioncard.shared.Digests;

/** Watches the inbox on every node; the database decides who takes a file. */
@Singleton
@Startup
@DependsOn("Migrations")
@Lock(LockType.WRITE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BankInbox {

    private static final Logger LOG = Logger.getLogger(BankInbox.class.getName());

    @Inject
    private Exchange exchange;

    /** Every two seconds: whatever is complete is received. */
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void look() {
        for (var file : complete()) {
            var name = file.getFileName().toString();
            try {
                var receipt = exchange.receive(name, Digests.sha256(file), Files.size(file));
                if (receipt.done()) {
                    BankFileArchive.move(receipt.fileId(), name);
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "file " + name + " from the bank could not be received; the next look tries again", e);
            }
        }
    }

    /** Once a minute: what could not be sent is tried again. */
    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void resume() {
        exchange.resume();
    }

    private static List<Path> complete() {
        try (var files = Files.list(BankFolders.inbox())) {
            return files.filter(f -> !f.getFileName().toString().endsWith(".ok") && Files.exists(BankFolders.okOf(f))).sorted().toList();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the bank's inbox cannot be read", e);
            return List.of();
        }
    }
}
