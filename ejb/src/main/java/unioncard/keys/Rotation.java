package unioncard.keys;

import java.io.Serializable;
import java.time.Instant;

/**
 * A rotation of the keys (密钥轮换).
 *
 * @param keyVersion key it leads to
 * @param total rows with values under other keys when it began
 * @param resealed rows done
 * @param leftOver rows left at its end
 */
public record Rotation(long id, String keyVersion, RotationStatus status, String startedBy, Instant startedAt, Instant finishedAt, long total,
        long resealed, long leftOver) implements Serializable {

    /** 0 to 100. */
    public int percent() {
        return total == 0 ? running() ? 0 : 100 : (int) (100 * resealed / total);
    }

    /** Whether it is under way. */
    public boolean running() {
        return status == RotationStatus.RUNNING;
    }
}
