package unioncard.audit;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/**
 * Reads the whole trail from its beginning and says where it was tampered with: a field changed, a row taken out, put in or moved. Rows
 * cut off at the end leave a chain that is whole; only a hash kept elsewhere can tell that.
 */
final class AuditChain {

    private static final int FETCH = 1000;

    private AuditChain() {
    }

    /** The first seq whose row is not what was written, or is missing; empty when the chain holds. Needs memory for one fetch only. */
    static OptionalLong firstBroken(Handle h) {
        var expected = new AtomicLong(1);
        var previous = new String[] {AuditTrail.BEGINNING};
        // Without an open transaction the driver would fetch all rows at once.
        return h.inTransaction(t -> {
            try (var rows = t.createQuery("select seq, at, login, union_id, action, subject, outcome, previous_hash, hash from audit_entry order by seq")
                    .setFetchSize(FETCH).map((row, context) -> {
                        long seq = row.getLong("seq");
                        var union = row.getObject("union_id", Long.class);
                        Instant at = row.getTimestamp("at").toInstant();
                        var hash = AuditTrail.hash(seq, at, row.getString("login"), union, row.getString("action"), row.getString("subject"),
                                row.getString("outcome"), previous[0]);
                        boolean whole = seq == expected.get() && row.getString("previous_hash").equals(previous[0])
                                && row.getString("hash").equals(hash);
                        previous[0] = row.getString("hash");
                        return whole;
                    }).iterator()) {
                while (rows.hasNext()) {
                    if (!rows.next()) {
                        return OptionalLong.of(expected.get());
                    }
                    expected.incrementAndGet();
                }
                return OptionalLong.empty();
            }
        });
    }
}
