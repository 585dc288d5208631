package unioncard.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.DomainException;
import unioncard.shared.JobFailed;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.verification.VerificationSql.OpenRun;
import unioncard.verification.VerificationSql.RunEnd;

/**
 * Municipal verification (市级校验) of a channel of the pending list, in the background. Called by the pending list, which has checked
 * permission and scope. A run makes passes, each a job of its own; while a registry does not answer about some entries the run stays open and
 * the next pass is put off, longer each time, up to a number of attempts.
 */
@ApplicationScoped
public class MunicipalVerification {

    static final String JOB = "municipal-verification";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

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
            long id = h.createQuery("select nextval('verification_run_seq')").mapTo(Long.class).one();
            var run = new OpenRun(id, union, channel, 1);
            if (!VerificationSql.open(h, run, district, login, now)) {
                throw new DomainException("verification.running");
            }
            var validity = Duration.ofDays(parameters.number(Parameter.VERIFICATION_VALID_DAYS));
            int taken = VerificationSql.mark(h, run, now.minus(validity));
            if (taken == 0) {
                throw new DomainException("verification.nothing");
            }
            runs.enqueue(JOB, Pass.of(run).subject(), now);
            return taken;
        });
    }

    /** The open run of a channel, if there is one. */
    public Optional<Progress> progress(long union, String channel) {
        return jdbi.withHandle(h -> VerificationSql.progress(h, union, channel));
    }

    /** Whether a run of a channel is open or has ended since: for who has seen none and asks again and again. */
    public boolean news(long union, String channel, Instant since) {
        return jdbi.withHandle(h -> VerificationSql.news(h, union, channel, since));
    }

    /** The open runs of these unions, each with its union: for who watches many at once. Tells nothing but that there is a run. */
    @Transactional
    public Map<Long, Long> underWay(Collection<Long> unions) {
        return jdbi.withHandle(h -> VerificationSql.underWay(h, unions));
    }

    /**
     * 取消校验: entries not answered yet are 未校验 again; what was answered stays. Returns how many.
     *
     * @throws DomainException {@code verification.over} when no run of the channel is open
     */
    public int cancel(long union, String channel, String actor) {
        return jdbi.withHandle(h -> {
            var open = VerificationSql.progress(h, union, channel).flatMap(p -> VerificationSql.lock(h, p.id()))
                    .orElseThrow(() -> new DomainException("verification.over"));
            int left = VerificationSql.unanswered(h, open);
            VerificationSql.end(h, open, RunEnd.CANCELLED, "校验已取消，请重新提交市级校验", actor, clock.instant());
            return left;
        });
    }

    /** A pass has come to its end: the run is over, or the next pass is put off. */
    void passed(Handle h, Pass pass) {
        VerificationSql.lock(h, pass.run()).filter(run -> run.attempt() == pass.attempt()).ifPresent(run -> {
            if (VerificationSql.unanswered(h, run) == 0) {
                VerificationSql.end(h, run, RunEnd.FINISHED, null, null, clock.instant());
            } else if (run.attempt() < parameters.number(Parameter.VERIFICATION_ATTEMPTS)) {
                var next = clock.instant().plus(pause(run.attempt()));
                VerificationSql.defer(h, run, next);
                runs.enqueue(JOB, new Pass(run.id(), run.attempt() + 1).subject(), next);
            } else {
                VerificationSql.end(h, run, RunEnd.FAILED, "已尝试 " + run.attempt() + " 次，请稍后重新提交市级校验", "市级校验", clock.instant());
            }
        });
    }

    /** Twice as long each time, half an hour at most. */
    private Duration pause(int attempt) {
        var pause = Duration.ofSeconds(parameters.number(Parameter.VERIFICATION_RETRY_SECONDS)).multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** A pass that broke off, for example because the database was away, counts as an attempt. */
    @Transactional
    void brokeOff(@Observes JobFailed failed) {
        if (failed.job().equals(JOB)) {
            jdbi.useHandle(h -> passed(h, Pass.of(failed.subject())));
        }
    }

    /** One pass of a run: the subject of its job is {@code run.attempt}. */
    record Pass(long run, int attempt) {

        static Pass of(OpenRun run) {
            return new Pass(run.id(), run.attempt());
        }

        static Pass of(String subject) {
            var parts = subject.split("\\.");
            return new Pass(Long.parseLong(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
        }

        String subject() {
            return run + "." + attempt;
        }
    }
}
