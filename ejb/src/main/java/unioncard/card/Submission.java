package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** 提交办卡: sends a whole channel of the pending list to the bank as one batch. */
@Stateless
public class Submission {

    /** Job that writes the request file; {@code bankfile} owns it, its subject is the batch id. */
    public static final String EXPORT_JOB = "bank-request-export";

    private static final Map<String, String> CAUSES = Map.of(
            "MEMBERSHIP", "会员状态已不是正常，请移除",
            "HAS_CARD", "已在办卡中或已有会员服务卡，请移除",
            "NOT_PASSED", "未通过校验，请移除或重新提交市级校验",
            "EXPIRED", "证件已过期，请修改证件到期日后重新校验",
            "TOO_OLD", "校验结果已超过有效期，请重新提交市级校验",
            "INCOMPLETE", "特殊办卡信息未完善，请完善信息，还缺");
    private static final int NAMED = 5;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private Parameters parameters;
    private JobRuns runs;

    public Submission() {
    }

    @Inject
    Submission(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, Parameters parameters, JobRuns runs) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.parameters = parameters;
        this.runs = runs;
    }

    /**
     * Submits everything in the channel of the own union; one bad entry blocks all (manual 1.3). The second of two clerks, or of two
     * clicks, finds the list empty.
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
            var since = now.minus(Duration.ofDays(parameters.number(Parameter.VERIFICATION_VALID_DAYS)));
            requireNobody(SubmissionSql.blockers(h, user.unionId(), channel, today, since));
            var numbers = new ArrayList<String>();
            int most = parameters.number(Parameter.BANK_MAX_LINES);
            for (int left = lines; left > 0; left -= most) {
                var batchNo = SubmissionSql.nextBatchNo(h, today);
                int taken = Math.min(left, most);
                long batch = SubmissionSql.insert(h, new SubmissionSql.CardBatchDraft(batchNo, user.unionId(), channel, taken, user.login(),
                        user.name(), now));
                runs.enqueue(EXPORT_JOB, Long.toString(batch));
                note.about("batch " + batchNo + ", " + taken + " lines");
                numbers.add(batchNo);
            }
            return String.join("、", numbers);
        });
    }

    private static void requireNobody(List<SubmissionSql.Blocker> blockers) {
        if (!blockers.isEmpty()) {
            var named = blockers.stream().limit(NAMED).map(b -> b.memberNo() + " " + b.name() + "：" + CAUSES.get(b.cause())
                    + (b.cause().equals("INCOMPLETE") ? b.missing().stream().map(SpecialItem::label).collect(Collectors.joining("、")) : ""))
                    .collect(Collectors.joining("；"));
            throw new DomainException("submit.blocked", blockers.size(), named);
        }
    }
}
