package unioncard.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.reports.Copy;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;
import unioncard.reports.Sheet;
import unioncard.security.CurrentUser;

/**
 * Prints documents of which each copy says the same: the first print of a subject in a state is kept, every later one is made from it. The caller has
 * looked whether the subject is in scope.
 */
@ApplicationScoped
public class PaperArchive {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private PrintRoom room;

    PaperArchive() {
    }

    @Inject
    PaperArchive(Jdbi jdbi, Clock clock, CurrentUser current, PrintRoom room) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.room = room;
    }

    /**
     * What a document is about; public for Jdbi only.
     *
     * @param kind which document
     * @param id batch, order or cover
     * @param state what it is in; another document is made in another one
     * @param unionId the union the subject belongs to
     * @param districtId its district
     */
    public record Subject(DocumentKind kind, long id, String state, long unionId, long districtId) {
    }

    /** Prints a document and counts the print. Answers which print it is. */
    int print(Subject subject, Supplier<? extends PaperDocument> first, OutputStream out) {
        return print(subject, null, first, out);
    }

    /**
     * Prints a document that is found again by a code.
     *
     * @param code of the first print; a later one has the code it was first printed with
     */
    int print(Subject subject, String code, Supplier<? extends PaperDocument> first, OutputStream out) {
        var now = clock.instant();
        var kept = jdbi.withHandle(h -> count(h, subject, now).orElseGet(() -> {
            keep(h, subject, code, PaperText.write(Sheet.of(first.get())), now);
            return count(h, subject, now).orElseThrow();
        }));
        room.print(PaperText.read(subject.kind(), kept.content()), new Copy(CityTime.of(clock, now), kept.printCount(),
                current.get().name()), out);
        return kept.printCount();
    }

    /** Public for Jdbi only. */
    public record Kept(int printCount, String content) {
    }

    private static Optional<Kept> count(Handle h, Subject subject, Instant now) {
        return h.createQuery("""
                update paper set print_count = print_count + 1, last_printed_at = :now where kind = :kind and subject_id = :id and state = :state
                returning print_count, content""").bindMethods(subject).bind("now", now).map(ConstructorMapper.of(Kept.class)).findOne();
    }

    /** Whoever prints at the same moment waits here and finds what was kept. */
    private static void keep(Handle h, Subject subject, String code, String content, Instant now) {
        h.createUpdate("""
                insert into paper (kind, subject_id, state, union_id, district_id, content, code, first_printed_at, last_printed_at)
                values (:kind, :id, :state, :unionId, :districtId, :content, :code, :now, :now) on conflict (kind, subject_id, state) do nothing""")
                .bindMethods(subject).bind("content", content).bind("code", code).bind("now", now).execute();
    }
}
