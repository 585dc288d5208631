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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unioncard.testing.ConsoleSession;
import unioncard.testing.OwnCertificate;
import unioncard.testing.RunningProduct;
import unioncard.testing.UnreliableRegistry;
import unioncard.testing.UnreliableRegistry.Behaviour;

/**
 * 市级校验 against registries over HTTP that are slow, broken, lying or gone: nobody is ever 未通过 for it. At first with a breaker that does not
 * open, so that every misbehaviour comes through; then with the breaker as delivered.
 */
@DisplayName("Registries over HTTP")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistryHttpIT {

    private static final int PEOPLE = 20;
    private static final int CROWD = 4_000;
    private static final int AT_ONCE = 200;
    private static final String FAULTS = "unioncard.verification.RegistryCalls/";
    private static final String TOKEN = "token-of-this-test";

    private static UnreliableRegistry registry;
    private static RunningProduct product;
    private static SampleCity city;
    private static ConsoleSession console;
    private static long district;
    private static long union;

    @BeforeAll
    static void start() throws IOException {
        registry = new UnreliableRegistry();
        var token = Files.writeString(Files.createTempFile("registry", ".token"), TOKEN + "\n");
        var settings = new HashMap<>(addresses(registry));
        settings.putAll(Map.of("unioncard.registry.token.file", token.toString(), "unioncard.registry.connect.millis", "1000",
                "unioncard.registry.read.millis", "1500", FAULTS + "Timeout/value", "2", FAULTS + "Retry/delay", "20", FAULTS + "Retry/jitter", "10",
                FAULTS + "CircuitBreaker/delay", "3000", FAULTS + "CircuitBreaker/requestVolumeThreshold", "1000"));
        product = RunningProduct.start("registry-http", settings);
        city = new SampleCity(product);
        district = city.union("H0", "DISTRICT", city.root());
        union = city.union("H1", "GRASSROOTS", district);
        city.members(union, "asked", PEOPLE);
        city.account("asker", union, "GRASSROOTS_CLERK");
        city.jdbi().useHandle(h -> h.execute("insert into parameter (code, valid_from, value) values ('VERIFICATION_RETRY_SECONDS', '2020-01-01', '2')"));
        console = city.signedIn("asker");
    }

    @AfterAll
    static void stop() {
        product.stop();
        registry.stop();
    }

    @Order(1)
    @ParameterizedTest
    @EnumSource(value = Behaviour.class, mode = EnumSource.Mode.EXCLUDE, names = {"RIGHT", "UNHURRIED", "HALF_BROKEN"})
    @DisplayName("what goes wrong leaves 校验中 and waiting, and is mended by the next attempt")
    void badAnswers(Behaviour behaviour) {
        registry.behave(behaviour);
        verify();
        await(() -> waiting() > 0);
        assertThat(registry.hasBeenAsked()).isTrue();
        assertThat(states()).isEqualTo(behaviour == Behaviour.HALF ? "PASSED 10, VERIFYING 10" : "VERIFYING " + PEOPLE);
        assertThat(waiting()).isEqualTo(behaviour == Behaviour.HALF ? PEOPLE / 2 : PEOPLE);
        assertThat(console.get("/card/pending-list.xhtml").body()).contains("人尚未得到比对库答复");
        assertThat(city.number("select count(*) from verification_answer where answer not in ('UNAVAILABLE', 'MATCH', 'OWN_UNIT') and run_id = " + run()))
                .as("answers believed").isZero();
        registry.behave(Behaviour.RIGHT);
        await(() -> states().equals("PASSED " + PEOPLE));
        assertThat(city.number("select count(*) from verification_answer where run_id = " + run() + " and source like 'request %'"))
                .isEqualTo(2L * PEOPLE);
    }

    @Order(2)
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
        verify();
        await(() -> states().equals("PASSED " + PEOPLE));
    }

    @Order(3)
    @Test
    @DisplayName("numbers travel in the body alone, two retries keep the request's id, the log names nobody")
    void whatTravels() throws IOException {
        registry.behave(Behaviour.BROKEN);
        int before = registry.asked();
        verify();
        await(() -> waiting() == PEOPLE);
        var sent = registry.addresses().subList(before, registry.asked());
        assertThat(sent).as("three tries of each registry").hasSize(6);
        assertThat(sent.stream().distinct()).hasSize(2);
        assertThat(registry.requests().get(before)).contains("\"documentNumber\":\"390101199001010017\"", "\"version\":1");
        // No number in an address, and no redirect was followed.
        assertThat(registry.addresses()).allMatch(line -> line.matches("POST /registry/queries [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} Bearer " + TOKEN));
        registry.behave(Behaviour.RIGHT);
        await(() -> states().equals("PASSED " + PEOPLE));
        // Of these tries as of those of the other tests.
        assertThat(Files.readString(product.serverLog())).contains("did not answer request", "HTTP status 500", "HTTP status 429", "more than 262144 bytes",
                "answer about somebody who was not asked for", "TimeoutException").doesNotContain("390101199001010017", "会员1 ", TOKEN);
    }

    @Order(4)
    @Test
    @DisplayName("the breaker opens after some failures, so that a dead registry is hardly asked; the other one answers all the same")
    void breaker() {
        product.stopServer();
        product.startServer(Map.of(FAULTS + "CircuitBreaker/requestVolumeThreshold", "8", FAULTS + "Timeout/value", "20",
                "unioncard.registry.read.millis", "10000"));
        registry.behave(Behaviour.HALF_BROKEN);
        int before = registry.asked();
        long crowd = crowd("H2", "crowded");
        await(() -> city.number("select count(waiting_since) from pending_entry where union_id = " + crowd) == CROWD);
        var asked = registry.requests().subList(before, registry.asked());
        // Twenty slices with two retries each would be sixty.
        assertThat(asked.stream().filter(body -> body.contains("\"POPULATION\"")).count()).as("requests to the broken registry").isBetween(8L, 30L);
        assertThat(asked.stream().filter(body -> body.contains("\"SOCIAL_INSURANCE\"")).count()).as("to the other").isEqualTo(CROWD / AT_ONCE);
        assertThat(city.number("select count(*) from pending_entry where insurance_answer = 'OWN_UNIT' and union_id = " + crowd)).isEqualTo(CROWD);
        registry.behave(Behaviour.RIGHT);
        await(() -> city.number("select count(*) from pending_entry where verification = 'PASSED' and union_id = " + crowd) == CROWD);
        assertThat(registry.requests().stream().skip(before).filter(body -> body.contains("\"SOCIAL_INSURANCE\"")).count())
                .as("who has an answer is not asked about again").isEqualTo(CROWD / AT_ONCE);
    }

    @Order(5)
    @Test
    @DisplayName("killed while it asks, the run goes on after the restart; only the request under way is asked again")
    void killed() {
        registry.behave(Behaviour.UNHURRIED);
        int before = registry.asked();
        long crowd = crowd("H3", "cut-off");
        await(() -> city.number("select count(*) from pending_entry where verification = 'PASSED' and union_id = " + crowd) >= CROWD / 4);
        product.killServer();
        long left = city.number("select count(*) from pending_entry where verification = 'VERIFYING' and union_id = " + crowd);
        assertThat(left).as("entries left when the server died").isBetween(1L, CROWD * 3L / 4);
        registry.behave(Behaviour.RIGHT);
        product.startServer();
        await(() -> city.number("select count(*) from pending_entry where verification = 'PASSED' and union_id = " + crowd) == CROWD);
        assertThat(registry.asked() - before).isBetween(2 * CROWD / AT_ONCE, 2 * CROWD / AT_ONCE + 2);
        assertThat(city.one("select string_agg(distinct version::text, ',') from pending_entry where union_id = " + crowd)).isEqualTo("2");
        assertThat(city.number("select count(*) from verification_answer a join member m on m.id = a.member_id where m.union_id = " + crowd))
                .isEqualTo(2L * CROWD);
    }

    @Order(6)
    @Test
    @DisplayName("a server whose certificate nobody vouches for gets no number; one that is trusted answers")
    void certificates() throws Exception {
        var certificate = new OwnCertificate(product.dataFolder());
        var secure = new UnreliableRegistry(certificate.context());
        try {
            product.stopServer();
            product.startServer(addresses(secure));
            console = city.signedIn("asker");
            verify();
            await(() -> waiting() == PEOPLE);
            assertThat(secure.asked()).isZero();
            product.stopServer();
            product.startServer(certificate.trusted());
            await(() -> states().equals("PASSED " + PEOPLE));
            assertThat(secure.asked()).isPositive();
        } finally {
            secure.stop();
        }
    }

    private static Map<String, String> addresses(UnreliableRegistry of) {
        return Map.of("unioncard.registry.population", of.address(), "unioncard.registry.social-insurance", of.address());
    }

    /** A union with a long list whose verification has begun. */
    private static long crowd(String code, String login) {
        long crowd = city.union(code, "GRASSROOTS", district);
        city.members(crowd, code, CROWD);
        city.account(login, crowd, "GRASSROOTS_CLERK");
        city.pendingEntries(crowd);
        assertThat(city.signedIn(login).submit("/card/pending-list.xhtml", "actions", "actions:verify", Map.of()).statusCode()).isIn(200, 302);
        return crowd;
    }

    private static void verify() {
        // The run before ends a moment after its last entry, and until then there is no other.
        await(() -> city.number("select count(*) from verification_run where status = 'RUNNING' and union_id = " + union) == 0);
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

    /** Whatever happens meanwhile, nobody fails. */
    private static void await(BooleanSupplier reached) {
        var deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("patience is over; states " + states()).isBefore(deadline);
            assertThat(city.number("select count(*) from pending_entry where verification = 'FAILED'")).as("未通过").isZero();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
