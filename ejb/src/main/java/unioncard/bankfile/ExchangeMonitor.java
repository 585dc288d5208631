package unioncard.bankfile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.card.Submission;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Reason;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** 交换监控: the files exchanged with the bank and the lines that could not be applied. For the whole city. */
@Stateless
public class ExchangeMonitor {

    private static final int DAYS = 30;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private JobRuns runs;

    public ExchangeMonitor() {
    }

    @Inject
    ExchangeMonitor(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, JobRuns runs) {
        this.runs = runs;
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
    }

    /** Files, newest first. */
    @Requires(value = Permission.VIEW_EXCHANGE, audited = false)
    public Rows<File> files(Slice slice) {
        return jdbi.withHandle(h -> new Rows<>(
                h.createQuery("""
                        select id, direction, kind, name, size_bytes, batch_no, line_count, applied_count, rejected_count, repeated_count, status, reason, at
                        from bank_file order by id desc limit :size offset :first""")
                        .bind("size", slice.size()).bind("first", slice.first()).map(ConstructorMapper.of(File.class)).list(),
                h.createQuery("select count(*) from (select 1 from bank_file limit :most) counted").bind("most", Rows.COUNT_LIMIT + 1)
                        .mapTo(Integer.class).one()));
    }

    /** Lines of a file that could not be applied, with the reason. */
    @Requires(value = Permission.VIEW_EXCHANGE, audited = false)
    public List<Rejection> rejections(long fileId) {
        return jdbi.withHandle(h -> h.createQuery("""
                select line_no, seq, reason, text from bank_rejection where file_id = :file order by line_no limit 1000""")
                .bind("file", fileId).map(ConstructorMapper.of(Rejection.class)).list());
    }

    /** 对账 of the last days on which something was sent, newest first. */
    @Requires(value = Permission.VIEW_EXCHANGE, audited = false)
    public List<Reconciliation> reconciliation() {
        var today = LocalDate.now(clock);
        return jdbi.withHandle(h -> ReconciliationSql.days(h, today.minusDays(DAYS), today, clock.getZone()));
    }

    /**
     * Releases a request file that somebody else has made; it is sent at once. Refused with {@code release.own}, and with
     * {@code changed-meanwhile} when it does not wait any more or its batch was withdrawn.
     */
    @Requires(Permission.RELEASE_BANK_FILES)
    public void release(long fileId) {
        note.about("file " + fileId);
        var who = current.get().login();
        jdbi.useHandle(h -> {
            var waiting = RequestSql.lockWaiting(h, fileId).orElseThrow(() -> new DomainException("changed-meanwhile"));
            if (who.equals(waiting.madeBy())) {
                throw new DomainException("release.own");
            }
            RequestSql.release(h, fileId, who, clock.instant());
            runs.enqueue(Submission.EXPORT_JOB, Long.toString(waiting.batchId()));
        });
    }

    /** Alarms that nobody has closed yet, oldest first. */
    @Requires(value = Permission.VIEW_EXCHANGE, audited = false)
    public List<Alarm> alarms() {
        return jdbi.withHandle(AlarmSql::open);
    }

    /** Closes an alarm with what was found or done. Refused with {@code alarm.reason} and {@code changed-meanwhile}. */
    @Requires(Permission.OPERATE_EXCHANGE)
    public void closeAlarm(long alarmId, String reason) {
        var why = Reason.of(reason, "alarm.reason");
        note.about("alarm " + alarmId);
        if (!jdbi.withHandle(h -> AlarmSql.close(h, alarmId, current.get().name(), why, clock.instant()))) {
            throw new DomainException("changed-meanwhile");
        }
    }

    /**
     * A file.
     *
     * @param direction OUT or IN
     */
    public record File(long id, String direction, FileKind kind, String name, long sizeBytes, String batchNo, Integer lineCount,
            Integer appliedCount, Integer rejectedCount, Integer repeatedCount, FileStatus status, String reason, Instant at) {
    }

    /** Something the municipal staff has to look at. */
    public record Alarm(long id, AlarmKind kind, String subject, String text, Instant raisedAt) {
    }

    /** A line that could not be applied. */
    public record Rejection(int lineNo, Integer seq, String reason, String text) {
    }
}
