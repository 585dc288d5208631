package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;

/** 会员服务卡 of a member: what the clerk is told about it by the holder or the bank. Many at once come through {@link CardFeed}. */
@Stateless
public class Cards {

    @PersistenceContext
    EntityManager entities;
    Supplier<List<String>> bins = CardNumber::bins;
    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;
    private Event<CardsReplaced> replaced;

    public Cards() {
    }

    @Inject
    Cards(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, PersonalData personalData, Event<CardsReplaced> replaced) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.replaced = replaced;
    }

    /** Cards of a member within the data scope, newest first: the live one, when there is one, and those of before. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public List<HeldCard> of(long memberId) {
        return jdbi.withHandle(h -> CardSql.of(h, current.get().scope(), memberId, LocalDate.now(clock).getYear()));
    }

    /**
     * 激活, 挂失, 解挂, 注销. Who is still 正常 is 待办中 again after 注销; covers are not touched. Refused with {@code changed-meanwhile},
     * {@code card.not-possible}, {@code card.date}, {@code card.future} and {@code card.reason}.
     */
    @Requires(Permission.MANAGE_CARDS)
    public void record(long cardId, int version, CardAction action, CardNews news) {
        jdbi.useHandle(h -> {
            var holder = lock(h, cardId);
            note.about("member " + holder.memberNo() + " " + action);
            var card = find(cardId, version, news.on());
            var text = news.text(action);
            switch (action) {
                case ACTIVATE -> card.activate(news.on());
                case REPORT_LOSS -> card.reportLoss(news.on());
                case LIFT_LOSS -> card.liftLoss(news.on());
                case CANCEL -> card.cancel(news.on());
                case REPLACE -> throw new IllegalArgumentException("needs the new number");
            }
            entities.flush();
            if (action == CardAction.CANCEL) {
                CardSql.reopen(h, holder.memberId());
            }
            log(h, holder.memberId(), cardId, action, news.on(), text);
        });
    }

    /**
     * 补换卡: a new number takes the place of the old one, for covers in force as well. Refused like {@link #record}, and with
     * {@code card.number-wrong} and {@code card.number-used}.
     *
     * @param typedNumber as on the new card, blanks allowed
     * @param news its date is also that of the new card
     */
    @Requires(Permission.MANAGE_CARDS)
    public void replace(long cardId, int version, String typedNumber, CardNews news) {
        var number = CardNumber.typed(typedNumber);
        if (!CardNumber.isValid(number, bins.get())) {
            throw new DomainException("card.number-wrong");
        }
        var sealed = personalData.seal(PersonalKind.CARD, number);
        var index = personalData.index(PersonalKind.CARD, number);
        jdbi.useHandle(h -> {
            var holder = lock(h, cardId);
            note.about("member " + holder.memberNo() + " " + CardAction.REPLACE);
            var card = find(cardId, version, news.on());
            var text = news.text(CardAction.REPLACE) + "；原卡 " + personalData.mask(holder.number()) + "，新卡 " + personalData.mask(sealed)
                    + "，保障给付账户随新卡变更";
            if (CardSql.numberTaken(h, index)) {
                throw new DomainException("card.number-used");
            }
            long successor = CardSql.nextId(h);
            card.replaceBy(successor, news.on());
            entities.flush();
            try {
                CardSql.succeed(h, cardId, successor, sealed, index, news.on(), clock.instant());
            } catch (RuntimeException failure) {
                throw BrokenConstraint.of(failure).equals("uq_card_no") ? new DomainException("card.number-used") : failure;
            }
            replaced.fire(new CardsReplaced(List.of(cardId), clock.instant()));
            log(h, holder.memberId(), cardId, CardAction.REPLACE, news.on(), text);
        });
    }

    private CardSql.Holder lock(Handle h, long cardId) {
        return CardSql.lockHolder(h, current.get().scope(), cardId).orElseThrow(NotAllowed::new);
    }

    private Card find(long cardId, int version, LocalDate on) {
        var card = entities.find(Card.class, cardId, LockModeType.PESSIMISTIC_WRITE);
        if (card.version() != version) {
            throw new DomainException("changed-meanwhile");
        }
        if (on == null || on.isAfter(LocalDate.now(clock))) {
            throw new DomainException("card.future");
        }
        return card;
    }

    private void log(Handle h, long memberId, long cardId, CardAction action, LocalDate on, String text) {
        CardSql.log(h, memberId, cardId, action.name(), on, text, clock.instant(), current.get().name());
    }
}
