package unioncard.card;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import unioncard.security.AuditNote;
import unioncard.security.PersonalKind;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;
import unioncard.shared.TestEvent;

/** {@link CardWorld} with cards, and a desk for each thread that works on them. */
public final class CardLifeWorld implements AutoCloseable {

    public static final LocalDate MADE = LocalDate.of(2026, 11, 10);

    public final CardWorld city;
    private final ThreadLocal<EntityManager> entities = new ThreadLocal<>();
    private final EntityManagerFactory factory;
    private Consumer<CardsReplaced> observer = change -> { };
    private int numbers;

    public CardLifeWorld(TestDatabase database) {
        city = new CardWorld(database);
        factory = Persistence.createEntityManagerFactory("unioncard", Map.of("jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", database.source(), "eclipselink.logging.level", "SEVERE",
                "eclipselink.session-name", "cards" + System.nanoTime(), "eclipselink.weaving", "false"));
    }

    /** Who is told of replacements. */
    public void observe(Consumer<CardsReplaced> who) {
        observer = who;
    }

    /** A card of the member, not activated, made on {@link #MADE}; the member is 办卡成功. */
    public long card(long member) {
        var number = number(++numbers);
        var data = city.personalData();
        return city.jdbi().withHandle(h -> h.createQuery("""
                with m as (update member set handling_status = 'ISSUED' where id = :member returning id, person_id, district_id)
                insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at)
                select person_id, id, district_id, :sealed, :index, :made, now() from m returning id""")
                .bind("member", member).bind("sealed", data.seal(PersonalKind.CARD, number)).bind("index", data.index(PersonalKind.CARD, number))
                .bind("made", MADE).mapTo(Long.class).one());
    }

    /** A member with such a card; answers the card. */
    public long holder(String name) {
        return card(city.member(name));
    }

    /** The n-th valid card number; {@link #card} uses them from 1 on. */
    public static String number(int n) {
        var body = "621999" + "%012d".formatted(n);
        for (int digit = 0; digit < 10; digit++) {
            if (CardNumber.isValid(body + digit, List.of())) {
                return body + digit;
            }
        }
        throw new IllegalStateException(body);
    }

    public Cards cards(long union) {
        var cards = new Cards(city.jdbi(), city.clock, TestUser.of(city.jdbi(), union), new AuditNote(), city.personalData(),
                new TestEvent<>(change -> observer.accept(change)));
        cards.entities = entities.get();
        cards.bins = () -> List.of("621999", "622478");
        return cards;
    }

    /** What the clerk does, at once committed. */
    public void record(long card, CardAction action, String on) {
        inTransaction(() -> {
            cards(city.union).record(card, version(card), action, news(on));
            return null;
        });
    }

    public static CardNews news(String on) {
        return new CardNews(LocalDate.parse(on), ToldBy.MEMBER, "卡片遗失");
    }

    public int version(long card) {
        return Integer.parseInt(city.text("select version from card where id = ?", card));
    }

    public CardStatus status(long card) {
        return CardStatus.valueOf(city.text("select status from card where id = ?", card));
    }

    /** Like the call of a boundary in the container; each thread has entities of its own. */
    public <T> T inTransaction(Callable<T> work) {
        return city.database.inTransaction(() -> {
            var mine = factory.createEntityManager();
            entities.set(mine);
            mine.getTransaction().begin();
            try {
                var result = work.call();
                mine.getTransaction().commit();
                return result;
            } finally {
                entities.remove();
                if (mine.getTransaction().isActive()) {
                    mine.getTransaction().rollback();
                }
                mine.close();
            }
        });
    }

    @Override
    public void close() {
        factory.close();
    }
}
