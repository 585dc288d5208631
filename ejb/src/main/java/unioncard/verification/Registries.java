package unioncard.verification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.Digests;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Setting;

/** Snapshots of the registries (比对库管理): received as files, checked, loaded by a job, and only then put in force. */
@Stateless
public class Registries {

    static final String JOB = "registry-snapshot-load";

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private JobRuns runs;
    @Inject
    private CurrentUser current;
    @Inject
    private AuditNote note;

    /** All snapshots, newest first. */
    @Requires(value = Permission.LOAD_REGISTRIES, audited = false)
    public List<Snapshot> list() {
        return jdbi.withHandle(h -> h.createQuery("""
                select id, registry, file_name, row_count, status, reason, loaded_by, loaded_at from registry.snapshot
                order by id desc limit 100""").map(ConstructorMapper.of(Snapshot.class)).list());
    }

    /**
     * Takes a file in and asks for its load. Refused with {@code registry.digest} when the content does not have the digest given,
     * {@code registry.same-file} when it is loaded already, {@code registry.loading} while another file of the registry is loading.
     *
     * @param digest SHA-256 of the file in hex, as delivered beside it
     */
    @Requires(Permission.LOAD_REGISTRIES)
    public void load(RegistryKind kind, String fileName, InputStream content, String digest) {
        note.about(kind.name());
        try {
            var folder = Files.createDirectories(Setting.DATA_DIRECTORY.path().resolve("registry"));
            var received = Files.createTempFile(folder, "received-", ".csv");
            Files.copy(content, received, StandardCopyOption.REPLACE_EXISTING);
            var actual = Digests.sha256(received);
            if (!actual.equals(digest.strip().toLowerCase(Locale.ROOT))) {
                Files.delete(received);
                throw new DomainException("registry.digest");
            }
            var id = open(kind, fileName, actual);
            Files.move(received, file(folder, id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long open(RegistryKind kind, String fileName, String digest) {
        return jdbi.withHandle(h -> {
            h.createQuery("select pg_advisory_xact_lock(hashtext('registry.snapshot'))").map((row, context) -> 0).one();
            var state = h.createQuery("""
                    select case when status = 'LOADING' then 'registry.loading' else 'registry.same-file' end from registry.snapshot
                    where registry = :kind and (status = 'LOADING' or status = 'CURRENT' and digest = :digest) limit 1""")
                    .bind("kind", kind.name()).bind("digest", digest).mapTo(String.class).findOne();
            state.ifPresent(code -> {
                throw new DomainException(code);
            });
            var name = fileName.length() > 255 ? fileName.substring(0, 255) : fileName;
            long id = h.createQuery("""
                    insert into registry.snapshot (registry, file_name, digest, row_count, status, loaded_by, loaded_at)
                    values (:kind, :name, :digest, 0, 'LOADING', :login, :now) returning id""")
                    .bind("kind", kind.name()).bind("name", name).bind("digest", digest)
                    .bind("login", current.get().login()).bind("now", clock.instant()).mapTo(Long.class).one();
            runs.enqueue(JOB, Long.toString(id));
            return id;
        });
    }

    static Path file(Path folder, long snapshot) {
        return folder.resolve("snapshot-" + snapshot + ".csv");
    }

    /** A snapshot as the list shows it. */
    public record Snapshot(long id, RegistryKind registry, String fileName, int rowCount, SnapshotStatus status, String reason, String loadedBy,
            Instant loadedAt) {
    }
}
