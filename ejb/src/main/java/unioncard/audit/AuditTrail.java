package unioncard.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.OpenToAll;

/**
 * Adds rows to the audit trail (审计日志). Each row carries the hash of the one before, so that a change or a gap shows; rows are added
 * one at a time under an advisory lock that ends with the row's own transaction.
 */
@Stateless
public class AuditTrail {

    /** What stands for the hash before the first row. */
    static final String BEGINNING = "0".repeat(64);
    private static final long CHAIN_LOCK = 0x556e696f6e417564L;

    private Jdbi jdbi;
    private Clock clock;

    public AuditTrail() {
    }

    @Inject
    AuditTrail(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Writes one row, whatever becomes of the caller's transaction.
     *
     * @param login who, or null before sign-in
     * @param unionId the person's union, or null
     * @param action what was done, for example {@code CardBatches.submit}
     * @param subject what it was done to, or null; never personal data
     * @param outcome {@code done} or why not
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    @OpenToAll("Called by the interceptor and by sign-in, which happen before or beside any permission.")
    public void write(String login, Long unionId, String action, String subject, String outcome) {
        append(login, unionId, action, subject, outcome);
    }

    /** The same in the caller's transaction, which ends next: the chain is locked until then, for every other row too. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    @OpenToAll("Called by the interceptor.")
    public void writeWithin(String login, Long unionId, String action, String subject, String outcome) {
        append(login, unionId, action, subject, outcome);
    }

    private void append(String login, Long unionId, String action, String subject, String outcome) {
        // PostgreSQL keeps microseconds; the hash must be computable from what is stored.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(h -> {
            h.createQuery("select pg_advisory_xact_lock(:lock)").bind("lock", CHAIN_LOCK).map((row, context) -> 0).one();
            var last = h.createQuery("select seq, hash from audit_entry order by seq desc limit 1")
                    .map((row, context) -> new Link(row.getLong("seq"), row.getString("hash"))).findOne().orElse(new Link(0, BEGINNING));
            var cut = subject == null || subject.length() <= 400 ? subject : subject.substring(0, 400);
            h.createUpdate("""
                    insert into audit_entry (seq, at, login, union_id, action, subject, outcome, previous_hash, hash)
                    values (:seq, :at, :login, :union, :action, :subject, :outcome, :previous, :hash)""")
                    .bind("seq", last.seq + 1).bind("at", at).bind("login", login).bind("union", unionId).bind("action", action)
                    .bind("subject", cut).bind("outcome", outcome).bind("previous", last.hash)
                    .bind("hash", hash(last.seq + 1, at, login, unionId, action, cut, outcome, last.hash))
                    .execute();
        });
    }

    /** SHA-256 over the row's fields and the hash before it, in hex. */
    static String hash(long seq, Instant at, String login, Long unionId, String action, String subject, String outcome, String previous) {
        var row = String.join("\u001f", Long.toString(seq), at.toString(), String.valueOf(login), String.valueOf(unionId), action,
                String.valueOf(subject), outcome, previous);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(row.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Link(long seq, String hash) {
    }
}
