package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;

/** 发卡登记: which cards have been handed out to whom, for a batch or one by one. */
@Stateless
public class CardHandOut {

    private static final int LONGEST_NAME = 100;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;

    public CardHandOut() {
    }

    @Inject
    CardHandOut(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
    }

    /** How many cards of a batch within the data scope have been handed out. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public HandOutCounts counts(long batchId) {
        var scope = current.get().scope();
        return jdbi.withHandle(h -> h.createQuery("""
                select count(c.handed_on) handed_out, count(*) filter (where %s) waiting
                from card c join card_batch b on b.id = c.batch_id where b.id = :batch and %s""".formatted(HandOutState.WAITING.predicate(), scope.sql("b")))
                .bind("batch", batchId).bindMethods(scope).map(ConstructorMapper.of(HandOutCounts.class)).one());
    }

    /**
     * Records that cards of members of the own union have been handed out. Who did so at the same moment has done it; those cards count as
     * skipped. Refused with {@code handout.none-selected}, {@code card.future}, {@code handout.name}, and with {@code handout.nothing} when
     * there is no card left to record.
     */
    @Requires(Permission.MANAGE_CARDS)
    public HandedOut record(Collection<Long> cardIds, HandOut what) {
        if (cardIds.isEmpty()) {
            throw new DomainException("handout.none-selected");
        }
        int done = record("c.id = any(:ids)", cardIds, 0, what);
        return new HandedOut(done, cardIds.size() - done);
    }

    /** The same for every card of a batch that is still to be handed out; returns how many. */
    @Requires(Permission.MANAGE_CARDS)
    public int recordBatch(long batchId, HandOut what) {
        return record("c.batch_id = :batch", List.of(), batchId, what);
    }

    private int record(String which, Collection<Long> cardIds, long batchId, HandOut what) {
        if (what.on() == null || what.on().isAfter(LocalDate.now(clock))) {
            throw new DomainException("card.future");
        }
        var deputy = what.deputy();
        if (deputy != null && deputy.codePointCount(0, deputy.length()) > LONGEST_NAME) {
            throw new DomainException("handout.name", LONGEST_NAME);
        }
        var user = current.get();
        // Chosen cards are locked in the order of their ids, so that two clerks with overlapping lists wait and never block each other.
        int done = jdbi.withHandle(h -> h.createUpdate("""
                with chosen as materialized (
                  select c.id, m.district_id, coalesce(:deputy, p.name) name
                  from card c join member m on m.id = c.member_id join person p on p.id = c.person_id
                  where m.union_id = :union and %s and %s and c.card_no_date <= :on
                  order by c.id for update of c),
                handed as (
                  update card c set pickup_way = :way, handed_on = :on, handed_to = chosen.name, handed_by = :actor, handed_at = :now,
                    version = c.version + 1
                  from chosen where c.id = chosen.id returning c.id, c.member_id, chosen.district_id, c.handed_to)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text, card_id, happened_on)
                select member_id, district_id, :now, :actor, 'HAND_OUT', 'DONE', :text || handed_to, id, :on from handed"""
                .formatted(which, HandOutState.WAITING.predicate()))
                .bindArray("ids", Long.class, cardIds).bind("batch", batchId).bind("union", user.unionId()).bind("deputy", deputy)
                .bind("way", what.way()).bind("on", what.on()).bind("actor", user.name()).bind("now", clock.instant())
                .bind("text", what.on() + " 发卡（" + what.way().label() + "），领取人：").execute());
        if (done == 0) {
            throw new DomainException("handout.nothing");
        }
        note.about(done + " cards");
        return done;
    }

    /** Takes back what was recorded by mistake. Refused with {@code card.reason} and {@code changed-meanwhile}. */
    @Requires(Permission.MANAGE_CARDS)
    public void undo(long cardId, int version, String reason) {
        var why = Reason.of(reason, "card.reason");
        var user = current.get();
        jdbi.useHandle(h -> {
            var holder = CardSql.lockHolder(h, user.scope(), cardId).orElseThrow(NotAllowed::new);
            note.about("member " + holder.memberNo() + " (" + why + ")");
            int undone = h.createUpdate("""
                    update card set pickup_way = null, handed_on = null, handed_to = null, handed_by = null, handed_at = null, version = version + 1
                    where id = :id and version = :version and handed_on is not null""").bind("id", cardId).bind("version", version).execute();
            if (undone == 0) {
                throw new DomainException("changed-meanwhile");
            }
            CardSql.log(h, holder.memberId(), cardId, "UNDO_HAND_OUT", null, "撤销发卡登记：" + why, clock.instant(), user.name());
        });
    }
}
