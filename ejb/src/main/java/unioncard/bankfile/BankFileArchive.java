package unioncard.bankfile;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;

/** Last step: only after everything has been committed does the file leave the inbox; one that was stopped stays. */
@Dependent
@Named("bankFileArchive")
public class BankFileArchive extends AbstractBatchlet {

    @Inject
    private Exchange exchange;
    @Inject
    private FileReception reception;
    @Inject
    private ExchangeProgress progress;
    @Inject
    @BatchProperty(name = "subject")
    private String fileId;

    @Override
    public String process() throws IOException {
        var file = exchange.incoming(Long.parseLong(fileId));
        progress.end(Exchange.IMPORT_JOB, fileId);
        Files.deleteIfExists(BankFolders.opened(file.id()));
        if (file.status() == FileStatus.STOPPED) {
            return "stopped";
        }
        move(file.id(), file.name());
        reception.hasLeft(file.id());
        return "archived";
    }

    /** Moves a file and its {@code .ok} out of the inbox; harmless when it has gone already, also at the same moment on another node. */
    static void move(long id, String name) throws IOException {
        var file = BankFolders.inbox().resolve(name);
        var archived = BankFolders.archived(id, name);
        if (Files.exists(archived)) {
            // Moved before; what lies under the name now is another file.
            return;
        }
        try {
            Files.move(file, archived, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            return;
        }
        // Last: a file without it would lie there unseen.
        Files.deleteIfExists(BankFolders.okOf(file));
    }
}
