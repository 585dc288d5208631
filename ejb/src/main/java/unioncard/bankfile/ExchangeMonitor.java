package unioncard.bankfile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.card.BatchStatus;
import unioncard.card.Submission;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.Conditions;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Reason;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** 交换监控: the files exchanged with the bank and the lines that could not be applied. For the whole city. */
@Stateless
public class ExchangeMonitor {

    /** Lines that {@link #rejections} tells; all of them are in 反馈挂起处理. */
    public static final int MOST_REJECTIONS = 200;
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
    public Rows<File> files(ExchangeFilter filter, Slice slice) {
        var where = Conditions.where("true").and("f.batch_no like :batchNo", "batchNo", Conditions.prefix(filter.batchNo()))
                .and("f.kind = :kind", "kind", filter.kind()).and("f.status = :status", "status", filter.status())
                .and("f.at >= :from", "from", filter.from() == null ? null : midnight(filter.from()))
                .and("f.at < :to", "to", filter.to() == null ? null : midnight(filter.to().plusDays(1)));
        return jdbi.withHandle(h -> new Rows<>(
                h.createQuery("""
                        select id, direction, kind, name, size_bytes, batch_no, line_count, applied_count, rejected_count, repeated_count, status, reason, at
                        from bank_file f where %s order by id desc limit :size offset :first""".formatted(where.sql())).bindMap(where.values())
                        .bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT)).map(ConstructorMapper.of(File.class)).list(),
                h.createQuery("select count(*) from (select 1 from bank_file f where " + where.sql() + " limit :most) counted").bindMap(where.values())
                        .bind("most", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one()));
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** What jobs are at with files for and from the bank, oldest first. */
    @Requires(value = Permission.VIEW_EXCHANGE, audited = false)
    public List<Work> atWork() {
        return jdbi.withHandle(WorkSql::open);
    }

    /** The newest job of a file, with what else is known of it; empty when there is no such file. */
    @Requires(value = Permission.VIEW_EXCHANGE, audited = false)
    public Optional<Detail> detail(long fileId) {
        return jdbi.withHandle(h -> h.createQuery("""
                select f.digest, f.made_by, f.released_by, f.finished_at, b.status batch_status, (f.sending = b.sending) is true latest,
                  r.status job_status, r.execution_id, r.restarts
                from bank_file f left join card_batch b on b.batch_no = f.batch_no left join lateral (
                  select * from job_run j where j.job = case f.direction when 'OUT' then :export else :import end
                    and j.subject = case f.direction when 'OUT' then b.id else f.id end::text order by j.id desc limit 1) r on true
                where f.id = :id""").bind("id", fileId).bind("export", Submission.EXPORT_JOB).bind("import", Exchange.IMPORT_JOB)
                .map(ConstructorMapper.of(Detail.class)).findOne());
    }

    /** Lines of a file that could not be applied, with the reason: the first {@link #MOST_REJECTIONS}. */
    @Requires(value = Permission.VIEW_EXCHANGE, audited = false)
    public List<Rejection> rejections(long fileId) {
        return jdbi.withHandle(h -> h.createQuery("""
                select line_no, seq, reason, text from bank_rejection where file_id = :file order by line_no limit :most""")
                .bind("file", fileId).bind("most", MOST_REJECTIONS).map(ConstructorMapper.of(Rejection.class)).list());
    }

    /** 对账 of the last days on which something was sent, newest first. */
    @Requires(value = Permission.VIEW_EXCHANGE, audited = false)
    public List<Reconciliation> reconciliation() {
        var today = LocalDate.now(clock);
        return reconciliation(today.minusDays(DAYS), today);
    }

    /** 对账 of the days from one to another on which something was sent, newest first. */
    @Requires(value = Permission.VIEW_EXCHANGE, audited = false)
    public List<Reconciliation> reconciliation(LocalDate from, LocalDate to) {
        return jdbi.withHandle(h -> ReconciliationSql.days(h, from, to, clock.getZone()));
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
     * What a job is at.
     *
     * @param subject name of the file, or the batch whose file is made or sent
     * @param total lines in all; null before they are counted
     * @param begunWith lines that were done when the phase began; null, as {@code done} is, where lines are not counted
     * @param notedAt when the job has said so last
     */
    public record Work(String subject, ExchangePhase phase, Integer total, Integer begunWith, Integer done, Instant begunAt, Instant notedAt) {

        /** Lines in a second since the phase began; null as long as that cannot be told. */
        public Long speed() {
            long millis = Duration.between(begunAt, notedAt).toMillis();
            return done == null || millis <= 0 ? null : (done - begunWith) * 1_000L / millis;
        }
    }

    /**
     * A file.
     *
     * @param direction OUT or IN
     */
    public record File(long id, String direction, FileKind kind, String name, long sizeBytes, String batchNo, Integer lineCount,
            Integer appliedCount, Integer rejectedCount, Integer repeatedCount, FileStatus status, String reason, Instant at) {

        /** Whether an operator may stop it: a result that is read, or waits for that; a request that waits to be sent. */
        public boolean isStoppable() {
            return kind == FileKind.RESULT && status == FileStatus.RECEIVED || status == FileStatus.WRITTEN;
        }

        /** Whether an operator may have it judged or written anew; whether that is possible is told when it is asked for. */
        public boolean isRenewable() {
            return status == FileStatus.REFUSED && batchNo != null;
        }

        /** Whether an operator may go on with it, or try at once. */
        public boolean isResumable() {
            return status.waits();
        }
    }

    /**
     * More of a file.
     *
     * @param digest SHA-256 of its bytes, in hex
     * @param madeBy sign-in name of who submitted the batch
     * @param releasedBy sign-in name of who released it
     * @param finishedAt when it was sent, or had taken effect
     * @param latest whether it belongs to the last sending of its batch
     * @param jobStatus RUNNING, COMPLETED or FAILED; null when it never had a job
     * @param executionId number of the last execution in the batch runtime
     * @param restarts how often the job was begun again after its server died
     */
    public record Detail(String digest, String madeBy, String releasedBy, Instant finishedAt, BatchStatus batchStatus, boolean latest, String jobStatus,
            Long executionId, Integer restarts) {

        /** Whether a file that went out may do so again: the bank has not said that it has it, or has refused it. */
        public boolean isResendable() {
            return latest && (batchStatus == BatchStatus.SENT || isRejected());
        }

        /** Whether the bank has refused the batch's file as a whole. */
        public boolean isRejected() {
            return batchStatus == BatchStatus.REJECTED;
        }
    }

    /** Something the municipal staff has to look at. */
    public record Alarm(long id, AlarmKind kind, String subject, String text, Instant raisedAt) {
    }

    /** A line that could not be applied. */
    public record Rejection(int lineNo, Integer seq, String reason, String text) {
    }
}
