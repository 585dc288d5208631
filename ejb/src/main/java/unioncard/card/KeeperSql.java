package unioncard.card;

import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** What follows in the pending list from changes of members, each with its card log. */
final class KeeperSql {

    private KeeperSql() {
    }

    /** Removes entries, also such as are being verified: the answer finds nothing to write to. */
    static void remove(Handle h, Collection<Long> memberIds, String actor, Instant now, String why) {
        h.createUpdate("""
                with removed as (delete from pending_entry where member_id = any(:ids) returning member_id, district_id)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select member_id, district_id, :now, :actor, 'REMOVED', 'DONE', :why from removed""")
                .bindArray("ids", Long.class, memberIds).bind("now", now).bind("actor", actor).bind("why", why).execute();
    }

    /** The card that a person has already is the member's, and no second one is made. */
    static void takeOverCards(Handle h, Collection<Long> memberIds, String actor, Instant now) {
        h.createUpdate("""
                with held as (
                  update card c set member_id = m.id, district_id = m.district_id from member m
                  where m.id = any(:ids) and c.person_id = m.person_id and c.member_id <> m.id and c.status in ('INACTIVE', 'ACTIVE', 'LOST')
                  returning c.id, c.member_id, c.district_id),
                years as (
                  update card_registration r set member_id = held.member_id, district_id = held.district_id from held where r.card_id = held.id),
                logged as (
                  insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                  select member_id, district_id, :now, :actor, 'TAKEN_OVER', 'DONE', '本人原有会员服务卡继续使用，无需重新办卡' from held)
                update member m set handling_status = 'ISSUED' from held where m.id = held.member_id""")
                .bindArray("ids", Long.class, memberIds).bind("now", now).bind("actor", actor).execute();
    }

    static void verifyAgain(Handle h, long memberId, String actor, Instant now) {
        h.createUpdate("""
                with changed as (
                  update pending_entry e set verification = 'UNVERIFIED', reason = null, verified_at = null, waiting_since = null, version = e.version + 1,
                    channel = case when p.document_type <> 'RESIDENT_ID' or m.special_reason is not null then 'SPECIAL' else 'REGULAR' end,
                    special_reason = case when p.document_type <> 'RESIDENT_ID' then 'NON_ID_DOCUMENT' else m.special_reason end
                  from member m join person p on p.id = m.person_id where m.id = e.member_id and e.member_id = :member
                  returning e.member_id, e.district_id)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select member_id, district_id, :now, :actor, 'IDENTITY', 'DONE', '会员身份信息已变更，需重新提交市级校验' from changed""")
                .bind("member", memberId).bind("now", now).bind("actor", actor).execute();
    }
}
