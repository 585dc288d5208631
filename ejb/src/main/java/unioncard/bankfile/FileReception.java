package unioncard.bankfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.card.Submission;
import unioncard.shared.JobRuns;

/** What happens to a file from the bank when it is seen: remembered once, by its content, and its import asked for; or the reason why not. */
@ApplicationScoped
public class FileReception {

    private static final int PAUSE_SECONDS = 60;
    private static final String COLLECTING = "收取银行反馈文件";

    private final Jdbi jdbi;
    private final Clock clock;
    private final JobRuns runs;
    private final BankLayout layout;
    /** Whether a file of that name lies in the inbox; another place in tests. */
    Predicate<String> lies = name -> Files.exists(BankFolders.inbox().resolve(name));

    @Inject
    FileReception(Jdbi jdbi, Clock clock, JobRuns runs, BankLayout layout) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.runs = runs;
        this.layout = layout;
    }

    FileReception() {
        this(null, null, null, null);
    }

    /**
     * A file lies complete in the inbox. Safe on two nodes at once, which take turns for the same content. One that was refused before has not taken effect:
     * when the bank sends it again it is judged again. Nothing of it depends on the files seen at the same look.
     */
    @Transactional(TxType.REQUIRES_NEW)
    Receipt receive(String name, String digest, long size) {
        var now = clock.instant();
        var parsed = layout.incoming(name);
        return jdbi.withHandle(h -> {
            FileSql.oneAtATime(h, digest);
            var known = known(h, digest, parsed).orElse(null);
            if (known != null) {
                if (known.name().equals(name) && (known.status().waits() || runs.isOpen(Exchange.IMPORT_JOB, Long.toString(known.id())))) {
                    // Stopped, applied this very moment, or tried again soon; its job's last step moves it away.
                    return new Receipt(known.id(), false);
                }
                return new Receipt(FileSql.insert(h, name, digest, size, parsed, FileStatus.REPEATED,
                        "与编号 " + known.id() + " 的文件内容相同，未重复处理", now).orElseThrow(), true);
            }
            var refused = FileSql.refused(h, name, digest).orElse(null);
            if (refused != null && (!refused.left() || !lies.test(name))) {
                // That very file, on its way out of the inbox.
                return new Receipt(refused.id(), !runs.isOpen(Exchange.IMPORT_JOB, Long.toString(refused.id())));
            }
            if (parsed.isEmpty()) {
                return refused(h, name, digest, size, AlarmKind.REFUSED_FILE, FileProblem.NAME);
            }
            if (FileSql.nameTaken(h, name)) {
                return refused(h, name, digest, size, AlarmKind.CHANGED_FILE, FileProblem.CHANGED_NAME);
            }
            var id = FileSql.insert(h, name, digest, size, parsed, FileStatus.RECEIVED, null, now);
            id.ifPresent(received -> runs.enqueue(Exchange.IMPORT_JOB, Long.toString(received)));
            return new Receipt(id.orElseGet(() -> ofOtherNode(h, digest, parsed)), false);
        });
    }

    private static Optional<Exchange.Incoming> known(Handle h, String digest, Optional<IncomingName> parsed) {
        return FileSql.known(h, digest, parsed.map(IncomingName::sending).orElse(1));
    }

    private static long ofOtherNode(Handle h, String digest, Optional<IncomingName> parsed) {
        return known(h, digest, parsed).orElseThrow().id();
    }

    private Receipt refused(Handle h, String name, String digest, long size, AlarmKind alarm, FileProblem problem) {
        var reason = problem.words();
        var id = FileSql.insert(h, name, digest, size, layout.incoming(name), FileStatus.REFUSED, reason, clock.instant()).orElseThrow();
        AlarmSql.raise(h, alarm, name, reason, clock.instant());
        return new Receipt(id, true);
    }

    /** A file does not lie in the inbox any more. */
    @Transactional
    void hasLeft(long fileId) {
        jdbi.useHandle(h -> FileSql.hasLeft(h, fileId, clock.instant()));
    }

    /** Files that were left lying at the bank for somebody to look at, and why. */
    @Transactional
    void left(Map<String, String> files) {
        jdbi.useHandle(h -> files.forEach((name, reason) -> AlarmSql.raise(h, AlarmKind.REFUSED_FILE, name, reason, clock.instant())));
    }

    /** The bank's side could not be reached; it is tried again by itself. */
    @Transactional
    void notCollected(String why) {
        jdbi.useHandle(h -> AlarmSql.raise(h, AlarmKind.NOT_SENT, COLLECTING, "收取不成功，系统每分钟重试：" + why, clock.instant()));
    }

    /** The bank's side was reached: an alarm that it could not be has no cause any more. */
    @Transactional
    void collected() {
        jdbi.useHandle(h -> AlarmSql.closeOvercome(h, AlarmKind.NOT_SENT, List.of(COLLECTING), clock.instant()));
    }

    /**
     * Asks again for whatever waits and has no job, because its last one failed a while ago: a full disk, a folder away. Not what somebody stopped.
     * Alarms whose cause is gone are closed.
     */
    @Transactional
    void resume() {
        var before = clock.instant().minusSeconds(PAUSE_SECONDS);
        jdbi.useHandle(h -> {
            AlarmSql.closeOvercome(h, clock.instant());
            FileSql.batchesToSend(h, before).forEach(id -> runs.enqueue(Submission.EXPORT_JOB, Long.toString(id)));
            FileSql.filesToApply(h, before).forEach(id -> runs.enqueue(Exchange.IMPORT_JOB, Long.toString(id)));
        });
    }

    /** What became of a file in the inbox; {@code done} means that no job will come, so it may be moved away. */
    record Receipt(long fileId, boolean done) {
    }
}
