package unioncard.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import unioncard.bench.BenchDatabase;
import unioncard.bench.Comparison;
import unioncard.bench.Laps;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/**
 * W3: 市级校验 of one union's channel against a population registry ten times as long, from the clerk's command to the end of the job, with
 * everything the product keeps (state and reason of each entry, raw answers, card log). The floor is the bare SQL join that computes the same
 * answers into a table, and then, as a lap of its own, three statements that write them where they have to be kept. Of
 * the members 1 % are spelt otherwise and must pass, 2 % have another name, 1 % are not in the registry, 1 % have an expired document.
 *
 * <pre>VerificationBench [pending] [rounds]</pre>
 *
 * In this package because a pass is made by the batch runtime and nobody else.
 */
public final class VerificationBench {

    private static final int LONGER = 10;
    /** As many as a new installation has. */
    private static final int WORKERS = 2;
    private static final String FLOOR = """
            create table floor_answer as
            select e.id, a.population, a.insurance,
              case when p.document_expires_on < :today or a.population not in ('MATCH', 'NOT_APPLICABLE') then 'FAILED' else 'PASSED' end state
            from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id join trade_union u on u.id = e.union_id
              left join registry.population r on r.snapshot_id = 1 and r.document_index = p.document_index and p.document_type = 'RESIDENT_ID'
              left join registry.social_insurance s on s.snapshot_id = 2 and s.document_index = p.document_index,
              lateral (select case when p.document_type <> 'RESIDENT_ID' then 'NOT_APPLICABLE' when r.state is null then 'NOT_FOUND'
                  when r.state <> 'ALIVE' then 'DECEASED'
                  when r.name = p.name or r.name = upper(replace(p.name, ' ', '') collate "und-x-icu") then 'MATCH' else 'NAME_DIFFERS' end population,
                case when s.unit_credit_code is null then 'NOT_FOUND' when s.unit_credit_code = u.unit_credit_code then 'OWN_UNIT'
                  else 'OTHER_UNIT' end insurance) a""";

    private static final String WRITE = """
            update pending_entry e set verification = f.state, population_answer = f.population, insurance_answer = f.insurance, verified_at = now()
            from floor_answer f where f.id = e.id;
            insert into verification_answer (run_id, member_id, district_id, registry, answer, source, at)
            select 0, e.member_id, e.district_id, r.registry, r.answer, 'snapshot', now() from floor_answer f join pending_entry e on e.id = f.id,
              lateral (values ('POPULATION', f.population), ('SOCIAL_INSURANCE', f.insurance)) r (registry, answer);
            insert into card_log (member_id, district_id, at, actor, step, outcome, text)
            select e.member_id, e.district_id, now(), 'x', 'VERIFICATION', f.state, 'x' from floor_answer f join pending_entry e on e.id = f.id""";

    private final BenchDatabase database;
    private final Jdbi jdbi;
    private final Clock clock = Clock.systemDefaultZone();
    private final int pending;

    private VerificationBench(BenchDatabase database, int pending) {
        this.database = database;
        jdbi = database.jdbi();
        this.pending = pending;
    }

    /** Number of entries, and how many rounds count. */
    public static void main(String[] arguments) throws Exception {
        int pending = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        try (var database = new BenchDatabase()) {
            var bench = new VerificationBench(database, pending);
            bench.fill();
            new Comparison("W3: %,d pending against %,d in the population registry".formatted(pending, LONGER * pending), rounds)
                    .run(database.jdbi(), bench::floor, bench::product);
        }
    }

    private void fill() {
        database.owner().useHandle(h -> {
            h.execute("insert into trade_union (id, code, name, level, parent_id, path, district_id, unit_credit_code) values (1, 'C', '市', 'MUNICIPAL', null, "
                    + "'/1/', null, null), (2, 'D', '区', 'DISTRICT', 1, '/1/2/', 2, null), (3, 'G', '厂', 'GRASSROOTS', 2, '/1/2/3/', 2, 'OWN')");
            h.execute("insert into registry.snapshot (registry, file_name, digest, row_count, status, loaded_by, loaded_at) values "
                    + "('POPULATION', 'p', '0', 0, 'CURRENT', 'x', now()), ('SOCIAL_INSURANCE', 's', '1', 0, 'CURRENT', 'x', now())");
            h.createUpdate("""
                    insert into person (id, name, name_original, document_type, document_sealed, document_index, document_expires_on)
                    select i, case i % 100 when 4 then '阿卜·Mary ' || i else '会员' || i end, 'x', 'RESIDENT_ID', 'v1.D.x', repeat(md5('d' || i), 2),
                      case i % 100 when 1 then date '2020-01-01' end from generate_series(1, :n) i""").bind("n", pending).execute();
            h.createUpdate("""
                    insert into member (id, member_no, person_id, union_id, district_id, status, created_at)
                    select i, lpad(i::text, 10, '0'), i, 3, 2, 'ACTIVE', now() from generate_series(1, :n) i""").bind("n", pending).execute();
            h.createUpdate("""
                    insert into pending_entry (member_id, union_id, district_id, channel, added_at, added_by)
                    select i, 3, 2, 'REGULAR', now(), 'x' from generate_series(1, :n) i""").bind("n", pending).execute();
            h.createUpdate("""
                    insert into registry.population select 1, repeat(md5('d' || i), 2), case i % 100 when 4 then '阿卜·MARY' || i when 2 then '别人' || i
                      when 3 then '他人' || i else '会员' || i end, 'ALIVE'
                    from generate_series(1, :all) i where i > :n or i % 100 <> 0""").bind("n", pending).bind("all", LONGER * pending).execute();
            h.createUpdate("""
                    insert into registry.social_insurance select 2, repeat(md5('d' || i), 2), 'OWN' from generate_series(1, :n) i where i % 10 > 0""")
                    .bind("n", pending).execute();
            h.execute("vacuum analyze");
        });
    }

    private void floor(int round, Laps laps) throws Exception {
        clear();
        jdbi.useHandle(h -> h.execute("drop table if exists floor_answer"));
        laps.lap("join", () -> jdbi.withHandle(h -> h.createUpdate(FLOOR).bind("today", LocalDate.now(clock)).execute()));
        check("floor_answer", "state", "insurance");
        laps.lap("write", () -> {
            database.transaction().run(() -> jdbi.useHandle(h -> h.createScript(WRITE).execute()));
            return null;
        });
        checkWritten();
    }

    private void product(int round, Laps laps) throws Exception {
        clear();
        var verification = new MunicipalVerification(jdbi, clock, new JobRuns(jdbi, clock), new Parameters() {
            @Override
            public int number(Parameter parameter) {
                return 30;
            }
        });
        var transaction = database.transaction();
        laps.lap("command", () -> transaction.get(() -> verification.start(3, 2, "REGULAR", "bench")));
        var subject = jdbi.withHandle(h -> h.createQuery("select max(id) || '.1' from verification_run").mapTo(String.class).one());
        laps.lap("job", () -> {
            pass(verification, subject);
            return null;
        });
        checkWritten();
        requireCount("select count(*) from verification_run where status = 'FINISHED'", 1);
    }

    /** As the batch runtime does it: the shares at the same time, then the end. */
    private void pass(MunicipalVerification verification, String subject) throws Exception {
        var transaction = database.transaction();
        var inquiry = new SnapshotsAlone();
        var workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Callable<String>> shares = new ArrayList<>();
            for (var share : new VerificationShares(WORKERS, jdbi, transaction, inquiry, subject).shares()) {
                shares.add(() -> new VerificationPass(jdbi, clock, transaction, inquiry, subject, share).process());
            }
            for (var done : workers.invokeAll(shares)) {
                done.get();
            }
        } finally {
            workers.shutdown();
        }
        new VerificationEnd(jdbi, transaction, verification, subject).process();
    }

    private void clear() {
        database.owner().useHandle(h -> {
            h.execute("truncate card_log, verification_answer, job_run");
            h.execute("delete from verification_run");
            h.execute("update pending_entry set verification = 'UNVERIFIED', run_id = null");
            h.execute("vacuum analyze pending_entry");
        });
    }

    private void checkWritten() {
        check("pending_entry", "verification", "insurance_answer");
        requireCount("select count(*) from verification_answer", 2L * pending);
        requireCount("select count(*) from card_log", pending);
    }

    /** The exact confusion counts: every hundredth part is as it was made. */
    private void check(String table, String state, String insurance) {
        Map<String, Integer> counts = new TreeMap<>();
        jdbi.useHandle(h -> h.createQuery("select %1$s || ' ' || %2$s key, count(*) n from %3$s group by 1".formatted(state, population(table), table))
                .map((row, context) -> counts.put(row.getString("key"), row.getInt("n"))).list());
        int part = pending / 100;
        var expected = new TreeMap<>(Map.of("PASSED MATCH", 96 * part, "FAILED MATCH", part, "FAILED NAME_DIFFERS", 2 * part, "FAILED NOT_FOUND", part));
        if (!counts.equals(expected)) {
            throw new IllegalStateException(table + " holds " + counts + " instead of " + expected);
        }
        requireCount("select count(*) from " + table + " where " + insurance + " = 'OWN_UNIT'", 90L * part);
    }

    private static String population(String table) {
        return table.equals("pending_entry") ? "population_answer" : "population";
    }

    private void requireCount(String sql, long expected) {
        long found = jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
        if (found != expected) {
            throw new IllegalStateException(sql + " gives " + found + " instead of " + expected);
        }
    }

    /** Every registry is a snapshot. */
    private static final class SnapshotsAlone implements RegistryInquiry {

        @Override
        public boolean needed() {
            return false;
        }

        @Override
        public RemoteAnswers ask(List<Subject> subjects) {
            return new RemoteAnswers();
        }
    }
}
