package unioncard.verification;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;
import unioncard.shared.Setting;
import unioncard.verification.MunicipalVerification.Pass;

/**
 * Begins a pass and divides its entries among workers, by their ids. A short run has one worker, and so has one whose registries are asked over the
 * network: they set the pace then. Also after a crash the entries still open are divided anew.
 */
@Dependent
@Named("verificationShares")
public class VerificationShares implements PartitionMapper {

    /** Entries below which a second worker is not worth its connection. */
    private static final int WORTH_DIVIDING = 20_000;

    private final int workers;
    @Inject
    private Jdbi jdbi;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private RegistryInquiry inquiry;
    @Inject
    @BatchProperty(name = "subject")
    private String subject;

    public VerificationShares() {
        workers = Setting.VERIFICATION_WORKERS.number();
    }

    VerificationShares(int workers, Jdbi jdbi, OwnTransaction transaction, RegistryInquiry inquiry, String subject) {
        this.workers = workers;
        this.jdbi = jdbi;
        this.transaction = transaction;
        this.inquiry = inquiry;
        this.subject = subject;
    }

    @Override
    public PartitionPlan mapPartitions() {
        var shares = shares();
        var plan = new PartitionPlanImpl();
        plan.setPartitionsOverride(true);
        plan.setPartitions(shares.size());
        plan.setPartitionProperties(shares.toArray(Properties[]::new));
        return plan;
    }

    /** What each worker is told. When the pass is over already, one worker that finds nothing to do. */
    List<Properties> shares() {
        var pass = Pass.of(subject);
        return transaction.get(() -> jdbi.withHandle(h -> VerificationSql.find(h, pass.run()).filter(run -> run.attempt() == pass.attempt())
                .map(run -> {
                    VerificationSql.begin(h, run);
                    return divided(h, run);
                }).orElseGet(() -> List.of(share(0, 0)))));
    }

    private List<Properties> divided(Handle h, VerificationSql.OpenRun run) {
        boolean alone = inquiry.needed() || VerificationSql.unanswered(h, run) < WORTH_DIVIDING;
        var bounds = alone ? List.<Long>of() : VerificationSql.bounds(h, run, workers);
        List<Properties> shares = new ArrayList<>();
        long after = 0;
        for (long upTo : bounds) {
            shares.add(share(after, upTo));
            after = upTo;
        }
        shares.add(share(after, Long.MAX_VALUE));
        return shares;
    }

    private static Properties share(long after, long upTo) {
        var share = new Properties();
        share.setProperty("after", Long.toString(after));
        share.setProperty("upTo", Long.toString(upTo));
        return share;
    }
}
