package unioncard.approval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that a second person agrees to.
 *
 * @param id of the request
 * @param subject as given in the {@link Proposal}
 * @param basis version of the subject that the request was based on
 * @param changes as asked for
 * @param reason why it was asked for
 * @param requestedBy sign-in name of who asked
 * @param requesterName the person's name
 */
public record Approved(long id, String subject, int basis, List<Change> changes, String reason, String requestedBy, String requesterName) {

    /** The values asked for, by field. */
    public Map<String, String> values() {
        var values = new HashMap<String, String>();
        changes.forEach(change -> values.put(change.field(), change.after()));
        return values;
    }
}
