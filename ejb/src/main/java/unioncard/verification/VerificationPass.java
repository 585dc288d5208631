package unioncard.verification;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;
import unioncard.verification.MunicipalVerification.Pass;
import unioncard.verification.VerificationSql.OpenRun;

/**
 * One pass of a verification run, slice by slice, each in its own transaction. What was written is no longer 校验中, so after a crash it may
 * begin anew. When somebody cancels the run, no entry of it is 校验中 and the pass ends.
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
    private MunicipalVerification verification;
    @Inject
    @BatchProperty(name = "subject")
    private String subject;

    public VerificationPass() {
    }

    VerificationPass(Jdbi jdbi, Clock clock, OwnTransaction transaction, RegistryInquiry inquiry, MunicipalVerification verification,
            String subject) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.transaction = transaction;
        this.inquiry = inquiry;
        this.verification = verification;
        this.subject = subject;
    }

    @Override
    public String process() {
        var pass = Pass.of(subject);
        var run = transaction.get(() -> jdbi.withHandle(h -> VerificationSql.find(h, pass.run()).map(found -> {
            VerificationSql.begin(h, found);
            return found;
        }))).orElse(null);
        if (run == null || run.attempt() != pass.attempt()) {
            return "over";
        }
        long after = 0;
        while (after >= 0) {
            after = inquiry.needed() ? askSlice(run, after) : compareSlice(run, after);
        }
        transaction.run(() -> jdbi.useHandle(h -> verification.passed(h, pass)));
        return "passed";
    }

    /** Judges the next slice against the snapshots; returns its last entry, or -1 when there was none. */
    private long compareSlice(OpenRun run, long after) {
        return transaction.get(() -> jdbi.withHandle(h -> VerificationSql.next(h, run, after, SLICE).map(slice -> {
            JudgementSql.judge(h, slice, new RemoteAnswers(), LocalDate.now(clock), clock.instant());
            return slice.upTo();
        }).orElse(-1L)));
    }

    /** The same with registries that are asked over the network: nothing is locked while they think. */
    private long askSlice(OpenRun run, long after) {
        var slice = transaction.get(() -> jdbi.withHandle(h -> VerificationSql.next(h, run, after, ASKED_AT_ONCE))).orElse(null);
        if (slice == null) {
            return -1;
        }
        var subjects = transaction.get(() -> jdbi.withHandle(h -> VerificationSql.subjects(h, slice)));
        var told = inquiry.ask(subjects);
        transaction.run(() -> jdbi.useHandle(h -> JudgementSql.judge(h, slice, told, LocalDate.now(clock), clock.instant())));
        return slice.upTo();
    }
}
