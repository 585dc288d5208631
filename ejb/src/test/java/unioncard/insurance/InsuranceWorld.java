package unioncard.insurance;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import unioncard.audit.TestTrail;
import unioncard.ledger.LedgerDesk;
import unioncard.security.AuditNote;
import unioncard.security.AuditedAct;
import unioncard.security.PersonalKind;
import unioncard.security.TestUser;
import unioncard.shared.JobFailed;
import unioncard.shared.JobRuns;
import unioncard.shared.OwnTransaction;
import unioncard.shared.TestDatabase;
import unioncard.shared.TestEvent;

/** A small city for the tests of cover: a federation, two districts, three base unions; members and cards are added as a test needs them. */
public final class InsuranceWorld {

    static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    public static final long FEDERATION = 1;
    public static final long EAST = 2;
    public static final long WEST = 3;
    public static final long FOUNDRY = 10;
    public static final long SHIPYARD = 11;
    public static final long MILL = 12;

    final TestDatabase database;
    private Clock clock;
    private int persons;
    private EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> entities = new ThreadLocal<>();
    /** Like the container's: whoever calls gets the entities of the own transaction. */
    private final EntityManager entityManager = (EntityManager) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
                try {
                    return method.invoke(entities.get(), arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
    private final AtomicInteger actsLeft = new AtomicInteger(Integer.MAX_VALUE);

    public InsuranceWorld(TestDatabase database, String today) {
        this.database = database;
        goTo(today);
        database.jdbi().useHandle(h -> h.execute("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id) values
                (1, '31', '市总工会', 'MUNICIPAL', null, '/1/', null),
                (2, '31001', '东区总工会', 'DISTRICT', 1, '/1/2/', 2), (3, '31002', '西区总工会', 'DISTRICT', 1, '/1/3/', 3),
                (10, '3100100001', '铸造厂工会', 'GRASSROOTS', 2, '/1/2/10/', 2), (11, '3100100002', '造船厂工会', 'GRASSROOTS', 2, '/1/2/11/', 2),
                (12, '3100200001', '纺织厂工会', 'GRASSROOTS', 3, '/1/3/12/', 3)"""));
    }

    public void goTo(String today) {
        clock = Clock.fixed(LocalDate.parse(today).atTime(LocalTime.of(15, 51)).atZone(CITY).toInstant(), CITY);
    }

    void setClock(Clock other) {
        clock = other;
    }

    public Clock clock() {
        return clock;
    }

    Jdbi jdbi() {
        return database.jdbi();
    }

    /** An active member with a live card made on this day. */
    String cardHolder(long union, String name, String cardDate) {
        int n = ++persons;
        var document = "31010119900101%04d".formatted(n);
        var memberNo = "00703%05d".formatted(n);
        var data = database.personalData();
        jdbi().useHandle(h -> h.createUpdate("""
                with p as (insert into person (name, name_original, document_type, document_sealed, document_index)
                           values (:name, :name, 'RESIDENT_ID', :sealed, :index) returning id),
                     m as (insert into member (member_no, person_id, union_id, district_id, status, handling_status, created_at)
                           select :memberNo, p.id, :union, (select district_id from trade_union where id = :union), 'ACTIVE', 'ISSUED', now()
                           from p returning id, person_id, district_id)
                insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at)
                select m.person_id, m.id, m.district_id, 'x', :memberNo, :date, 'ACTIVE', now() from m""")
                .bind("name", name).bind("sealed", data.seal(PersonalKind.DOCUMENT, document))
                .bind("index", data.index(PersonalKind.DOCUMENT, document)).bind("memberNo", memberNo).bind("union", union)
                .bind("date", LocalDate.parse(cardDate)).execute());
        return memberNo;
    }

    String index(String document) {
        return database.personalData().index(PersonalKind.DOCUMENT, document);
    }

    public void change(String sql, Object... arguments) {
        jdbi().useHandle(h -> h.execute(sql, arguments));
    }

    /** Covers of the city in one state. */
    int covers(String status) {
        return number("select count(*) from cover where status = '" + status + "'");
    }

    public int number(String sql) {
        return jdbi().withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
    }

    /** A batch of so many new members with cards made today, handed in by the union's clerk under plan A for the year at hand. */
    public long submitted(long union, int members) {
        var today = LocalDate.now(clock);
        for (int i = 0; i < members; i++) {
            cardHolder(union, "李𬎆", today.toString());
        }
        return desk(union).submit(EnrolmentWay.NEW_CARD, today.getYear(), "A");
    }

    /** The district confirms; returns the batch's number. */
    public String confirmed(long district, long batch) {
        return desk(district).confirm(batch);
    }

    public void withdrawn(long union, long batch) {
        desk(union).withdraw(batch);
    }

    public void returned(long district, long batch) {
        desk(district).giveBack(batch, "名单有误");
    }

    /** The batches as somebody sees them. */
    public EnrolmentBatches batches(TestUser user) {
        return new Desk(user).batches();
    }

    Desk desk(long union) {
        return new Desk(TestUser.of(jdbi(), union));
    }

    /** Somebody else of the union. */
    Desk desk(long union, String login) {
        return new Desk(TestUser.of(jdbi(), union, login));
    }

    /** Like the call of a boundary in the container; each thread has entities of its own, which the database's own fixture does not give. */
    <T> T inTransaction(Callable<T> work) {
        return database.inTransaction(() -> {
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

    /** The job of a command over many batches, as the dispatcher begins it. */
    MassConfirmationRun job(long run) {
        return new MassConfirmationRun(jdbi(), transactions(), clock, openBatches(), confirmation(),
                new TestEvent<>(new TestTrail(database, clock)::write, act -> work()), Long.toString(run));
    }

    /** The server dies in the transaction after so many acts, when all of it but the commit is done. */
    void dieAfter(int acts) {
        actsLeft.set(acts);
    }

    private void work() {
        if (actsLeft.getAndDecrement() <= 0) {
            throw new Killed();
        }
    }

    /** What nothing in the product catches. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        private Killed() {
            super("killed");
        }
    }

    /** The audit trail as it stands in the database. */
    List<AuditedAct> trail() {
        return jdbi().withHandle(h -> h.createQuery("select login, union_id, action, subject, outcome from audit_entry order by seq")
                .map((row, context) -> AuditedAct.within(row.getString("login"), row.getObject("union_id", Long.class), row.getString("action"),
                        row.getString("subject"), row.getString("outcome"))).list());
    }

    /** The job has ended without finishing. */
    void breakOff(long run) {
        var failure = new MassConfirmationFailure();
        failure.jdbi = jdbi();
        failure.clock = clock;
        failure.transaction = transactions();
        failure.end(new JobFailed(MassConfirmationRun.JOB, Long.toString(run)));
    }

    private OwnTransaction transactions() {
        return new OwnTransaction() {
            @Override
            public void run(Runnable work) {
                get(() -> {
                    work.run();
                    return null;
                });
            }

            @Override
            public <T> T get(Supplier<T> work) {
                return inTransaction(work::get);
            }
        };
    }

    public void close() {
        if (factory != null) {
            factory.close();
        }
    }

    private synchronized EntityManagerFactory factory() {
        if (factory == null) {
            factory = Persistence.createEntityManagerFactory("unioncard", Map.of("jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.nonJtaDataSource", database.source(), "eclipselink.logging.level", "SEVERE",
                    "eclipselink.session-name", "insurance" + System.nanoTime(), "eclipselink.weaving", "false"));
        }
        return factory;
    }

    InsuranceYears years() {
        var years = new InsuranceYears();
        years.jdbi = jdbi();
        return years;
    }

    CandidateSql candidates() {
        var candidates = new CandidateSql();
        candidates.jdbi = jdbi();
        return candidates;
    }

    private PlanChoices choices() {
        var choices = new PlanChoices();
        choices.jdbi = jdbi();
        return choices;
    }

    private CoverSql coverSql() {
        var covers = new CoverSql();
        covers.jdbi = jdbi();
        return covers;
    }

    private Confirmation confirmation() {
        var confirmation = new Confirmation();
        confirmation.clock = clock;
        confirmation.years = years();
        confirmation.covers = coverSql();
        confirmation.batches = openBatches();
        confirmation.ledger = LedgerDesk.ledger(database, clock, null);
        return confirmation;
    }

    private OpenBatches openBatches() {
        var open = new OpenBatches();
        open.jdbi = jdbi();
        open.entities = entityManager;
        return open;
    }

    /** Where somebody of a union sits: the boundaries, each call in a transaction of its own. */
    final class Desk {

        private final TestUser user;

        private Desk(TestUser user) {
            this.user = user;
        }

        Enrolments enrolments() {
            var enrolments = new Enrolments();
            enrolments.jdbi = jdbi();
            enrolments.clock = clock;
            enrolments.current = user;
            enrolments.note = new AuditNote();
            enrolments.years = years();
            enrolments.choices = choices();
            enrolments.candidates = candidates();
            enrolments.covers = coverSql();
            enrolments.batches = openBatches();
            return enrolments;
        }

        EnrolmentReview review() {
            var review = new EnrolmentReview();
            review.clock = clock;
            review.current = user;
            review.note = new AuditNote();
            review.confirmation = confirmation();
            review.choices = choices();
            review.covers = coverSql();
            review.batches = openBatches();
            return review;
        }

        EnrolmentBatches batches() {
            var batches = new EnrolmentBatches();
            batches.jdbi = jdbi();
            batches.clock = clock;
            batches.current = user;
            batches.parameters = database.parameters();
            return batches;
        }

        ReviewQueue queue() {
            var queue = new ReviewQueue();
            queue.jdbi = jdbi();
            queue.clock = clock;
            queue.current = user;
            queue.parameters = database.parameters();
            return queue;
        }

        MassConfirmations many() {
            var many = new MassConfirmations();
            many.jdbi = jdbi();
            many.clock = clock;
            many.current = user;
            many.note = new AuditNote();
            many.runs = new JobRuns(jdbi(), clock);
            return many;
        }

        long confirmMany(Long... batches) {
            return inTransaction(() -> many().confirm(List.of(batches)));
        }

        CoverageInquiry inquiry() {
            var inquiry = new CoverageInquiry();
            inquiry.jdbi = jdbi();
            inquiry.clock = clock;
            inquiry.current = user;
            inquiry.note = new AuditNote();
            return inquiry;
        }

        long submit(EnrolmentWay way, int year, String type) {
            var request = new EnrolmentRequest(way, year, type);
            return submit(request, enrolments().preview(request));
        }

        long submit(EnrolmentRequest request, FeePreview seen) {
            return inTransaction(() -> enrolments().submit(request, seen));
        }

        String confirm(long batch) {
            return inTransaction(() -> review().confirm(batch, 1));
        }

        void giveBack(long batch, String reason) {
            inTransaction(() -> {
                review().giveBack(batch, 1, reason);
                return null;
            });
        }

        void withdraw(long batch) {
            inTransaction(() -> {
                enrolments().withdraw(batch, 1);
                return null;
            });
        }

        BatchRow batch(long id) {
            return batches().get(id);
        }
    }
}
