package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unioncard.running.UnreliableRegistry.Behaviour;
import unioncard.testing.ConsoleSession;
import unioncard.testing.RunningProduct;

/** 市级校验 against registries over HTTP that are slow, broken, lying or gone: nobody is ever 未通过 for it. */
@DisplayName("Registries over HTTP")
class RegistryHttpIT {

    private static final int PEOPLE = 20;
    private static final String FAULTS = "unioncard.verification.RegistryCalls/";

    private static UnreliableRegistry registry;
    private static RunningProduct product;
    private static SampleCity city;
    private static ConsoleSession console;
    private static long union;

    @BeforeAll
    static void start() throws IOException {
        registry = new UnreliableRegistry();
        var settings = new HashMap<>(Map.of("unioncard.registry.population", registry.address(), "unioncard.registry.social-insurance",
                registry.address(), "unioncard.registry.connect.millis", "1000", "unioncard.registry.read.millis", "700",
                "unioncard.registry.answer.millis", "1000"));
        for (var method : new String[] {"population", "socialInsurance"}) {
            settings.put(FAULTS + method + "/Retry/delay", "20");
            settings.put(FAULTS + method + "/Retry/jitter", "10");
            settings.put(FAULTS + method + "/CircuitBreaker/delay", "3");
        }
        product = RunningProduct.start("registry-http", settings);
        city = new SampleCity(product);
        union = city.union("H1", "GRASSROOTS", city.union("H0", "DISTRICT", city.root()));
        city.members(union, "asked", PEOPLE);
        city.account("asker", union, "GRASSROOTS_CLERK");
        city.jdbi().useHandle(h -> h.execute("insert into parameter (code, valid_from, value) values ('VERIFICATION_RETRY_SECONDS', '2020-01-01', '1')"));
        console = city.signedIn("asker");
    }

    @AfterAll
    static void stop() {
        product.stop();
        registry.stop();
    }

    @ParameterizedTest
    @EnumSource(value = Behaviour.class, mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
    @DisplayName("what goes wrong leaves 校验中 and waiting, and is mended by the next attempt")
    void badAnswers(Behaviour behaviour) {
        registry.behave(behaviour);
        verify();
        await(() -> waiting() > 0);
        assertThat(states()).doesNotContain("FAILED");
        assertThat(behaviour == Behaviour.HALF ? waiting() : waiting() - PEOPLE / 2).as(behaviour.toString()).isEqualTo(PEOPLE / 2);
        assertThat(console.get("/card/pending-list.xhtml").body()).contains("人尚未得到比对库答复");
        assertThat(city.number("select count(*) from verification_answer where answer <> 'UNAVAILABLE' and run_id = " + run()
                + " and answer not in ('MATCH', 'OWN_UNIT')")).as("nothing of it is believed").isZero();
        registry.behave(Behaviour.RIGHT);
        await(() -> states().equals("PASSED " + PEOPLE));
        assertThat(city.one("select status from verification_run where id = " + run())).isEqualTo("FINISHED");
        assertThat(city.number("select count(*) from verification_answer where run_id = " + run() + " and source like 'request %'"))
                .isEqualTo(2L * PEOPLE);
    }

    @Test
    @DisplayName("a registry that is gone and comes back; cancelled in between, nothing comes late")
    void gone() throws IOException {
        registry.stop();
        try {
            verify();
            await(() -> waiting() == PEOPLE);
            assertThat(console.submit("/card/pending-list.xhtml", "watch", "watch:cancelVerification", Map.of()).statusCode()).isIn(200, 302);
            assertThat(states()).isEqualTo("UNVERIFIED " + PEOPLE);
        } finally {
            registry.startAgain();
        }
        registry.behave(Behaviour.RIGHT);
        await(() -> city.number("select count(*) from job_run where status = 'RUNNING'") == 0);
        assertThat(states()).isEqualTo("UNVERIFIED " + PEOPLE);
        city.jdbi().useHandle(h -> h.execute("delete from pending_entry where union_id = ?", union));
        verify();
        await(() -> states().equals("PASSED " + PEOPLE));
    }

    @Test
    @DisplayName("the breaker opens after some failures, so that a dead registry is hardly asked, and closes once it is well again")
    void breaker() {
        registry.behave(Behaviour.BROKEN);
        long crowd = city.union("H2", "GRASSROOTS", city.number("select district_id from trade_union where id = " + union));
        city.members(crowd, "crowd", 4_000);
        city.account("crowded", crowd, "GRASSROOTS_CLERK");
        city.pendingEntries(crowd);
        int before = registry.asked();
        assertThat(city.signedIn("crowded").submit("/card/pending-list.xhtml", "actions", "actions:verify", Map.of()).statusCode()).isIn(200, 302);
        await(() -> city.number("select count(waiting_since) from pending_entry where union_id = " + crowd) == 4_000);
        // Twenty slices for two registries with two retries each would be 120 requests.
        assertThat(registry.asked() - before).as("requests to the broken registry").isBetween(2, 60);
        registry.behave(Behaviour.RIGHT);
        await(() -> city.number("select count(*) from pending_entry where verification = 'PASSED' and union_id = " + crowd) == 4_000);
        assertThat(city.number("select count(*) from pending_entry where verification = 'FAILED'")).isZero();
    }

    @Test
    @DisplayName("numbers travel in the body alone, a repeated request keeps its id, the log names nobody")
    void whatTravels() throws IOException {
        registry.behave(Behaviour.BROKEN);
        int before = registry.asked();
        verify();
        await(() -> waiting() == PEOPLE);
        registry.behave(Behaviour.RIGHT);
        await(() -> states().equals("PASSED " + PEOPLE));
        assertThat(registry.requests().get(before)).contains("\"documentNumber\":\"390101199001010017\"", "\"version\":1");
        assertThat(registry.addresses()).allMatch(address -> address.startsWith("/registry/queries ") && !address.contains("3901"));
        var ids = registry.addresses().subList(before, registry.asked());
        assertThat(ids.stream().distinct().count()).as("the same id again").isLessThan(ids.size());
        assertThat(Files.readString(product.serverLog())).contains("did not answer request").doesNotContain("390101199001010017", "asked1 ");
    }

    private static void verify() {
        city.jdbi().useHandle(h -> h.execute("delete from pending_entry where union_id = ?", union));
        city.pendingEntries(union);
        assertThat(console.submit("/card/pending-list.xhtml", "actions", "actions:verify", Map.of()).statusCode()).isIn(200, 302);
    }

    private static long run() {
        return city.number("select max(id) from verification_run where union_id = " + union);
    }

    private static long waiting() {
        return city.number("select count(waiting_since) from pending_entry where verification = 'VERIFYING' and union_id = " + union);
    }

    private static String states() {
        return city.one("select string_agg(verification || ' ' || n, ', ' order by verification) from (select verification, count(*) n"
                + " from pending_entry where union_id = " + union + " group by 1) x");
    }

    private static void await(BooleanSupplier reached) {
        var deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("patience is over; states " + states()).isBefore(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
