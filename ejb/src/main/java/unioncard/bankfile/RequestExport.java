package unioncard.bankfile;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import unioncard.bankfile.RequestDispatch.Batch;
import unioncard.bankfile.RequestDispatch.OutFile;
import unioncard.card.Submission;
import unioncard.security.PersonalData;
import unioncard.shared.Digests;
import unioncard.shared.OwnTransaction;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/**
 * Job {@code bank-request-export}: a submitted batch becomes the request file, and the file is sent. Begun again at any point it goes on
 * there: a file that is written is not written again, one that awaits its release waits.
 */
@Dependent
@Named("requestExport")
public class RequestExport extends AbstractBatchlet {

    @Inject
    private RequestDispatch dispatch;
    @Inject
    private Gateways gateways;
    @Inject
    private PersonalData personalData;
    @Inject
    private Parameters parameters;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private ExchangeProgress progress;
    @Inject
    private Clock clock;
    @Inject
    private BankLayout layout;
    @Inject
    @BatchProperty(name = "subject")
    private String batchId;

    public RequestExport() {
    }

    RequestExport(RequestDispatch dispatch, Gateways gateways, PersonalData personalData, Parameters parameters, OwnTransaction transaction,
            ExchangeProgress progress, Clock clock, BankLayout layout, String batchId) {
        this.dispatch = dispatch;
        this.gateways = gateways;
        this.personalData = personalData;
        this.parameters = parameters;
        this.transaction = transaction;
        this.progress = progress;
        this.clock = clock;
        this.layout = layout;
        this.batchId = batchId;
    }

    @Override
    public String process() throws IOException {
        var outcome = goOn();
        progress.end(Submission.EXPORT_JOB, batchId);
        return outcome;
    }

    private String goOn() throws IOException {
        long id = Long.parseLong(batchId);
        var batch = transaction.get(() -> dispatch.batch(id)).orElse(null);
        if (batch == null) {
            transaction.run(() -> dispatch.answeredMeanwhile(id));
            return "withdrawn or answered";
        }
        var file = transaction.get(() -> dispatch.file(batch.batchNo())).orElse(null);
        if (file == null) {
            return write(batch);
        }
        if (file.status() != FileStatus.WRITTEN && file.status() != FileStatus.SENDING) {
            return file.status().name();
        }
        if (Files.exists(BankFolders.outgoing(file.name()))) {
            return send(batch, file);
        }
        if (batch.again()) {
            return gone(file);
        }
        return file.status() == FileStatus.SENDING ? publish(batch, file) : writeAnew(batch, file);
    }

    private String gone(OutFile file) {
        transaction.run(() -> dispatch.gone(file));
        return "not here any more";
    }

    /** What was written has gone: nothing of it has been sent yet. */
    private String writeAnew(Batch batch, OutFile file) throws IOException {
        transaction.run(() -> dispatch.forget(file));
        return write(batch);
    }

    private String write(Batch batch) throws IOException {
        var file = written(batch);
        return file == null ? "nobody is left" : file.status() == FileStatus.WRITTEN ? send(batch, file) : file.status().name();
    }

    /** Writes the file; null when every line had to leave the batch. */
    private OutFile written(Batch batch) throws IOException {
        var name = layout.requestName(batch.batchNo(), date(batch), batch.channel(), batch.sending());
        for (var left = batch; left != null; left = transaction.get(() -> dispatch.batch(batch.id())).orElse(null)) {
            var lines = new RequestLines(layout, BankCharset.configured(), parameters.number(Parameter.BANK_NAME_BYTES));
            var head = left;
            var counted = progress.begin(Submission.EXPORT_JOB, batchId, ExchangePhase.WRITE, head.openLines(), 0);
            var sm3 = transaction.get(() -> write(BankFolders.outgoing(name), head, lines, counted));
            if (sm3.isPresent()) {
                var written = BankFolders.outgoing(name);
                transaction.run(() -> dispatch.remark(batch, lines.longNames()));
                return transaction.get(() -> dispatch.written(head, name, Digests.sha256(written), sm3.get(), size(written)));
            }
            transaction.run(() -> dispatch.leave(batch, lines.unfit()));
        }
        return null;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SM3 of what was written; empty, and no file, when a line cannot be written. */
    private Optional<String> write(Path target, Batch batch, RequestLines lines, ExchangeProgress.Lines counted) {
        try (var file = new RequestFile(target, layout, BankCharset.configured(), BankKeys.configured())) {
            file.header(header(batch));
            dispatch.eachLine(batch.id(), layout.dates(), line -> {
                counted.one();
                var fields = fields(line);
                if (lines.fits(line.seq(), fields)) {
                    try {
                        file.detail(fields);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
            if (!lines.unfit().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(file.finish());
        } catch (IOException e) {
            throw notWritten(batch, e);
        } catch (UncheckedIOException e) {
            throw notWritten(batch, e.getCause());
        }
    }

    private UncheckedIOException notWritten(Batch batch, IOException why) {
        transaction.run(() -> dispatch.notWritten(batch, why));
        return new UncheckedIOException(why);
    }

    private String send(Batch batch, OutFile file) throws IOException {
        progress.begin(Submission.EXPORT_JOB, batchId, ExchangePhase.SEND, batch.openLines());
        var local = BankFolders.outgoing(file.name());
        if (!Digests.sha256(local).equals(file.digest())) {
            transaction.run(() -> dispatch.tampered(file));
            return "changed since it was written";
        }
        try {
            gateways.configured().place(local, file.digest());
        } catch (IOException e) {
            transaction.run(() -> dispatch.notSent(file, e));
            throw e;
        }
        if (transaction.get(() -> dispatch.sending(batch.id(), file))) {
            return publish(batch, file);
        }
        gateways.configured().discard(file.name());
        return "withdrawn or answered meanwhile";
    }

    /** What lies at the bank's side becomes visible to it; all that is left to do once it has been placed, also when the file is not here any more. */
    private String publish(Batch batch, OutFile file) throws IOException {
        try {
            gateways.configured().publish(file.name());
        } catch (IOException e) {
            transaction.run(() -> dispatch.notSent(file, e));
            throw e;
        }
        transaction.run(() -> dispatch.sent(batch.id(), file));
        return "sent";
    }

    /** The first line of a batch's file. */
    String[] header(Batch batch) {
        return layout.requestHeader().fields(column -> headerField(column, batch));
    }

    /** The line of a member. */
    String[] fields(RequestDispatch.Line line) {
        return layout.request().fields(column -> field(column, line));
    }

    private String headerField(BankColumn column, Batch batch) {
        return switch (column) {
            case VERSION -> layout.version();
            case BATCH_NO -> batch.batchNo();
            case DATE -> layout.dates().format(date(batch));
            case UNION_CODE -> batch.unionCode();
            case CHANNEL -> Character.toString(batch.channel().fileLetter());
            case COUNT -> Integer.toString(batch.openLines());
            default -> throw new IllegalArgumentException(column.key());
        };
    }

    /** What the union does not know is empty; what the bank does not ask for is not decrypted. */
    private String field(BankColumn column, RequestDispatch.Line line) {
        return text(switch (column) {
            case SEQ -> Integer.toString(line.seq());
            case MEMBER_NO -> line.memberNo();
            case NAME -> line.name();
            case NAME_PINYIN -> line.namePinyin();
            case SEX -> line.sex();
            case DOC_TYPE -> line.documentCode();
            case DOC_NO -> personalData.open(line.documentSealed());
            case DOC_EXPIRY -> line.documentUntil();
            case BIRTH -> line.birthDate();
            case NATIONALITY -> line.nationality();
            case OCCUPATION -> line.occupation();
            case MOBILE -> personalData.open(line.mobileSealed());
            case ADDRESS -> personalData.open(line.addressSealed());
            case BRANCH -> null;
            default -> throw new IllegalArgumentException(column.key());
        });
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private LocalDate date(Batch batch) {
        return LocalDate.ofInstant(batch.submittedAt(), clock.getZone());
    }
}
