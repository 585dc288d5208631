package unioncard.card;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import unioncard.bankfile.BankDesk;
import unioncard.member.MemberDesk;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.MovingClock;
import unioncard.shared.TestDatabase;
import unioncard.shared.TestEvent;
import unioncard.transfer.Transferring;
import unioncard.verification.RegistryDesk;

/** Two unions with thirteen persons between them at first, and everybody who has a hand in their cards. */
final class StoryCity {

    /** With characters beyond the usual 20,902 and beyond the basic plane. */
    private static final List<String> NAMES = List.of("曹涛", "李𬎆", "张䶮", "阿卜杜拉·买买提", "王𠮷", "欧阳𬍛", "陈㛃");

    final TestDatabase database;
    final MovingClock clock = new MovingClock("2026-11-23T02:00:00Z");
    final CardWorld cards;
    final RegistryDesk registries;
    final BankDesk bank;
    final MemberDesk members;
    final Transferring transfers;
    final List<Long> unions;
    private final AtomicInteger numbers = new AtomicInteger();

    StoryCity(TestDatabase database) {
        this.database = database;
        cards = new CardWorld(database, clock);
        registries = new RegistryDesk(database, clock);
        bank = new BankDesk(database, clock, numbers);
        members = new MemberDesk(database, clock, cards.pendingListKeeper());
        transfers = new Transferring(database, clock, cards.pendingListKeeper());
        unions = List.of(cards.union, cards.otherUnion);
        for (int i = 0; i < 13; i++) {
            join(unions.get(i % 3 == 2 ? 1 : 0), i);
        }
        unions.forEach(union -> cards.change("insert into user_account (id, login, name, union_id, password_hash) "
                + "values (%1$d, 'clerk%1$d', '经办', %1$d, 'x')".formatted(union)));
    }

    /** Somebody new in 正常; the number chooses name and document, and whether it soon expires. */
    final void join(long union, int number) {
        long member = cards.member(union, NAMES.get(number % NAMES.size()), number % 6 == 5 ? "FOREIGN_PASSPORT" : "RESIDENT_ID");
        if (number % 4 == 0) {
            cards.jdbi().useHandle(h -> h.createUpdate("update person set document_expires_on = :on where id = (select person_id from member where id = :id)")
                    .bind("on", LocalDate.now(clock).plusDays(2)).bind("id", member).execute());
        }
    }

    /** A command of the union's clerk, in a transaction and behind the wall. */
    void as(long union, Work work) {
        as(TestUser.of(database.jdbi(), union), work);
    }

    void asColleague(long union, Work work) {
        as(TestUser.of(database.jdbi(), union, "head" + union), work);
    }

    private void as(TestUser user, Work work) {
        database.seenBy(user.commandSight(), () -> {
            work.by(user);
            return null;
        });
    }

    /** What {@link unioncard.shared.AtOnce} calls: the events see to their transactions themselves. */
    static void call(Callable<?> work) {
        try {
            work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    PendingList list(TestUser user) {
        return cards.pendingList(user, registries.verification());
    }

    Cards cards(TestUser user) {
        var boundary = new Cards(database.jdbi(), clock, user, new AuditNote(), database.personalData(), new TestEvent<>(change -> { }));
        boundary.entities = database.entities();
        boundary.bins = () -> List.of("621999");
        return boundary;
    }

    String nextNumber() {
        return CardLifeWorld.number(numbers.incrementAndGet());
    }

    void pass(Random random) {
        clock.pass(random.nextInt(10) == 0 ? Duration.ofDays(1 + random.nextInt(5)) : Duration.ofMinutes(random.nextInt(90)));
    }

    List<Long> longs(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).list());
    }

    String text(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).one());
    }

    /** A piece of work of somebody of a union. */
    interface Work {
        void by(TestUser user) throws Exception;
    }
}
