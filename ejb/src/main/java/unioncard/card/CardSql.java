package unioncard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.Sealed;
import unioncard.security.UnionScope;

/** Statements on single cards, and what follows from their end. Members are locked before cards, everywhere. */
final class CardSql {

    private CardSql() {
    }

    static List<HeldCard> of(Handle h, UnionScope scope, long memberId, int year) {
        return h.createQuery("""
                select c.id, c.version, c.card_no_sealed number, c.card_no_date, c.status, c.status_on, c.activated_on, b.batch_no,
                  s.card_no_sealed replacement, f.card_no_sealed predecessor, c.pickup_way, c.handed_on, c.handed_to, c.handed_by, r.years,
                  coalesce(r.registered, false) registered
                from card c join member m on m.id = c.member_id left join card_batch b on b.id = c.batch_id
                  left join card s on s.id = c.replaced_by_id left join card f on f.replaced_by_id = c.id
                  left join lateral (select string_agg(year::text, '、' order by year desc) years, bool_or(year = :year) registered
                    from card_registration where card_id = c.id) r on true
                where c.member_id = :member and %s order by c.id desc""".formatted(scope.sql("m")))
                .bind("member", memberId).bind("year", year).bindMethods(scope).map(ConstructorMapper.of(HeldCard.class)).list();
    }

    /** Holder and number of a card; public for Jdbi only. */
    public record Holder(long memberId, String memberNo, Sealed number) {
    }

    /** Locks the member who holds the card; empty when there is none in the scope. */
    static Optional<Holder> lockHolder(Handle h, UnionScope scope, long cardId) {
        return h.createQuery("""
                select m.id member_id, m.member_no, c.card_no_sealed number from card c join member m on m.id = c.member_id
                where c.id = :id and %s for update of m""".formatted(scope.sql("m")))
                .bind("id", cardId).bindMethods(scope).map(ConstructorMapper.of(Holder.class)).findOne();
    }

    static long nextId(Handle h) {
        return h.createQuery("select nextval('card_seq')").mapTo(Long.class).one();
    }

    static boolean numberTaken(Handle h, String index) {
        return h.createQuery("select exists (select from card where card_no_index = :index)").bind("index", index).mapTo(Boolean.class).one();
    }

    /** The successor of a card: not activated, of no batch, registered for this year when the old card is. */
    static void succeed(Handle h, long oldCard, long newCard, Sealed number, String index, LocalDate madeOn, Instant now) {
        h.createUpdate("""
                with made as (
                  insert into card (id, person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at)
                  select :new, person_id, member_id, district_id, :number, :index, :madeOn, :now from card where id = :old returning id)
                insert into card_registration (card_id, year, member_id, union_id, district_id, registered_at, registered_by, registrar)
                select made.id, r.year, r.member_id, r.union_id, r.district_id, r.registered_at, r.registered_by, r.registrar
                from made, card_registration r where r.card_id = :old and r.year >= :year""")
                .bind("old", oldCard).bind("new", newCard).bind("number", number).bind("index", index).bind("madeOn", madeOn)
                .bind("now", now).bind("year", madeOn.getYear()).execute();
    }

    /** Without a card the member is open for one again; in 保留会籍 and 转会中 from the day the member is 正常 again. */
    static void reopen(Handle h, long memberId) {
        h.createUpdate("""
                update member set handling_status = 'OPEN', version = version + 1
                where id = :id and handling_status = 'ISSUED' and status in ('ACTIVE', 'TRANSFERRING', 'RETAINED')""")
                .bind("id", memberId).execute();
    }

    static void log(Handle h, long memberId, long cardId, String step, LocalDate on, String text, Instant now, String actor) {
        h.createUpdate("""
                insert into card_log (member_id, district_id, at, actor, step, outcome, text, card_id, happened_on)
                select id, district_id, :now, :actor, :step, 'DONE', :text, :card, :on from member where id = :member""")
                .bind("member", memberId).bind("card", cardId).bind("step", step).bind("on", on).bind("text", text).bind("now", now)
                .bind("actor", actor).execute();
    }
}
