package unioncard.bankfile;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import unioncard.shared.Digests;
import unioncard.shared.DomainException;
import unioncard.shared.OwnTransaction;
import unioncard.shared.Setting;

/**
 * First step: the whole file is judged before a line of it counts. Size, trailer, digest, charset, header and number of lines must agree;
 * otherwise the file is refused with the reason and nothing is applied. An acknowledgement is applied here, being one line.
 */
@Dependent
@Named("bankFileCheck")
public class BankFileCheck extends AbstractBatchlet {

    private static final long MEGABYTE = 1 << 20;

    @Inject
    private Exchange exchange;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private ExchangeProgress progress;
    @Inject
    private BankLayout layout;
    @Inject
    @BatchProperty(name = "subject")
    private String fileId;

    public BankFileCheck() {
    }

    BankFileCheck(Exchange exchange, OwnTransaction transaction, ExchangeProgress progress, BankLayout layout, String fileId) {
        this.exchange = exchange;
        this.transaction = transaction;
        this.progress = progress;
        this.layout = layout;
        this.fileId = fileId;
    }

    @Override
    public String process() throws IOException {
        long id = Long.parseLong(fileId);
        var file = exchange.incoming(id);
        if (file.status() != FileStatus.RECEIVED) {
            return "DONE";
        }
        progress.begin(Exchange.IMPORT_JOB, fileId, ExchangePhase.CHECK, null);
        try {
            var keys = BankKeys.configured();
            var path = BankFolders.readable(id, unchanged(file), keys);
            return file.kind() == FileKind.ACKNOWLEDGEMENT ? acknowledge(file, path, keys) : check(file, path, keys);
        } catch (FileRefused e) {
            transaction.run(() -> exchange.refuse(file, e.getMessage()));
            return "REFUSED";
        } catch (DomainException e) {
            transaction.run(() -> exchange.refuse(file, FileProblem.STATE.words()));
            return "REFUSED";
        }
    }

    private static Path unchanged(Exchange.Incoming file) throws IOException {
        return unchanged(BankFolders.received(file.id(), file.name()), file.digest(), Setting.BANK_LARGEST_FILE.number());
    }

    /** The file as it was received, which is not over so many megabytes. */
    static Path unchanged(Path path, String digest, int largest) throws IOException {
        if (Files.notExists(path)) {
            throw new FileRefused(FileProblem.GONE);
        }
        if (Files.size(path) > largest * MEGABYTE) {
            throw new FileRefused(FileProblem.TOO_LARGE, largest);
        }
        if (!Digests.sha256(path).equals(digest)) {
            throw new FileRefused(FileProblem.ALTERED);
        }
        return path;
    }

    private String acknowledge(Exchange.Incoming file, Path path, BankKeys keys) throws IOException {
        var answer = Acknowledgement.of(path, layout, BankCharset.configured(), keys);
        if (!answer.batchNo().equals(file.batchNo()) || !transaction.get(() -> exchange.batch(file.batchNo(), file.sending()).sent())) {
            throw new FileRefused(FileProblem.BATCH);
        }
        transaction.run(() -> exchange.acknowledge(file.id(), answer));
        return "DONE";
    }

    private String check(Exchange.Incoming file, Path path, BankKeys keys) throws IOException {
        var head = ResultHead.of(path, layout, BankCharset.configured(), file.batchNo(), Trailer.verified(path, layout, keys));
        requireNumber(layout, file.name(), head);
        transaction.run(() -> {
            exchange.batch(file.batchNo());
            exchange.checked(file.id(), head.lines());
        });
        return "RESULT";
    }

    /** The header tells the same number as the file's name. */
    static void requireNumber(BankLayout layout, String name, ResultHead head) {
        if (layout.incoming(name).stream().noneMatch(parsed -> parsed.number() == head.number())) {
            throw new FileRefused(FileProblem.HEADER_NUMBER);
        }
    }
}
