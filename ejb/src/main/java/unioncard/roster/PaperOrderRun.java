package unioncard.roster;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Jdbi;
import unioncard.reports.PaperPress;
import unioncard.reports.Sheet;
import unioncard.roster.PaperPieces.Of;
import unioncard.security.FileSeal;
import unioncard.security.PersonalData;
import unioncard.shared.OwnTransaction;

/**
 * Sets a long document into type, piece after piece in transactions of their own; progress is told once a second. Begun again after a crash it begins the
 * file anew.
 */
@Dependent
@Named("paperOrder")
public class PaperOrderRun extends AbstractBatchlet {

    static final String JOB = "paper-order";
    private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private PersonalData personalData;
    @Inject
    private PaperPress press;
    @Inject
    @BatchProperty(name = "subject")
    private String subject;

    public PaperOrderRun() {
    }

    PaperOrderRun(Jdbi jdbi, Clock clock, OwnTransaction transaction, PersonalData personalData, PaperPress press, String subject) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.transaction = transaction;
        this.personalData = personalData;
        this.press = press;
        this.subject = subject;
    }

    @Override
    public String process() {
        long order = Long.parseLong(subject);
        var work = transaction.get(() -> jdbi.withHandle(h -> {
            PaperPieces.clear(h, order, Of.FILE);
            return PaperOrderSql.work(h, order);
        }));
        work.ifPresent(asked -> make(order, asked));
        return "made";
    }

    private void make(long order, PaperOrderSql.Work asked) {
        var seal = FileSeal.of(personalData, asked.keySealed());
        long bytes;
        try (var file = new PaperPieces.Cutting((part, piece) ->
                transaction.run(() -> jdbi.useHandle(h -> PaperPieces.store(h, seal, order, Of.FILE, part, piece))))) {
            press.printLong(sheet(order, asked, seal), asked.copy(), file, progress(order));
            file.close();
            bytes = file.size();
        }
        transaction.run(() -> jdbi.useHandle(h -> {
            PaperPieces.clear(h, order, Of.TEXT);
            PaperOrderSql.ready(h, order, bytes, clock.instant());
        }));
    }

    private Sheet sheet(long order, PaperOrderSql.Work asked, FileSeal seal) {
        return PaperOrderKeeper.sheet(jdbi, seal, order, asked.kind(), asked.lineCount());
    }

    private IntConsumer progress(long order) {
        return new IntConsumer() {

            private Instant told = Instant.MIN;

            @Override
            public void accept(int lines) {
                var now = clock.instant();
                if (now.isAfter(told.plus(TOLD_EVERY))) {
                    told = now;
                    transaction.run(() -> jdbi.useHandle(h -> PaperOrderSql.advance(h, order, lines)));
                }
            }
        };
    }
}
