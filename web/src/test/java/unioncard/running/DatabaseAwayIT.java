package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.testing.ConsoleSession;
import unioncard.testing.RunningProduct;

/** The database goes away and comes back, the application server stays. */
@DisplayName("While the database is away")
class DatabaseAwayIT {

    private static final int ENTRIES = 30_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static RunningProduct product;
    private static SampleCity city;
    private static long union;

    @BeforeAll
    static void start() {
        product = RunningProduct.start("away", Map.of());
        city = new SampleCity(product);
        union = city.union("D2", "GRASSROOTS", city.union("D1", "DISTRICT", city.root()));
        city.members(union, "waiting", ENTRIES);
        city.account("clerk", union, "GRASSROOTS_CLERK");
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    @DisplayName("pages say so with a number and nothing else; afterwards the same session goes on, without a restart")
    void pages() throws IOException {
        var console = city.signedIn("clerk");
        assertThat(console.get("/card/members.xhtml").statusCode()).isEqualTo(200);
        product.killDatabase();
        try {
            for (var answer : new HttpResponse<?>[] {console.get("/card/members.xhtml"), console.get("/home.xhtml"),
                ConsoleSession.at(product.address()).get("/index.xhtml")}) {
                assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(500);
                assertThat(answer.body().toString()).as(answer.uri().toString()).contains("事件编号", "请稍后重试")
                        .doesNotContain("Exception", "\tat ", "jdbc", "127.0.0.1:");
            }
        } finally {
            product.startDatabase();
        }
        await(() -> console.get("/card/members.xhtml").statusCode() == 200);
        assertThat(console.get("/card/members.xhtml").body()).contains("3901****0017");
        assertThat(Files.readString(product.serverLog())).contains("incident ");
    }

    @Test
    @DisplayName("市级校验 that it cuts off ends with every entry decided once; nothing stays in 校验中")
    void verification() {
        city.pendingEntries(union);
        city.registries();
        var console = city.signedIn("clerk");
        verify(console);
        await(() -> city.number("select count(*) from verification_answer") >= 2_000);
        product.killDatabase();
        product.startDatabase();
        await(() -> console.get("/card/pending-list.xhtml").statusCode() == 200);
        await(() -> city.number("select count(*) from job_run where status = 'RUNNING'") == 0);
        assertThat(city.number("select count(*) from pending_entry where verification = 'VERIFYING'")).isZero();
        if (city.number("select count(*) from pending_entry where verification = 'UNVERIFIED'") > 0) {
            verify(console);
            await(() -> city.number("select count(*) from job_run where status = 'RUNNING'") == 0);
        }
        assertThat(city.one("select string_agg(verification || ' ' || n, ', ' order by verification) from (select verification, count(*) n"
                + " from pending_entry group by 1) x")).isEqualTo("FAILED " + ENTRIES / 2 + ", PASSED " + ENTRIES / 2);
        assertThat(city.number("select count(*) from card_log where step = 'VERIFICATION'")).isEqualTo(ENTRIES);
    }

    private static void verify(ConsoleSession console) {
        assertThat(console.submit("/card/pending-list.xhtml", "actions", "actions:verify", Map.of()).statusCode()).isIn(200, 302);
    }

    private static void await(BooleanSupplier reached) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("patience is over").isBefore(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
