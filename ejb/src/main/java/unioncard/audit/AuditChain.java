package unioncard.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.audit.AuditTrail.Link;

/**
 * Reads the trail from where it begins up to its newest row and says where it was tampered with: a field changed, a row taken out, put in
 * or moved, or rows cut off at the end. Who rewrites the database as a whole, the newest link included, is found by the anchors alone,
 * which lie outside of it ({@link AuditAnchors}).
 */
public final class AuditChain {

    private static final int STRETCH = 10_000;

    private AuditChain() {
    }

    /** Checks the whole trail against itself and the anchors of a file; null: without anchors. Needs memory for one stretch only. */
    public static Verdict check(Jdbi jdbi, Path anchorsFile) {
        var anchors = anchorsFile == null ? Map.<Long, String>of() : AuditAnchors.read(anchorsFile);
        return jdbi.withHandle(h -> {
            var begin = begin(h);
            var end = end(h);
            var at = begin;
            do {
                var stretch = stretch(h, at, end, anchors);
                if (stretch.flaw != null) {
                    return new Verdict(stretch.end.seq() - begin.seq(), stretch.flaw, stretch.end.seq() + 1);
                }
                at = stretch.end;
            } while (at.seq() < end.seq());
            var lost = lost(end, anchors);
            return new Verdict(end.seq() - begin.seq(), lost == null ? null : AuditFlaw.ANCHOR, lost);
        });
    }

    /** The link behind which the rows kept begin: nothing, or the last one released to the archive. */
    static Link begin(Handle h) {
        return h.createQuery("select seq, hash from audit_base").map(ConstructorMapper.of(Link.class)).findOne()
                .orElse(new Link(0, AuditTrail.BEGINNING));
    }

    /** The newest link. */
    static Link end(Handle h) {
        return h.createQuery("select seq, hash from audit_head").map(ConstructorMapper.of(Link.class)).one();
    }

    /** The first anchored number behind the end, or null when there is none. */
    static Long lost(Link end, Map<Long, String> anchors) {
        return anchors.keySet().stream().filter(seq -> seq > end.seq()).sorted().findFirst().orElse(null);
    }

    /** Checks rows behind a link, not beyond the end. */
    static Stretch stretch(Handle h, Link from, Link end, Map<Long, String> anchors) {
        var rows = h.createQuery("""
                select seq, at, login, union_id, action, subject, outcome, previous_hash, hash from audit_entry
                where seq > :from and seq <= :end order by seq limit :most""")
                .bind("from", from.seq()).bind("end", end.seq()).bind("most", STRETCH).map(ConstructorMapper.of(Row.class)).list();
        var at = from;
        for (var row : rows) {
            if (!row.follows(at)) {
                return new Stretch(at, AuditFlaw.CHANGED);
            }
            if (!anchors.getOrDefault(row.seq, row.hash).equals(row.hash)) {
                return new Stretch(at, AuditFlaw.ANCHOR);
            }
            at = new Link(row.seq, row.hash);
        }
        if (at.seq() == end.seq() && !at.hash().equals(end.hash())) {
            return new Stretch(new Link(at.seq() - 1, ""), AuditFlaw.CHANGED);
        }
        if (at.seq() == end.seq()) {
            return new Stretch(at, hasRowsBeyond(h) ? AuditFlaw.CHANGED : null);
        }
        return new Stretch(at, rows.isEmpty() ? AuditFlaw.CUT_OFF : null);
    }

    /** Rows behind the newest link were not written by the application. */
    private static boolean hasRowsBeyond(Handle h) {
        return h.createQuery("select exists (select from audit_entry e, audit_head n where e.seq > n.seq)").mapTo(Boolean.class).one();
    }

    /**
     * How far a check has come.
     *
     * @param end the last link that holds
     * @param flaw what is wrong with the row behind it, or null
     */
    record Stretch(Link end, AuditFlaw flaw) {
    }

    /**
     * What a check has found.
     *
     * @param checked rows that hold
     * @param flaw what is wrong, or null when the trail is whole
     * @param flawSeq number of the first row concerned, or null
     */
    public record Verdict(long checked, AuditFlaw flaw, Long flawSeq) {
    }

    /** A row as stored. */
    public record Row(long seq, Instant at, String login, Long unionId, String action, String subject, String outcome, String previousHash,
            String hash) {

        boolean follows(Link before) {
            return seq == before.seq() + 1 && previousHash.equals(before.hash())
                    && hash.equals(AuditTrail.hash(seq, at, login, unionId, action, subject, outcome, before.hash()));
        }
    }
}
