package unioncard.web.security;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import unioncard.shared.Setting;

/**
 * How fast an account may send requests, whatever the session: somebody's script is slowed down before it reads whole lists, and nobody
 * else feels it. Each node counts for itself; there are never more counts than accounts.
 */
@ApplicationScoped
public class Pace {

    private final int inAMinute = Setting.REQUESTS_PER_MINUTE.number();
    private final Map<Long, Bucket> accounts = new ConcurrentHashMap<>();

    /** Counts a request of an account; 0 when it may go on, else the seconds after which the next one may, at least 1. */
    public long secondsToWait(long account) {
        var probe = accounts.computeIfAbsent(account, id -> fullBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }

    private Bucket fullBucket() {
        return Bucket.builder().addLimit(limit -> limit.capacity(inAMinute).refillGreedy(inAMinute, Duration.ofMinutes(1))).build();
    }
}
