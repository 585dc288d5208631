package unioncard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Statements of {@link CardFeed}. The state machine is handed in as rows, so that it stands in {@link CardStatus} alone. */
final class CardFeedSql {

    private static final String APPLY = """
            with fed as (
              select * from unnest(cast(:lines as integer[]), cast(:numbers as char(64)[]), cast(:actions as text[]), cast(:dates as date[]),
                cast(:newNumbers as char(64)[]), cast(:newSealed as text[])) as f (line, number, action, happened_on, new_number, new_sealed)),
            moves as (
              select * from unnest(cast(:froms as text[]), cast(:ways as text[]), cast(:activated as boolean[]), cast(:nexts as text[]),
                cast(:words as text[])) as t (status, action, activated, next, word)),
            held as materialized (select c.* from card c where c.card_no_index in (select number from fed) order by c.id for update),
            judged as materialized (
              select f.*, h.id card_id, v.next, v.word, case when f.action = 'REPLACE' then nextval('card_seq') end successor, case
                when h.id is null then 'UNKNOWN_CARD'
                when exists (select from card_log l where l.card_id = h.id and l.step = f.action and l.happened_on = f.happened_on and l.from_bank)
                  then 'REPEATED'
                when f.action = 'REPLACE' and h.status = 'REPLACED' then
                  case when f.new_number = (select s.card_no_index from card s where s.id = h.replaced_by_id) then 'REPEATED' else 'CONTRADICTION' end
                when exists (select from moves t where t.action = f.action and t.activated = (h.activated_on is not null) and t.next = h.status)
                  then 'REPEATED'
                when v.next is null then 'NOT_POSSIBLE'
                when f.happened_on > :today or f.happened_on < coalesce(h.status_on, h.card_no_date) then 'OUT_OF_ORDER'
                when f.action = 'REPLACE' and f.new_number is null then 'NUMBER_WRONG'
                when f.action = 'REPLACE' and exists (select from card x where x.card_no_index = f.new_number) then 'NUMBER_IN_USE'
                else 'APPLIED' end outcome
              from fed f left join held h on h.card_no_index = f.number
                left join moves v on v.status = h.status and v.action = f.action and v.activated = (h.activated_on is not null)),
            changed as (
              update card c set status = j.next, status_on = j.happened_on, replaced_by_id = coalesce(j.successor, c.replaced_by_id),
                activated_on = case when j.action = 'ACTIVATE' then j.happened_on else c.activated_on end, version = c.version + 1
              from judged j where c.id = j.card_id and j.outcome = 'APPLIED'
              returning c.id, c.person_id, c.member_id, c.district_id, j.action, j.word, j.happened_on, j.successor, j.new_number, j.new_sealed),
            made as (
              insert into card (id, person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at)
              select successor, person_id, member_id, district_id, new_sealed, new_number, happened_on, :now from changed where action = 'REPLACE'),
            years as (
              insert into card_registration (card_id, year, member_id, union_id, district_id, registered_at, registered_by, registrar)
              select x.successor, r.year, r.member_id, r.union_id, r.district_id, r.registered_at, r.registered_by, r.registrar
              from changed x join card_registration r on r.card_id = x.id and r.year >= extract(year from x.happened_on) where x.action = 'REPLACE'),
            reopened as (
              update member m set handling_status = 'OPEN', version = m.version + 1 from changed x
              where x.action = 'CANCEL' and m.id = x.member_id and m.handling_status = 'ISSUED' and m.status in ('ACTIVE', 'TRANSFERRING', 'RETAINED')),
            logged as (
              insert into card_log (member_id, district_id, at, actor, step, outcome, text, card_id, happened_on, from_bank)
              select member_id, district_id, :now, '银行', action, 'DONE', happened_on || ' ' || word || '（银行反馈）'
                || case action when 'REPLACE' then '，保障给付账户随新卡变更' else '' end, id, happened_on, true from changed)
            select line, outcome, case when outcome = 'APPLIED' and action = 'REPLACE' then card_id end replaced_id from judged
            """;

    private CardFeedSql() {
    }

    /** An event with its numbers as they are stored. */
    record Fed(int line, String number, CardAction action, LocalDate on, String newNumber, String newSealed) {
    }

    /** What became of an event; public for Jdbi only. */
    public record Answer(int line, FeedOutcome outcome, Long replacedId) {
    }

    /** Locks the holders, members before cards as everywhere. */
    static void lock(Handle h, List<Fed> events) {
        h.createQuery("""
                select m.id from member m where m.id in (select c.member_id from card c where c.card_no_index = any(cast(:numbers as char(64)[])))
                order by m.id for update""").bindArray("numbers", String.class, texts(events, Fed::number)).mapTo(Long.class).list();
    }

    /** Judges each event and applies what can be; no card may occur twice. */
    static List<Answer> apply(Handle h, List<Fed> events, LocalDate today, Instant now) {
        var moves = new ArrayList<String[]>();
        for (var status : CardStatus.values()) {
            for (var action : status.actions()) {
                for (boolean activated : new boolean[] {false, true}) {
                    moves.add(new String[] {status.name(), action.name(), Boolean.toString(activated), status.after(action, activated).name(),
                        action.label()});
                }
            }
        }
        return h.createQuery(APPLY)
                .bindArray("lines", String.class, texts(events, Fed::line)).bindArray("numbers", String.class, texts(events, Fed::number))
                .bindArray("actions", String.class, texts(events, Fed::action)).bindArray("dates", String.class, texts(events, Fed::on))
                .bindArray("newNumbers", String.class, texts(events, Fed::newNumber))
                .bindArray("newSealed", String.class, texts(events, Fed::newSealed))
                .bindArray("froms", String.class, texts(moves, m -> m[0])).bindArray("ways", String.class, texts(moves, m -> m[1]))
                .bindArray("activated", String.class, texts(moves, m -> m[2])).bindArray("nexts", String.class, texts(moves, m -> m[3]))
                .bindArray("words", String.class, texts(moves, m -> m[4]))
                .bind("today", today).bind("now", now).map(ConstructorMapper.of(Answer.class)).list();
    }

    private static <T> Object[] texts(List<T> rows, Function<T, Object> column) {
        return rows.stream().map(column).map(value -> value == null ? null : value.toString()).toArray();
    }
}
