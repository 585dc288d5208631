package unioncard.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;

/**
 * Where the bank's reports on cards come in, many at a time: card number, event, date. For jobs, not for pages: {@link Cards} is.
 *
 * <p>A chunk is one transaction. An event is applied once, however often and in however many files it is reported: by (card, event, date),
 * which a unique index holds. Events go the ways of {@link CardStatus} and have the same effects as when a clerk records them. What cannot be
 * applied changes nothing and is answered with the reason; the caller keeps it for the staff and goes on.
 *
 * <p>A chunk costs one locking and one applying statement as long as no card occurs in it twice; each further event of the same card costs as
 * much again.
 */
@ApplicationScoped
public class CardFeed {

    Supplier<List<String>> bins = CardNumber::bins;
    private Jdbi jdbi;
    private Clock clock;
    private PersonalData personalData;
    private Event<CardsReplaced> replaced;

    CardFeed() {
    }

    @Inject
    CardFeed(Jdbi jdbi, Clock clock, PersonalData personalData, Event<CardsReplaced> replaced) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.personalData = personalData;
        this.replaced = replaced;
    }

    /**
     * Applies a chunk of up to a few thousand events, those of one card in the order of their dates.
     *
     * @return what became of each, by {@link CardEvent#line()}
     */
    @Transactional
    public Map<Integer, FeedOutcome> apply(Collection<CardEvent> chunk) {
        var outcomes = new TreeMap<Integer, FeedOutcome>();
        for (var round : rounds(chunk)) {
            var ended = new ArrayList<Long>();
            jdbi.useHandle(h -> {
                CardFeedSql.lock(h, round);
                CardFeedSql.apply(h, round, LocalDate.now(clock), clock.instant()).forEach(answer -> {
                    outcomes.put(answer.line(), answer.outcome());
                    if (answer.replacedId() != null) {
                        ended.add(answer.replacedId());
                    }
                });
            });
            if (!ended.isEmpty()) {
                replaced.fire(new CardsReplaced(ended, clock.instant()));
            }
        }
        return outcomes;
    }

    /** No card occurs twice in a round, neither as the old one nor as the new one; its events stay in their order. */
    private List<List<CardFeedSql.Fed>> rounds(Collection<CardEvent> chunk) {
        var allowed = bins.get();
        var last = new HashMap<String, Integer>();
        var rounds = new ArrayList<List<CardFeedSql.Fed>>();
        for (var event : chunk.stream().sorted(Comparator.comparing(CardEvent::on).thenComparing(CardEvent::line)).toList()) {
            var fed = fed(event, allowed);
            int round = Stream.of(fed.number(), fed.newNumber() == null ? "" : fed.newNumber()).map(last::get).filter(Objects::nonNull)
                    .mapToInt(before -> before + 1).max().orElse(0);
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(fed);
            last.put(fed.number(), round);
            if (fed.newNumber() != null) {
                last.put(fed.newNumber(), round);
            }
        }
        return rounds;
    }

    private CardFeedSql.Fed fed(CardEvent event, List<String> allowed) {
        boolean numbered = event.action() == CardAction.REPLACE && event.newCardNo() != null && CardNumber.isValid(event.newCardNo(), allowed);
        return new CardFeedSql.Fed(event.line(), personalData.index(PersonalKind.CARD, event.cardNo()), event.action(), event.on(),
                numbered ? personalData.index(PersonalKind.CARD, event.newCardNo()) : null,
                numbered ? personalData.seal(PersonalKind.CARD, event.newCardNo()).token() : null);
    }
}
