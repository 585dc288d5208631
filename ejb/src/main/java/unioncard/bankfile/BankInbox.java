package unioncard.bankfile;

import jakarta.annotation.PostConstruct;
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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import unioncard.shared.Digests;
import unioncard.shared.Setting;

/** Watches the inbox on every node; the database decides who takes a file. */
@Singleton
@Startup
@DependsOn("Migrations")
@Lock(LockType.WRITE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BankInbox {

    private static final Logger LOG = Logger.getLogger(BankInbox.class.getName());

    @Inject
    private FileReception reception;
    @Inject
    private BankLayouts layouts;
    @Inject
    private ExchangeProgress progress;
    /** Digests of what lay there at the last look: a large file is not read again every two seconds. */
    private Map<Path, Seen> seen = Map.of();

    /** What cannot be meant stops the start. No job is at work here yet, whatever one said before it was killed. */
    @PostConstruct
    void check() {
        BankKeys.configured();
        BankCharset.configured();
        layouts.agreed();
        progress.forgetKilled(Setting.NODE.text());
    }

    /** Every two seconds: whatever is complete is received. */
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void look() {
        var now = new HashMap<Path, Seen>();
        for (var file : complete()) {
            var name = file.getFileName().toString();
            try {
                var digested = digested(file);
                now.put(file, digested);
                var receipt = reception.receive(name, digested.digest, digested.size);
                if (receipt.done()) {
                    BankFileArchive.move(receipt.fileId(), name);
                    reception.hasLeft(receipt.fileId());
                }
            } catch (NoSuchFileException e) {
                LOG.log(Level.FINE, "file {0} was taken away by another node", name);
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "file " + name + " from the bank could not be received; the next look tries again", e);
            }
        }
        seen = now;
    }

    /** Once a minute: what could not be sent or applied is tried again. */
    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void resume() {
        try {
            reception.resume();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "what waits could not be asked for again; the next minute tries", e);
        }
    }

    private Seen digested(Path file) throws IOException {
        var size = Files.size(file);
        var changed = Files.getLastModifiedTime(file);
        var before = seen.get(file);
        return before != null && before.size == size && before.changed.equals(changed) ? before : new Seen(size, changed, Digests.sha256(file));
    }

    /** Files with an {@code .ok} that is not older: one that is still being written has none, or is younger than it. */
    private static List<Path> complete() {
        try (var files = Files.list(BankFolders.inbox())) {
            return files.filter(f -> !f.getFileName().toString().endsWith(".ok") && isComplete(f)).sorted().toList();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the bank's inbox cannot be read", e);
            return List.of();
        }
    }

    static boolean isComplete(Path file) {
        try {
            var ok = BankFolders.okOf(file);
            return Files.isRegularFile(file) && Files.exists(ok) && Files.getLastModifiedTime(ok).compareTo(Files.getLastModifiedTime(file)) >= 0;
        } catch (IOException gone) {
            return false;
        }
    }

    private record Seen(long size, FileTime changed, String digest) {
    }
}
