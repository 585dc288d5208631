package unioncard.insurance;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.PersonalKind;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;

/** A small city for the tests of cover: a federation, two districts, three base unions; members and cards are added as a test needs them. */
final class InsuranceWorld {

    static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    static final long FEDERATION = 1;
    static final long EAST = 2;
    static final long WEST = 3;
    static final long FOUNDRY = 10;
    static final long SHIPYARD = 11;
    static final long MILL = 12;

    final TestDatabase database;
    private Clock clock;
    private int persons;
    private EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> entities = new ThreadLocal<>();

    InsuranceWorld(TestDatabase database, String today) {
        this.database = database;
        goTo(today);
        database.jdbi().useHandle(h -> h.execute("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id) values
                (1, '31', '市总工会', 'MUNICIPAL', null, '/1/', null),
                (2, '31001', '东区总工会', 'DISTRICT', 1, '/1/2/', 2), (3, '31002', '西区总工会', 'DISTRICT', 1, '/1/3/', 3),
                (10, '3100100001', '铸造厂工会', 'GRASSROOTS', 2, '/1/2/10/', 2), (11, '3100100002', '造船厂工会', 'GRASSROOTS', 2, '/1/2/11/', 2),
                (12, '3100200001', '纺织厂工会', 'GRASSROOTS', 3, '/1/3/12/', 3)"""));
    }

    void goTo(String today) {
        clock = Clock.fixed(LocalDate.parse(today).atTime(LocalTime.of(15, 51)).atZone(CITY).toInstant(), CITY);
    }

    void setClock(Clock other) {
        clock = other;
    }

    Clock clock() {
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

    void change(String sql, Object... arguments) {
        jdbi().useHandle(h -> h.execute(sql, arguments));
    }

    /** Covers of the city in one state. */
    int covers(String status) {
        return number("select count(*) from cover where status = '" + status + "'");
    }

    int number(String sql) {
        return jdbi().withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
    }

    Desk desk(long union) {
        return new Desk(union);
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

    void close() {
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

    /** Where somebody of a union sits: the boundaries, each call in a transaction of its own. */
    final class Desk {

        private final TestUser user;

        private Desk(long union) {
            this.user = TestUser.of(jdbi(), union);
        }

        Enrolments enrolments() {
            var enrolments = new Enrolments();
            enrolments.jdbi = jdbi();
            enrolments.clock = clock;
            enrolments.current = user;
            enrolments.note = new AuditNote();
            enrolments.years = years();
            enrolments.choices = choices();
            enrolments.candidates = new CandidateSql();
            enrolments.candidates.jdbi = jdbi();
            enrolments.covers = coverSql();
            enrolments.batches = openBatches();
            return enrolments;
        }

        EnrolmentReview review() {
            var review = new EnrolmentReview();
            review.clock = clock;
            review.current = user;
            review.note = new AuditNote();
            review.years = years();
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
            return batches;
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

        private InsuranceYears years() {
            var years = new InsuranceYears();
            years.jdbi = jdbi();
            return years;
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

        private OpenBatches openBatches() {
            var open = new OpenBatches();
            open.jdbi = jdbi();
            open.entities = entities.get();
            return open;
        }
    }
}
