package unioncard.approval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.Sealed;
import unioncard.security.SignedInUser;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Statements on requests; who reads has the request in the data scope, and has made it or decides its kind. */
final class ApprovalSql {

    private static final Map<String, String> SORTS = Map.of("requestedAt", "r.id", "expiresAt", "r.expires_at", "decidedAt", "r.decided_at");

    private ApprovalSql() {
    }

    /** Empty when one of the kind is open about the subject; the unique index decides between two at once. */
    static Optional<Long> insert(Handle h, String kind, Proposal proposal, String reason, Sealed payload, SignedInUser who, Instant now,
            Instant expires) {
        return h.createQuery("""
                insert into approval_request (kind, subject, summary, union_id, district_id, basis, payload_sealed, reason, status,
                  requested_by, requester_name, requested_at, expires_at)
                select :kind, :subject, :summary, u.id, u.district_id, :basis, :payload, :why, 'OPEN', :login, :name, :now, :expires
                from trade_union u where u.id = :unionId
                on conflict (kind, subject) where status = 'OPEN' do nothing returning id""")
                .bindMethods(proposal).bind("kind", kind).bind("why", reason).bind("payload", payload).bind("login", who.login())
                .bind("name", who.name()).bind("now", now).bind("expires", expires).mapTo(Long.class).findOne();
    }

    /** Closes what has waited too long; harmless when repeated. */
    static int expire(Handle h, Instant now) {
        return h.createUpdate("""
                update approval_request set status = 'EXPIRED', decided_at = :now, version = version + 1
                where status = 'OPEN' and expires_at <= :now""").bind("now", now).execute();
    }

    static Rows<ApprovalRow> list(Handle h, SignedInUser who, List<String> kinds, ApprovalFilter filter, Instant now, Slice slice) {
        var where = Conditions.where(who.scope().sql("r")).and("r.kind = :kind", "kind", filter.kind()).and(switch (filter.of()) {
            case TO_DECIDE -> "r.status = 'OPEN' and r.expires_at > :now and r.requested_by <> :me and r.kind = any(:kinds)";
            case OWN -> "r.requested_by = :me";
            case DECIDED -> "r.status <> 'OPEN' and r.requested_by <> :me and r.kind = any(:kinds)";
        });
        var column = slice.sort() == null ? null : SORTS.get(slice.sort());
        var order = column == null ? filter.of() == ApprovalFilter.Of.TO_DECIDE ? "r.id" : "r.id desc"
                : column + (slice.descending() ? " desc, r.id desc" : ", r.id");
        var rows = h.createQuery("""
                select r.id, r.kind, r.summary, u.name union_name, r.reason, r.requester_name, r.requested_at, r.expires_at, r.status,
                  r.decider_name, r.decided_at
                from approval_request r join trade_union u on u.id = r.union_id where %s order by %s limit :size offset :first"""
                .formatted(where.sql(), order))
                .bindMethods(who.scope()).bindMap(where.values()).bind("me", who.login()).bindArray("kinds", String.class, kinds)
                .bind("now", now).bind("size", slice.size()).bind("first", slice.first()).map(ConstructorMapper.of(ApprovalRow.class)).list();
        int total = h.createQuery("select count(*) from (select 1 from approval_request r where " + where.sql() + " limit :most) counted")
                .bindMethods(who.scope()).bindMap(where.values()).bind("me", who.login()).bindArray("kinds", String.class, kinds)
                .bind("now", now).bind("most", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one();
        return new Rows<>(rows, total);
    }

    static Optional<StoredRequest> find(Handle h, SignedInUser who, List<String> kinds, long id, boolean lock) {
        return h.createQuery("""
                select r.id, r.version, r.kind, r.subject, r.summary, u.name union_name, r.basis, r.payload_sealed payload, r.reason,
                  r.requested_by, r.requester_name, r.requested_at, r.expires_at, r.status, r.decider_name, r.decided_at, r.decision_reason
                from approval_request r join trade_union u on u.id = r.union_id
                where r.id = :id and %s and (r.requested_by = :me or r.kind = any(:kinds))""".formatted(who.scope().sql("r"))
                + (lock ? " for update of r" : ""))
                .bindMethods(who.scope()).bind("id", id).bind("me", who.login()).bindArray("kinds", String.class, kinds)
                .map(ConstructorMapper.of(StoredRequest.class)).findOne();
    }

    static void decide(Handle h, long id, ApprovalStatus status, SignedInUser who, String reason, Instant now) {
        h.createUpdate("""
                update approval_request set status = :status, decided_by = :login, decider_name = :name, decided_at = :now,
                  decision_reason = :reason, version = version + 1 where id = :id and status = 'OPEN'""")
                .bind("id", id).bind("status", status).bind("login", who.login()).bind("name", who.name()).bind("now", now)
                .bind("reason", reason).execute();
    }
}
