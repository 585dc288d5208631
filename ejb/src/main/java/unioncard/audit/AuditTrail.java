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
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.OpenToAll;
import unioncard.security.PersonalNumbers;

/**
 * Adds rows to the audit trail (审计日志). Each row carries the hash of the one before, so that a change or a gap shows; rows are added
 * one at a time, as the newest link is locked until the row's own transaction ends.
 */
@Stateless
public class AuditTrail {

    /** What stands for the hash before the first row. */
    static final String BEGINNING = "0".repeat(64);
    private static final int LONGEST_SUBJECT = 400;

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
     * @param subject what it was done to, or null; no personal data, and numbers typed into a reason are masked
     * @param outcome {@code done} or why not
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    @OpenToAll("Called by the interceptor and by sign-in, which happen before or beside any permission.")
    public void write(String login, Long unionId, String action, String subject, String outcome) {
        append(login, unionId, action, subject, outcome);
    }

    /** The same in the caller's transaction, which ends next: the chain is locked until then, for every other row too. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    @OpenToAll("Called by the interceptor and for jobs.")
    public void writeWithin(String login, Long unionId, String action, String subject, String outcome) {
        append(login, unionId, action, subject, outcome);
    }

    private void append(String login, Long unionId, String action, String subject, String outcome) {
        // PostgreSQL keeps microseconds; the hash must be computable from what is stored.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(h -> {
            var last = h.createQuery("select seq, hash from audit_head for update").map(ConstructorMapper.of(Link.class)).one();
            var what = cut(PersonalNumbers.masked(subject));
            h.createUpdate("""
                    with linked as (update audit_head set seq = :seq, hash = :hash)
                    insert into audit_entry (seq, at, login, union_id, action, subject, outcome, previous_hash, hash)
                    values (:seq, :at, :login, :union, :action, :subject, :outcome, :previous, :hash)""")
                    .bind("seq", last.seq() + 1).bind("at", at).bind("login", login).bind("union", unionId).bind("action", action)
                    .bind("subject", what).bind("outcome", outcome).bind("previous", last.hash())
                    .bind("hash", hash(last.seq() + 1, at, login, unionId, action, what, outcome, last.hash()))
                    .execute();
        });
    }

    private static String cut(String subject) {
        return subject == null || subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT));
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

    /**
     * A row of the chain by its number and hash.
     *
     * @param hash in hex, 64 digits
     */
    public record Link(long seq, String hash) {
    }
}
