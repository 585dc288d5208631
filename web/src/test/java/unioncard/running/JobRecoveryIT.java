package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.testing.RunningProduct;

/** Background jobs whose server is killed as {@code kill -9} does: they go on by themselves, and nothing is done twice. */
@DisplayName("Jobs cut off by the death of their server")
class JobRecoveryIT {

    private static final int ENTRIES = 40_000;
    private static final int LINES = 60_000;
    private static final int BATCHES = 600;
    private static final String SOUGHT = "110105194912310021";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static RunningProduct product;
    private static SampleCity city;
    private static long district;

    @BeforeAll
    static void start() {
        product = RunningProduct.start("recovery", Map.of());
        city = new SampleCity(product);
        district = city.union("R1", "DISTRICT", city.root());
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    @DisplayName("市级校验: the run goes on after the restart, every entry is verified once")
    void verification() {
        long union = city.union("R2", "GRASSROOTS", district);
        city.members(union, "verified", ENTRIES);
        city.pendingEntries(union);
        city.account("verifier", union, "GRASSROOTS_CLERK");
        city.registries();
        var console = city.signedIn("verifier");
        assertThat(console.submit("/card/pending-list.xhtml", "actions", "actions:verify", Map.of()).statusCode()).isIn(200, 302);

        long run = city.number("select id from verification_run where union_id = " + union);
        killWhen(() -> city.number("select count(*) from verification_answer where run_id = " + run) >= 4_000);
        long left = city.number("select count(*) from pending_entry where verification = 'VERIFYING' and run_id = " + run);
        assertThat(left).as("entries left when the server died").isBetween(1L, ENTRIES - 1_000L);
        assertThat(city.one("select status from job_run where job = 'municipal-verification'")).isEqualTo("RUNNING");

        product.startServer();
        await(() -> !city.one("select status from job_run where job = 'municipal-verification'").equals("RUNNING"));
        assertThat(city.one("select status || ' ' || (restarts >= 1) from job_run where job = 'municipal-verification'")).isEqualTo("COMPLETED true");
        assertThat(city.one("select status from verification_run where id = " + run)).isEqualTo("FINISHED");
        assertThat(city.number("select count(*) from verification_answer where run_id = " + run)).isEqualTo(2L * ENTRIES);
        assertThat(city.number("select count(*) from card_log where step = 'VERIFICATION'")).isEqualTo(ENTRIES);
        assertThat(city.number("select count(distinct member_id) from card_log where step = 'VERIFICATION'")).isEqualTo(ENTRIES);
        assertThat(city.one("select string_agg(verification || ' ' || n, ', ' order by verification) from (select verification, count(*) n"
                + " from pending_entry where union_id = " + union + " group by 1) x")).isEqualTo("FAILED " + ENTRIES / 2 + ", PASSED " + ENTRIES / 2);
        // Marked once, moved once: nobody touched an entry a second time.
        assertThat(city.one("select string_agg(distinct version::text, ',') from pending_entry where union_id = " + union)).isEqualTo("2");
        assertThat(city.number("select count(*) from job_run where status = 'RUNNING'")).isZero();
    }

    @Test
    @DisplayName("会员信息导入: killed while checking and while taking over, every row is in once, every refused row is told once")
    void memberImport() {
        city.account("importer", city.union("R7", "GRASSROOTS", district), "GRASSROOTS_CLERK");
        var console = city.signedIn("importer");
        var form = LongForm.write(product.dataFolder().resolve("long-form.xlsx"), ENTRIES);
        var answer = console.upload("/member/members-import.xhtml", "upload", "upload:take", form);
        var page = URI.create(answer.headers().firstValue("Location").orElseThrow()).toString().replaceFirst(".*(?=/member/)", "");
        killWhen(() -> city.number("select row_count from member_import") > 0);
        assertThat(city.one("select status from member_import")).isEqualTo("CHECKING");

        product.startServer();
        await(() -> !city.one("select status from member_import").equals("CHECKING"));
        assertThat(city.one("select concat_ws(' ', status, row_count, passed_count, refused_count) from member_import"))
                .isEqualTo("CHECKED 40000 36000 4000");
        assertThat(city.number("select count(*) from member_import_row")).isEqualTo(36_000);

        console = city.signedIn("importer");
        assertThat(console.submit(page, "actions", "actions:confirm", Map.of()).statusCode()).isIn(200, 302);
        killWhen(() -> city.number("select taken_count from member_import") > 0);
        assertThat(city.one("select status from member_import")).isEqualTo("APPLYING");

        product.startServer();
        await(() -> !city.one("select status from member_import").equals("APPLYING"));
        assertThat(city.one("select concat_ws(' ', status, row_count, taken_count, refused_count) from member_import"))
                .isEqualTo("APPLIED 40000 36000 4000");
        assertThat(city.number("select count(*) from member m join member_import i on i.union_id = m.union_id")).isEqualTo(36_000);
        assertThat(city.number("select count(distinct row_no) from member_import_refusal")).isEqualTo(4_000);
        assertThat(city.number("select count(*) from member_import_refusal")).isEqualTo(4_000);
        await(() -> city.number("select count(*) from job_run where status = 'RUNNING'") == 0);
        assertThat(city.one("select string_agg(status || ' ' || (restarts >= 1), ', ') from job_run where job like 'member-import-%'"))
                .isEqualTo("COMPLETED true, COMPLETED true");
    }

    @Test
    @DisplayName("银行反馈: killed while reading lines and killed while applying them, the end is that of an undisturbed run")
    void resultImport() throws Exception {
        var undisturbed = new BankAnswer(product, city, union("R3"), 1);
        undisturbed.arrives();
        await(undisturbed::isOver);

        var reading = new BankAnswer(product, city, union("R4"), 2);
        reading.arrives();
        killWhen(() -> reading.staged() > 0);
        assertThat(reading.staged()).as("lines read when the server died").isBetween(1L, LINES - 1L);
        product.startServer();
        await(reading::isOver);

        var applying = new BankAnswer(product, city, union("R5"), 3);
        applying.arrives();
        killWhen(() -> applying.staged() == LINES);
        assertThat(applying.isOver()).as("ended before the server died").isFalse();
        product.startServer();
        await(applying::isOver);

        for (var disturbed : new BankAnswer[] {reading, applying}) {
            assertThat(disturbed.job()).isEqualTo("COMPLETED true");
            assertThat(disturbed.outcome()).isEqualTo(undisturbed.outcome());
            assertThat(disturbed.cardsAsAnswered()).isTrue();
        }
        assertThat(undisturbed.job()).isEqualTo("COMPLETED false");
        assertThat(undisturbed.cardsAsAnswered()).isTrue();
        assertThat(product.dataFolder().resolve("bank/inbox")).isEmptyDirectory();
    }

    @Test
    @DisplayName("密钥轮换: killed in the middle and gone on with; lists and search by number work all the time; nothing is left under the old key")
    void keyRotation() throws IOException {
        long union = city.union("R6", "GRASSROOTS", district);
        city.members(union, "sealed", ENTRIES);
        city.account("reader", union, "GRASSROOTS_CLERK");
        city.account("keeper", city.root(), city.one("select role_code from role_permission where permission = 'ROTATE_KEYS' order by 1 limit 1"));
        var index = new PersonalData(product.keysFile()).index(PersonalKind.DOCUMENT, SOUGHT);
        city.jdbi().useHandle(h -> h.createUpdate("""
                update person set document_index = :index where id = (select max(person_id) from member where union_id = :union)""")
                .bind("index", index).bind("union", union).execute());
        var keys = Files.readString(product.keysFile());
        Files.writeString(product.keysFile(), keys.replace("current=1", "current=2") + "key.2=" + Base64.getEncoder().encodeToString(new byte[16])
                + "\nalgorithm.2=SM4-GCM\n");
        assertThat(city.signedIn("keeper").submit("/keys/keys.xhtml", "actions", "actions:start", Map.of()).statusCode()).isIn(200, 302);
        killWhen(() -> resealed() > 0);
        assertThat(resealed()).as("rows renewed when the server died").isBetween(1L, ENTRIES - 1_000L);
        assertThat(city.one("select status from key_rotation")).isEqualTo("RUNNING");

        product.startServer();
        var reader = city.signedIn("reader");
        await(() -> {
            assertThat(reader.get("/card/members.xhtml").body()).contains("3901****0017");
            var found = reader.submit("/card/members.xhtml", "filters", "filters:search", Map.of("filters:documentNo", SOUGHT));
            assertThat(found.headers().firstValue("Location").orElse("")).contains("document=" + index);
            return !city.one("select status from key_rotation").equals("RUNNING");
        });
        assertThat(city.one("select status from key_rotation")).isEqualTo("COMPLETED");
        await(() -> !city.one("select status from job_run where job = 'key-rotation'").equals("RUNNING"));
        assertThat(city.one("select status || ' ' || (restarts >= 1) from job_run where job = 'key-rotation'")).isEqualTo("COMPLETED true");
        assertThat(city.one("select string_agg(distinct split_part(document_sealed, '.', 1), ',') from person")).isEqualTo("v2");
        assertThat(city.one("select string_agg(distinct split_part(card_no_sealed, '.', 1), ',') from card")).isIn(null, "v2");
        assertThat(reader.get("/card/members.xhtml?document=" + index).body()).contains("3901****0017", "总共 1 条记录");
    }

    @Test
    @DisplayName("区局批量确认: killed in the middle, it goes on by itself, and every batch is confirmed once, in the name of who asked")
    void massConfirmation() {
        long confirming = city.union("R8", "DISTRICT", city.root());
        long union = city.union("R9", "GRASSROOTS", confirming);
        city.members(union, "confirmed", BATCHES);
        city.history(union, 2019);
        city.account("confirmer", confirming, "DISTRICT_REVIEWER");
        var answer = city.signedIn("confirmer").submit("/insurance/enrolments-review.xhtml", "actions", "actions:confirmAll", Map.of());
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/insurance/enrolments-run.xhtml?id=");
        killWhen(() -> confirmed() >= 20);
        assertThat(confirmed()).as("batches confirmed when the server died").isBetween(20L, BATCHES - 20L);
        assertThat(city.one("select (ended_at is null)::text from mass_confirmation")).isEqualTo("true");

        product.startServer();
        await(() -> city.one("select (ended_at is null)::text from mass_confirmation").equals("false"));
        assertThat(confirmed()).isEqualTo(BATCHES);
        assertThat(city.number("select count(distinct batch_no) from enrolment_batch where decided_by = 'confirmer'")).isEqualTo(BATCHES);
        assertThat(city.one("select string_agg(distinct version::text, ',') from enrolment_batch where union_id = " + union)).isEqualTo("1");
        assertThat(city.number("select count(*) from cover where status = 'CONFIRMED' and union_id = " + union)).isEqualTo(BATCHES);
        assertThat(city.number("select count(*) from mass_confirmation_batch where state = 'CONFIRMED'")).isEqualTo(BATCHES);
        await(() -> !city.one("select status from job_run where job = 'mass-confirmation'").equals("RUNNING"));
        assertThat(city.one("select status || ' ' || (restarts >= 1) from job_run where job = 'mass-confirmation'")).isEqualTo("COMPLETED true");
    }

    private static long confirmed() {
        return city.number("select count(*) from enrolment_batch where status = 'CONFIRMED'");
    }

    private static long resealed() {
        return city.number("select coalesce(sum(resealed), 0) from key_rotation_part");
    }

    private static long union(String code) {
        long union = city.union(code, "GRASSROOTS", district);
        city.members(union, code, LINES);
        city.jdbi().useHandle(h -> h.execute("analyze"));
        return union;
    }

    private static void killWhen(BooleanSupplier reached) {
        await(reached);
        product.killServer();
    }

    private static void await(BooleanSupplier reached) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("patience is over").isBefore(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
