package unioncard.card;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.UnionScope;

/** SQL of the municipal federation's decisions about channels. */
final class DecisionSql {

    private DecisionSql() {
    }

    static Optional<SpecialReason> reason(Handle h, long memberId, UnionScope scope) {
        return h.createQuery("select " + SpecialSql.REASON + " from member m join person p on p.id = m.person_id where m.id = :member and " + scope.sql("m"))
                .bind("member", memberId).bindMethods(scope).mapTo(String.class).findOne().map(SpecialReason::valueOf);
    }

    /**
     * A member about whom is decided.
     *
     * @param reason why the special channel is the member's already, or null
     * @param open whether the member may get a card: 正常, and 待办中 or 办卡失败
     */
    public record Subject(String memberNo, String name, SpecialReason reason, boolean verifying, boolean open) {
    }

    /** Locks the entry and the member, in the order in which a submission does. */
    static Optional<Subject> lock(Handle h, long memberId, UnionScope scope) {
        h.createQuery("select id from pending_entry where member_id = :member for update").bind("member", memberId).mapTo(Long.class).findOne();
        return h.createQuery("select m.member_no, p.name, " + SpecialSql.REASON + " reason, e.verification is not distinct from 'VERIFYING' verifying, "
                + "m.status = 'ACTIVE' and m.handling_status in ('OPEN', 'FAILED') open from member m join person p on p.id = m.person_id "
                + "left join pending_entry e on e.member_id = m.id where m.id = :member and " + scope.sql("m") + " for update of m")
                .bind("member", memberId).bindMethods(scope).map(ConstructorMapper.of(Subject.class)).findOne();
    }

    /**
     * Moves the member, and an entry with it. False when the entry is being verified: it may have come, and its verification have begun, between
     * {@link #lock} and now.
     */
    static boolean move(Handle h, long memberId, boolean special) {
        h.createUpdate("update member set special_reason = :reason, version = version + 1 where id = :member")
                .bind("reason", special ? SpecialReason.MUNICIPAL_DECISION.name() : null).bind("member", memberId).execute();
        h.createUpdate("update pending_entry set channel = :channel, special_reason = :reason, version = version + 1 "
                + "where member_id = :member and verification <> 'VERIFYING'")
                .bind("channel", special ? Channel.SPECIAL : Channel.REGULAR)
                .bind("reason", special ? SpecialReason.MUNICIPAL_DECISION.name() : null).bind("member", memberId).execute();
        return h.createQuery("select 1 from pending_entry where member_id = :member and verification = 'VERIFYING'").bind("member", memberId)
                .mapTo(Integer.class).findOne().isEmpty();
    }
}
