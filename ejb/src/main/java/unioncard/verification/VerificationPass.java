package unioncard.verification;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;
import unioncard.verification.MunicipalVerification.Pass;
import unioncard.verification.VerificationSql.RunSlice;

/**
 * One worker's share of a pass of a verification run, slice by slice, each in its own transaction. What was written is no longer 校验中, so after a
 * crash it may begin anew. When somebody cancels the run, no entry of it is 校验中 and the pass ends.
 */
@Dependent
@Named("verificationPass")
public class VerificationPass extends AbstractBatchlet {

    /** Entries at once inside the database. */
    private static final int SLICE = 10_000;
    /** Entries that one request to a registry holds. */
    private static final int ASKED_AT_ONCE = 200;

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private RegistryInquiry inquiry;
    @Inject
    @BatchProperty(name = "subject")
    private String subject;
    /** The share: ids of entries above this one … */
    @Inject
    @BatchProperty(name = "after")
    private String shareAfter;
    /** … up to this one. */
    @Inject
    @BatchProperty(name = "upTo")
    private String shareUpTo;

    public VerificationPass() {
    }

    VerificationPass(Jdbi jdbi, Clock clock, OwnTransaction transaction, RegistryInquiry inquiry, String subject, Properties share) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.transaction = transaction;
        this.inquiry = inquiry;
        this.subject = subject;
        shareAfter = share.getProperty("after");
        shareUpTo = share.getProperty("upTo");
    }

    @Override
    public String process() {
        var pass = Pass.of(subject);
        var run = transaction.get(() -> jdbi.withHandle(h -> VerificationSql.find(h, pass.run()))).orElse(null);
        if (run == null || run.attempt() != pass.attempt()) {
            return "over";
        }
        var rest = Optional.of(new RunSlice(run, Long.parseLong(shareAfter), Long.parseLong(shareUpTo)));
        while (rest.isPresent()) {
            rest = inquiry.needed() ? askSlice(rest.get()) : compareSlice(rest.get());
        }
        return "passed";
    }

    /** Judges the next slice against the snapshots; returns what is left then. */
    private Optional<RunSlice> compareSlice(RunSlice rest) {
        return transaction.get(() -> jdbi.withHandle(h -> VerificationSql.next(h, rest, SLICE).map(slice -> {
            JudgementSql.judge(h, slice, new RemoteAnswers(), LocalDate.now(clock), clock.instant());
            return rest.behind(slice);
        })));
    }

    /** The same with registries that are asked over the network: nothing is locked while they think. */
    private Optional<RunSlice> askSlice(RunSlice rest) {
        return transaction.get(() -> jdbi.withHandle(h -> VerificationSql.next(h, rest, ASKED_AT_ONCE))).map(slice -> {
            var subjects = transaction.get(() -> jdbi.withHandle(h -> VerificationSql.subjects(h, slice)));
            var told = inquiry.ask(subjects);
            transaction.run(() -> jdbi.useHandle(h -> JudgementSql.judge(h, slice, told, LocalDate.now(clock), clock.instant())));
            return rest.behind(slice);
        });
    }
}
