package unioncard.transfer;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.member.MemberStatus;
import unioncard.security.SignedInUser;
import unioncard.shared.Conditions;

/** SQL of looking for one member in the whole city, beyond the data scope. */
final class LookUpSql {

    private LookUpSql() {
    }

    /** How many look-ups somebody has made since then; look-ups of the same person queue here, so that none slips through between. */
    static int countSince(Handle h, long userId, Instant since) {
        h.createQuery("select id from user_account where id = :user for no key update").bind("user", userId).mapTo(Long.class).one();
        return h.createQuery("select count(*) from transfer_look_up where user_id = :user and at >= :since")
                .bind("user", userId).bind("since", since).mapTo(Integer.class).one();
    }

    /** Live memberships that fulfil every condition, at most two: more than one is as good as none. */
    static List<Long> members(Handle h, String memberNo, String name, String documentIndex) {
        var where = Conditions.where("m.status in (<live>)")
                .and("m.member_no = :memberNo", "memberNo", memberNo)
                .and("p.name = :name", "name", name)
                .and("p.document_index = :document", "document", documentIndex);
        return h.createQuery("select m.id from member m join person p on p.id = m.person_id where " + where.sql() + " limit 2")
                .bindMap(where.values())
                .bindList("live", Arrays.stream(MemberStatus.values()).filter(MemberStatus::isLive).map(Enum::name).toList())
                .mapTo(Long.class).list();
    }

    /** Writes a look-up down, with whom it found or null; those of the person before {@code since} are dropped. */
    static long record(Handle h, SignedInUser user, Long memberId, Instant now, Instant since) {
        return h.createQuery("""
                with past as (delete from transfer_look_up where user_id = :user and at < :since)
                insert into transfer_look_up (user_id, union_id, district_id, member_id, at)
                select :user, id, district_id, :member, :now from trade_union where id = :union returning id""")
                .bind("user", user.id()).bind("union", user.unionId()).bind("member", memberId).bind("now", now).bind("since", since)
                .mapTo(Long.class).one();
    }

    /** Whom a look-up has found, masked. */
    static FoundMember found(Handle h, long lookUp) {
        return h.createQuery("""
                select l.id look_up_id, m.member_no, left(p.name, 1) || '**' as name, p.document_type, p.document_sealed document,
                       u.name union_name, m.status, m.union_id = l.union_id own
                from transfer_look_up l join member m on m.id = l.member_id join person p on p.id = m.person_id
                  join trade_union u on u.id = m.union_id
                where l.id = :id""").bind("id", lookUp).map(ConstructorMapper.of(FoundMember.class)).one();
    }

    /** The member found by a look-up of this person since then. */
    static Optional<Long> memberOf(Handle h, long lookUp, long userId, Instant since) {
        return h.createQuery("select member_id from transfer_look_up where id = :id and user_id = :user and at >= :since and member_id is not null")
                .bind("id", lookUp).bind("user", userId).bind("since", since).mapTo(Long.class).findOne();
    }
}
