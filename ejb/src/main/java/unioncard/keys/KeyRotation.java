package unioncard.keys;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.KeyVersion;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;

/**
 * Keys of personal data (密钥管理). Whoever runs the server adds a key to the keys file; who holds the permission has everything stored
 * encrypted anew under it, in the background, while the service goes on and reads both.
 */
@Stateless
public class KeyRotation {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;
    private JobRuns runs;

    public KeyRotation() {
    }

    @Inject
    KeyRotation(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, PersonalData personalData, JobRuns runs) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.runs = runs;
    }

    /** The keys of the file, by version. */
    @Requires(value = Permission.ROTATE_KEYS, audited = false)
    public List<KeyVersion> keys() {
        return personalData.versions();
    }

    /** The last rotations, newest first. */
    @Requires(value = Permission.ROTATE_KEYS, audited = false)
    public List<Rotation> rotations() {
        return jdbi.withHandle(KeyRotationSql::newest);
    }

    /** What a rotation has to do in each table; nothing until it was counted. */
    @Requires(value = Permission.ROTATE_KEYS, audited = false)
    public List<RotationPart> parts(long rotation) {
        return jdbi.withHandle(h -> KeyRotationSql.parts(h, rotation));
    }

    /**
     * Asks for a rotation to the current key. Refused with {@code keys.running} while one is under way and {@code keys.changed} when the
     * current key is no longer the one seen.
     *
     * @param version the current key as seen
     */
    @Requires(Permission.ROTATE_KEYS)
    public void start(String version) {
        note.about("key " + version);
        if (!personalData.currentVersion().equals(version)) {
            throw new DomainException("keys.changed");
        }
        jdbi.useHandle(h -> {
            var id = KeyRotationSql.begin(h, version, current.get().login(), clock.instant()).orElseThrow(() -> new DomainException("keys.running"));
            runs.enqueue(RotationEnd.JOB, Long.toString(id));
        });
    }
}
