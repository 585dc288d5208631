package unioncard.transfer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import unioncard.card.CardWorld;
import unioncard.security.AuditNote;
import unioncard.security.Permission;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;
import unioncard.shared.TestEvent;

/** The two unions of {@link CardWorld} in their districts, with a clerk, a head and a reviewer each; every command in a transaction of its own. */
final class TransferWorld implements AutoCloseable {

    final CardWorld cards;
    final long shipyard;
    final long mill;
    final long east;
    final long west;
    private final TestDatabase database;
    private final ThreadLocal<EntityManager> entities = new ThreadLocal<>();
    private Clock clock;
    private EntityManagerFactory factory;

    TransferWorld(TestDatabase database) {
        this.database = database;
        cards = new CardWorld(database);
        clock = cards.clock;
        shipyard = cards.union;
        mill = cards.otherUnion;
        east = cards.district;
        west = Long.parseLong(cards.text("select id from trade_union where name = '西区总工会'"));
        cards.change("update trade_union set unit_name = '纺织厂' where name = '纺织厂工会'");
        account(1, "clerk-a", shipyard);
        account(2, "head-a", shipyard);
        account(3, "clerk-b", mill);
        account(4, "head-b", mill);
        account(5, "reviewer-a", east);
        account(6, "reviewer-b", west);
        account(7, "both-a", shipyard);
    }

    private void account(long id, String login, long union) {
        cards.change("insert into user_account (id, login, name, union_id, password_hash) values (%d, '%s', '姓名%s', %d, 'x')"
                .formatted(id, login, login, union));
    }

    void days(int later) {
        clock = Clock.offset(cards.clock, Duration.ofDays(later));
    }

    void minutes(int later) {
        clock = Clock.offset(cards.clock, Duration.ofMinutes(later));
    }

    Jdbi jdbi() {
        return database.jdbi();
    }

    Desk clerkA() {
        return new Desk(user(1, "clerk-a", shipyard, Permission.REQUEST_TRANSFERS));
    }

    Desk headA() {
        return new Desk(user(2, "head-a", shipyard, Permission.REVIEW_TRANSFERS));
    }

    /** Somebody who may ask and decide. */
    Desk bothA() {
        return new Desk(user(7, "both-a", shipyard, Permission.REQUEST_TRANSFERS, Permission.REVIEW_TRANSFERS));
    }

    Desk clerkB() {
        return new Desk(user(3, "clerk-b", mill, Permission.REQUEST_TRANSFERS));
    }

    Desk headB() {
        return new Desk(user(4, "head-b", mill, Permission.REVIEW_TRANSFERS));
    }

    Desk reviewerA() {
        return new Desk(user(5, "reviewer-a", east, Permission.REVIEW_TRANSFERS));
    }

    Desk reviewerB() {
        return new Desk(user(6, "reviewer-b", west, Permission.REVIEW_TRANSFERS));
    }

    private TestUser user(long id, String login, long union, Permission... permissions) {
        return TestUser.of(jdbi(), union).colleague(id, login, permissions);
    }

    String member(long id) {
        return cards.text("select u.name || ' ' || m.status from member m join trade_union u on u.id = m.union_id where m.id = ?", id);
    }

    String memberNo(long id) {
        return cards.text("select member_no from member where id = ?", id);
    }

    /** A request of the mill's clerk for a member of the shipyard, found by number. */
    long askedIn(long memberId) {
        var found = clerkB().lookUp(memberNo(memberId), null, null);
        return clerkB().requestIn(found.lookUpId());
    }

    int expire() {
        return database.inTransaction(() -> jdbi().withHandle(h -> MoveSql.expire(h, terms().expiredBefore(),
                new MoveSql.Act("system", "系统", LocalDate.now(clock), clock.instant()))));
    }

    TransferTerms terms() {
        return new TransferTerms(database.parameters(), clock);
    }

    /** As the container calls a command: behind the second wall. Each thread has entities of its own. */
    private <T> T inTransaction(TestUser user, Callable<T> work) {
        return database.seenBy(user.commandSight(), () -> {
            var mine = factory().createEntityManager();
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

    static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(DomainException.class).hasMessage(code);
    }

    @Override
    public void close() {
        if (factory != null) {
            factory.close();
        }
    }

    private synchronized EntityManagerFactory factory() {
        if (factory == null) {
            factory = Persistence.createEntityManagerFactory("unioncard", Map.of("jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.nonJtaDataSource", database.source(), "eclipselink.logging.level", "OFF",
                    "eclipselink.session-name", "transfer" + System.nanoTime(), "eclipselink.weaving", "false"));
        }
        return factory;
    }

    /** What somebody does at a desk, within one transaction. */
    @FunctionalInterface
    interface Work<T> {

        T of(Desk desk) throws Exception;
    }

    /** Where one of them sits. */
    final class Desk {

        private final TestUser user;

        private Desk(TestUser user) {
            this.user = user;
        }

        Transfers transfers() {
            var transfers = new Transfers();
            transfers.jdbi = jdbi();
            transfers.clock = clock;
            transfers.current = user;
            transfers.terms = terms();
            return transfers;
        }

        TransferRequests requests() {
            var requests = new TransferRequests();
            requests.jdbi = jdbi();
            requests.clock = clock;
            requests.current = user;
            requests.note = new AuditNote();
            requests.open = open();
            requests.changed = new TestEvent<>(cards.pendingListKeeper());
            return requests;
        }

        TransferReview review() {
            var review = new TransferReview();
            review.jdbi = jdbi();
            review.clock = clock;
            review.current = user;
            review.open = open();
            return review;
        }

        MemberLookUp looking() {
            var lookUp = new MemberLookUp();
            lookUp.jdbi = jdbi();
            lookUp.clock = clock;
            lookUp.current = user;
            lookUp.note = new AuditNote();
            lookUp.personalData = database.personalData();
            lookUp.parameters = database.parameters();
            return lookUp;
        }

        FoundMember lookUp(String memberNo, String name, String document) {
            return database.seenBy(user.commandSight(), () -> looking().find(memberNo, name, document)).orElse(null);
        }

        long requestIn(long lookUpId) {
            return call(desk -> desk.requests().requestIn(lookUpId, "劳动（工作）关系发生变化"));
        }

        long requestOut(long memberId, long toUnionId) {
            return call(desk -> desk.requests().requestOut(memberId, toUnionId, "劳动（工作）关系发生变化"));
        }

        void withdraw(long id) {
            command(desk -> desk.requests().withdraw(id, version(id)));
        }

        void release(long id) {
            command(desk -> desk.review().release(id, version(id), "同意"));
        }

        void refuseRelease(long id, String reason) {
            command(desk -> desk.review().refuseRelease(id, version(id), reason));
        }

        void confirm(long id) {
            command(desk -> desk.review().confirm(id, version(id), null));
        }

        void refuseEntry(long id, String reason) {
            command(desk -> desk.review().refuseEntry(id, version(id), reason));
        }

        void command(Consumer<Desk> command) {
            call(desk -> {
                command.accept(desk);
                return null;
            });
        }

        <T> T call(Work<T> work) {
            return inTransaction(user, () -> work.of(this));
        }

        TransferDetail detail(long id) {
            return call(desk -> desk.transfers().find(id));
        }

        private int version(long id) {
            return Integer.parseInt(cards.text("select version from transfer_request where id = ?", id));
        }

        private OpenTransfers open() {
            var open = new OpenTransfers();
            open.jdbi = jdbi();
            open.note = new AuditNote();
            open.entities = entities.get();
            return open;
        }
    }
}
