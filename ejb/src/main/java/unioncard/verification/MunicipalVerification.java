package unioncard.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.DomainException;
import unioncard.shared.JobFailed;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/**
 * Municipal verification (市级校验) of a channel of the pending list, in the background. Called by the pending list, which has checked
 * permission and scope.
 */
@ApplicationScoped
public class MunicipalVerification {

    static final String JOB = "municipal-verification";

    private final Jdbi jdbi;
    private final Clock clock;
    private final JobRuns runs;
    private final Parameters parameters;

    @Inject
    public MunicipalVerification(Jdbi jdbi, Clock clock, JobRuns runs, Parameters parameters) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.runs = runs;
        this.parameters = parameters;
    }

    MunicipalVerification() {
        this(null, null, null, null);
    }

    /**
     * Takes every entry of the channel that has not passed, or whose pass is too old, into a new run.
     *
     * @return number of entries taken
     * @throws DomainException {@code verification.running} while a run of the channel is open, {@code verification.nothing} when no
     *     entry needs it
     */
    public int start(long union, long district, String channel, String login) {
        var now = clock.instant();
        return jdbi.withHandle(h -> {
            long run = h.createQuery("select nextval('verification_run_seq')").mapTo(Long.class).one();
            int opened = h.createUpdate("""
                    insert into verification_run (id, union_id, district_id, channel, total, status, started_by, started_at)
                    values (:run, :union, :district, :channel, 0, 'RUNNING', :login, :now)
                    on conflict (union_id, channel) where status = 'RUNNING' do nothing""")
                    .bind("run", run).bind("union", union).bind("district", district).bind("channel", channel)
                    .bind("login", login).bind("now", now).execute();
            if (opened == 0) {
                throw new DomainException("verification.running");
            }
            var validity = Duration.ofDays(parameters.number(Parameter.VERIFICATION_VALID_DAYS));
            int taken = VerificationSql.mark(h, run, union, channel, now.minus(validity));
            if (taken == 0) {
                throw new DomainException("verification.nothing");
            }
            h.createUpdate("update verification_run set total = :taken where id = :run").bind("taken", taken).bind("run", run).execute();
            runs.enqueue(JOB, Long.toString(run));
            return taken;
        });
    }

    /** The open run of a channel, if there is one. */
    public Optional<Progress> progress(long union, String channel) {
        return jdbi.withHandle(h -> VerificationSql.progress(h, union, channel));
    }

    @Transactional
    void putBack(@Observes JobFailed failed) {
        if (failed.job().equals(JOB)) {
            jdbi.useHandle(h -> VerificationSql.end(h, Long.parseLong(failed.subject()), false, clock.instant()));
        }
    }
}
