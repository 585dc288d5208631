package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.WorkingCalendar;

/** 提交办卡: sends a whole channel of the pending list to the bank as one batch. */
@Stateless
public class Submission {

    /** Job that writes the request file; {@code bankfile} owns it, its subject is the batch id. */
    public static final String EXPORT_JOB = "bank-request-export";

    /** How many who stand against a submission are told at most. */
    public static final int MOST_OBSTACLES = 200;

    private static final int NAMED = 5;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private Parameters parameters;
    private JobRuns runs;
    private WorkingCalendar calendar;

    public Submission() {
    }

    @Inject
    Submission(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, Parameters parameters, JobRuns runs, WorkingCalendar calendar) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.parameters = parameters;
        this.runs = runs;
        this.calendar = calendar;
    }

    /**
     * Submits everything in the channel of the own union; one bad entry blocks all (manual 1.3). The second of two clerks, or of two
     * clicks, finds the list empty. The batch keeps the cut-off day (收件截止日) up to which its paper is to be handed in.
     *
     * @return number of the batch; of several when the channel holds more than the bank takes in one file
     * @throws DomainException {@code submit.empty}; {@code submit.blocked} with how many stand against it and the first of them by name
     */
    @Requires(Permission.SUBMIT_CARDS)
    public String submit(Channel channel) {
        var user = current.get();
        var now = clock.instant();
        var today = LocalDate.now(clock);
        return jdbi.withHandle(h -> {
            int lines = SubmissionSql.lock(h, user.unionId(), channel);
            if (lines == 0) {
                throw new DomainException("submit.empty");
            }
            requireNobody(SubmissionSql.obstacles(h, user.unionId(), channel, today, verifiedSince(now)));
            var numbers = new ArrayList<String>();
            int most = parameters.number(Parameter.BANK_MAX_LINES);
            var cutOff = calendar.nextCutOff().day();
            for (int left = lines; left > 0; left -= most) {
                var batchNo = SubmissionSql.nextBatchNo(h, today);
                int taken = Math.min(left, most);
                long batch = SubmissionSql.insert(h, new SubmissionSql.CardBatchDraft(batchNo, user.unionId(), channel, taken, user.login(),
                        user.name(), now, cutOff));
                runs.enqueue(EXPORT_JOB, Long.toString(batch));
                note.about("batch " + batchNo + ", " + taken + " lines");
                numbers.add(batchNo);
            }
            return String.join("、", numbers);
        });
    }

    /** Who stands against a submission of the channel of the own union now, the first {@link #MOST_OBSTACLES}; empty when nobody does. */
    @Requires(value = Permission.SUBMIT_CARDS, audited = false)
    public List<Obstacle> obstacles(Channel channel) {
        return jdbi.withHandle(h -> SubmissionSql.obstacles(h, current.get().unionId(), channel, LocalDate.now(clock), verifiedSince(clock.instant())));
    }

    private Instant verifiedSince(Instant now) {
        return now.minus(Duration.ofDays(parameters.number(Parameter.VERIFICATION_VALID_DAYS)));
    }

    private static void requireNobody(List<Obstacle> obstacles) {
        if (!obstacles.isEmpty()) {
            var named = obstacles.stream().limit(NAMED).map(o -> o.memberNo() + " " + o.name() + "：" + o.why()).collect(Collectors.joining("；"));
            throw new DomainException("submit.blocked", obstacles.size(), named);
        }
    }
}
