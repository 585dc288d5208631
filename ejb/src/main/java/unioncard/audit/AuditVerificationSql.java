package unioncard.audit;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.audit.AuditTrail.Link;

/** Rows of checks. Everything a check needs to go on after a restart stands in its row. */
final class AuditVerificationSql {

    private AuditVerificationSql() {
    }

    /** A new check up to the newest row; empty while another one is open. */
    static Optional<Long> begin(Handle h, String login, Instant now) {
        var begin = AuditChain.begin(h);
        var end = AuditChain.end(h);
        return h.createQuery("""
                insert into audit_verification (status, started_by, started_at, begin_seq, done_seq, done_hash, end_seq, end_hash)
                values ('RUNNING', :login, :now, :begin, :begin, :beginHash, :end, :endHash)
                on conflict ((true)) where status = 'RUNNING' do nothing returning id""")
                .bind("login", login).bind("now", now).bind("begin", begin.seq()).bind("beginHash", begin.hash())
                .bind("end", end.seq()).bind("endHash", end.hash()).mapTo(Long.class).findOne();
    }

    /** Where an open check stands; empty when it is over. */
    static Optional<Course> course(Handle h, long id) {
        return h.createQuery("select done_seq, done_hash, end_seq, end_hash from audit_verification where id = :id and status = 'RUNNING' for update")
                .bind("id", id).map((row, context) -> new Course(new Link(row.getLong("done_seq"), row.getString("done_hash")),
                        new Link(row.getLong("end_seq"), row.getString("end_hash")))).findOne();
    }

    static void advance(Handle h, long id, Link done) {
        h.createUpdate("update audit_verification set done_seq = :seq, done_hash = :hash where id = :id")
                .bind("seq", done.seq()).bind("hash", done.hash()).bind("id", id).execute();
    }

    static void end(Handle h, long id, AuditVerificationStatus status, AuditFlaw flaw, Long flawSeq, Instant now) {
        h.createUpdate("""
                update audit_verification set status = :status, flaw = :flaw, flaw_seq = :seq, finished_at = :now
                where id = :id and status = 'RUNNING'""")
                .bind("status", status.name()).bind("flaw", flaw == null ? null : flaw.name()).bind("seq", flawSeq).bind("now", now)
                .bind("id", id).execute();
    }

    static Optional<AuditVerification> newest(Handle h) {
        return h.createQuery("""
                select id, status, started_by, started_at, finished_at, end_seq - begin_seq total, done_seq - begin_seq done, flaw, flaw_seq
                from audit_verification order by id desc limit 1""").map(ConstructorMapper.of(AuditVerification.class)).findOne();
    }

    /**
     * Where a check stands.
     *
     * @param done the last link that holds
     * @param end the link to be reached
     */
    record Course(Link done, Link end) {
    }
}
