package unioncard.insurance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import unioncard.audit.BenchTrail;
import unioncard.bench.BenchDatabase;
import unioncard.bench.Comparison;
import unioncard.bench.Laps;
import unioncard.ledger.BenchLedger;
import unioncard.security.AuditNote;
import unioncard.security.BenchUser;
import unioncard.security.UnionScope;
import unioncard.security.UnionScope.Reach;
import unioncard.shared.JobRuns;

/**
 * W8: 集中参保 of a part of the city, ten districts: each union previews and submits its list, each district confirms all it finds with one command,
 * and the job confirms batch by batch. The floor is the same rows by bare SQL, with the same constraints, indexes and triggers: all lists in one
 * statement, then all confirmations, bookings and audit rows in a few. Before each round the database is put back as it was, file by file.
 *
 * <pre>EnrolmentBench [persons] [unions] [rounds]</pre>
 *
 * In this package because boundaries are put together by the container and nobody else.
 */
public final class EnrolmentBench {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final int YEAR = 2027;
    private static final int DISTRICTS = 10;
    private static final int FIRST_DISTRICT = 2;
    private static final int FIRST_UNION = 1000;
    private static final QueueFilter EVERYTHING = new QueueFilter(null, null, null, null, null);

    private static final List<String> FLOOR_ENROLS = List.of("""
            insert into union_plan_choice (union_id, year, type) select id, 2027, 'A' from trade_union where level = 'GRASSROOTS'""", """
            insert into enrolment_batch (union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, status, submitted_by,
              submitted_at, updated_at, version)
            select union_id, district_id, 2027, 'COLLECTIVE', 'A', count(*), 2400 * count(*), 1200 * count(*), 1200 * count(*), 'AWAITING_DISTRICT', 'clerk',
              now(), now(), 1
            from member where status = 'ACTIVE' group by union_id, district_id order by union_id""", """
            insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on, period, premium_fen,
              municipal_fen, lower_fen)
            select b.id, m.person_id, m.id, c.id, m.union_id, m.district_id, 2027, 'A', 'PROPOSED', date '2027-01-01', date '2027-12-31', 'FULL',
              2400, 1200, 1200
            from member m join card c on c.person_id = m.person_id and c.status in ('INACTIVE', 'ACTIVE', 'LOST')
              join enrolment_batch b on b.union_id = m.union_id
            where m.status = 'ACTIVE' order by m.person_id""");

    private static final List<String> FLOOR_CONFIRMS = List.of("""
            insert into mass_confirmation (union_id, asked_by, asked_at, ended_at) select id, 'district', now(), now() from trade_union
            where level = 'DISTRICT'""", """
            insert into mass_confirmation_batch (run_id, batch_id, batch_version, state)
            select r.id, b.id, b.version, 'CONFIRMED' from enrolment_batch b join mass_confirmation r on r.union_id = b.district_id""", """
            update cover set status = 'CONFIRMED' where status = 'PROPOSED'""", """
            update enrolment_batch set status = 'CONFIRMED', batch_no = '20261215' || lpad(nextval('enrolment_batch_no_seq')::text, 6, '0'),
              decided_by = 'district', decided_at = now(), updated_at = now(), version = version + 1, voucher_due_on = date '2026-12-30', owes = true""", """
            with entry as (insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, amount_fen, headcount, municipal_fen,
                booked_by, booker_name, booked_at, text)
              select 'ENROLMENT', date '2026-12-15', union_id, district_id, year, id, batch_no, premium_fen, headcount, municipal_fen, 'district', 'district',
                now(), batch_no
              from enrolment_batch returning id, batch_id, union_id, district_id, year),
            waiting as (insert into allotment_batch (entry_id, union_id, district_id, year) select id, union_id, district_id, year from entry)
            insert into ledger_line (entry_id, account, debit_fen, credit_fen, union_id, district_id)
            select e.id, x.account, x.debit, x.credit, e.union_id, e.district_id from entry e join enrolment_batch b on b.id = e.batch_id, lateral (values
              ('MUNICIPAL_SHARE', b.municipal_fen, 0), ('LOWER_SHARE', b.lower_fen, 0), ('PREMIUM', 0, b.premium_fen)) x (account, debit, credit)""", """
            insert into audit_entry (seq, at, login, union_id, action, subject, outcome, previous_hash, hash)
            select row_number() over (order by id) + (select seq from audit_head), now(), 'district', district_id, 'EnrolmentReview.confirm', 'batch ' || id,
              'done', repeat('0', 64), repeat('0', 64) from enrolment_batch""");

    private final BenchDatabase database;
    private final Clock clock = Clock.fixed(Instant.parse("2026-12-15T02:00:00Z"), CITY);
    private final int persons;
    private final int unions;

    private EnrolmentBench(BenchDatabase database, int persons, int unions) {
        if (persons % unions != 0 || unions % DISTRICTS != 0) {
            throw new IllegalArgumentException("every union has as many persons, every district as many unions");
        }
        this.database = database;
        this.persons = persons;
        this.unions = unions;
    }

    /** Persons, unions and how many rounds count. */
    public static void main(String[] arguments) throws Exception {
        int persons = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int unions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        try (var database = new BenchDatabase()) {
            var bench = new EnrolmentBench(database, persons, unions);
            bench.fill();
            database.keep();
            database.restore();
            new Comparison("W8: %,d persons in %,d unions enrolled and confirmed".formatted(persons, unions), rounds)
                    .run(database.jdbi(), database.restored(bench::floor), database.restored(bench::product));
        }
    }

    private void fill() {
        database.owner().useHandle(h -> {
            h.execute("insert into trade_union (id, code, name, level, parent_id, path, district_id) values (1, '31', '市总工会', 'MUNICIPAL', null, '/1/', null)");
            h.createUpdate("""
                    insert into trade_union (id, code, name, level, parent_id, path, district_id)
                    select d, 'D' || d, '区' || d, 'DISTRICT', 1, '/1/' || d || '/', d from generate_series(:first, :first + :districts - 1) d""")
                    .bind("first", FIRST_DISTRICT).bind("districts", DISTRICTS).execute();
            h.createUpdate("""
                    insert into trade_union (id, code, name, level, parent_id, path, district_id)
                    select u, 'G' || u, '厂' || u, 'GRASSROOTS', d, '/1/' || d || '/' || u || '/', d
                    from generate_series(:union, :union + :unions - 1) u, lateral (select :first + u % :districts d) x""")
                    .bind("union", FIRST_UNION).bind("unions", unions).bind("first", FIRST_DISTRICT).bind("districts", DISTRICTS).execute();
            h.createUpdate("""
                    insert into person (id, name, name_original, document_type, document_sealed, document_index)
                    select i, '会员' || i, 'x', 'RESIDENT_ID', 'v1.D.x', repeat(md5('d' || i), 2) from generate_series(1, :n) i""").bind("n", persons).execute();
            h.createUpdate("""
                    insert into member (id, member_no, person_id, union_id, district_id, status, handling_status, created_at)
                    select i, lpad(i::text, 10, '0'), i, u.id, u.district_id, 'ACTIVE', 'ISSUED', now()
                    from generate_series(1, :n) i join trade_union u on u.id = :union + (i - 1) / :each""")
                    .bind("n", persons).bind("union", FIRST_UNION).bind("each", persons / unions).execute();
            h.execute("""
                    insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at)
                    select id, id, district_id, 'v1.C.' || repeat('x', 63), repeat(md5('c' || id), 2), date '2025-01-02', 'ACTIVE', now()
                    from member order by id""");
        });
    }

    private void floor(int round, Laps laps) throws Exception {
        laps.lap("enrol", () -> inOne(FLOOR_ENROLS));
        laps.lap("confirm", () -> inOne(FLOOR_CONFIRMS));
        check();
    }

    private Void inOne(List<String> statements) {
        database.transaction().run(() -> database.jdbi().useHandle(h -> statements.forEach(h::execute)));
        return null;
    }

    private void product(int round, Laps laps) throws Exception {
        laps.lap("enrol", () -> {
            for (int union = FIRST_UNION; union < FIRST_UNION + unions; union++) {
                enrol(union);
            }
            return null;
        });
        laps.lap("confirm", () -> {
            for (int district = FIRST_DISTRICT; district < FIRST_DISTRICT + DISTRICTS; district++) {
                confirm(district);
            }
            return null;
        });
        check();
    }

    private void enrol(long union) {
        long district = FIRST_DISTRICT + union % DISTRICTS;
        var enrolments = enrolments(new BenchUser("clerk", new UnionScope(union, "/1/" + district + "/" + union + "/", Reach.UNION)));
        var request = new EnrolmentRequest(EnrolmentWay.COLLECTIVE, YEAR, "A");
        var seen = database.transaction().get(() -> enrolments.preview(request));
        database.transaction().get(() -> enrolments.submit(request, seen));
    }

    private void confirm(long district) {
        var reviewer = new BenchUser("district", new UnionScope(district, "/1/" + district + "/", Reach.DISTRICT));
        var seen = database.transaction().get(() -> QueueTotal.sum(queue(reviewer).totals(EVERYTHING)));
        long run = database.transaction().get(() -> many(reviewer).confirmAll(EVERYTHING, seen));
        new MassConfirmationRun(database.jdbi(), database.transaction(), clock, batches(), confirmation(), new BenchTrail(database.jdbi(), clock),
                Long.toString(run)).process();
    }

    private Enrolments enrolments(BenchUser clerk) {
        var enrolments = new Enrolments();
        enrolments.jdbi = database.jdbi();
        enrolments.clock = clock;
        enrolments.current = clerk;
        enrolments.note = new AuditNote();
        enrolments.years = years();
        enrolments.choices = new PlanChoices();
        enrolments.choices.jdbi = database.jdbi();
        enrolments.candidates = new CandidateSql();
        enrolments.candidates.jdbi = database.jdbi();
        enrolments.covers = covers();
        enrolments.batches = batches();
        return enrolments;
    }

    private ReviewQueue queue(BenchUser reviewer) {
        var queue = new ReviewQueue();
        queue.jdbi = database.jdbi();
        queue.clock = clock;
        queue.current = reviewer;
        return queue;
    }

    private MassConfirmations many(BenchUser reviewer) {
        var many = new MassConfirmations();
        many.jdbi = database.jdbi();
        many.clock = clock;
        many.current = reviewer;
        many.note = new AuditNote();
        many.runs = new JobRuns(database.jdbi(), clock);
        return many;
    }

    private Confirmation confirmation() {
        var confirmation = new Confirmation();
        confirmation.clock = clock;
        confirmation.years = years();
        confirmation.covers = covers();
        confirmation.batches = batches();
        confirmation.ledger = BenchLedger.of(database.jdbi(), clock);
        return confirmation;
    }

    private OpenBatches batches() {
        var batches = new OpenBatches();
        batches.jdbi = database.jdbi();
        batches.entities = database.entities();
        return batches;
    }

    private InsuranceYears years() {
        var years = new InsuranceYears();
        years.jdbi = database.jdbi();
        return years;
    }

    private CoverSql covers() {
        var covers = new CoverSql();
        covers.jdbi = database.jdbi();
        return covers;
    }

    private void check() {
        require("select count(*) from cover where status = 'CONFIRMED' and starts_on = date '2027-01-01' and period = 'FULL' and premium_fen = 2400", persons);
        require("select count(*) from cover", persons);
        require("select count(*) from enrolment_batch where status = 'CONFIRMED' and batch_no is not null and owes and headcount = "
                + persons / unions, unions);
        require("select count(*) from mass_confirmation_batch where state = 'CONFIRMED'", unions);
        require("select count(*) from mass_confirmation where ended_at is not null", DISTRICTS);
        require("select count(*) from allotment_batch where order_id is null", unions);
        require("select count(*) from ledger_line", 3L * unions);
        require("select sum(debit_fen) from ledger_line", 2400L * persons);
        require("select count(*) from audit_entry where action = 'EnrolmentReview.confirm'", unions);
    }

    private void require(String sql, long expected) {
        long found = database.owner().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
        if (found != expected) {
            throw new IllegalStateException(sql + " gives " + found + " instead of " + expected);
        }
    }
}
