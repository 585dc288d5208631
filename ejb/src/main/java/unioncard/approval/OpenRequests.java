package unioncard.approval;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Requests that wait for their second person, for lists that mark what they would change. */
public final class OpenRequests {

    private OpenRequests() {
    }

    /** Subjects of all requests of a kind, by {@link ApprovalKind#code}, that can still be decided. */
    public static Set<String> subjects(Handle h, String kind, Instant now) {
        return h.createQuery("select subject from approval_request where kind = :kind and status = 'OPEN' and expires_at > :now")
                .bind("kind", kind).bind("now", now).mapTo(String.class).stream().collect(Collectors.toSet());
    }
}
