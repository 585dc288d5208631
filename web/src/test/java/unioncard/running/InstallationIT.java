package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.shared.Digests;
import unioncard.testing.ConsoleSession;
import unioncard.testing.RunningProduct;

/** An installation for use: browsers reach it by HTTPS only, nobody sends more requests than a person can, and the bank has an SFTP server. */
@DisplayName("Installed for use")
class InstallationIT {

    private static final int IN_A_MINUTE = 60;
    private static final BankServer BANK = new BankServer();
    private static RunningProduct product;
    private static SampleCity city;
    private static long union;

    @BeforeAll
    static void start() {
        var settings = new HashMap<>(BANK.settings());
        settings.put("unioncard.https.only", "true");
        settings.put("unioncard.requests.per-minute", String.valueOf(IN_A_MINUTE));
        product = RunningProduct.start("https", settings);
        city = new SampleCity(product);
        union = city.union("H2", "GRASSROOTS", city.union("H1", "DISTRICT", city.root()));
        city.members(union, "H2", 20);
        List.of("clerk", "hasty", "calm").forEach(login -> city.account(login, union, "GRASSROOTS_CLERK"));
    }

    @AfterAll
    static void stop() {
        product.stop();
        BANK.close();
    }

    @Test
    @DisplayName("both cookies go over HTTPS only, are the host's own and out of the reach of scripts; pages and resources ask for HTTPS for a year")
    void cookiesAndHeaders() {
        var console = ConsoleSession.at(product.address());
        var start = console.get("/index.xhtml");
        assertThat(start.headers().firstValue("Strict-Transport-Security").orElse("")).startsWith("max-age=31536000");
        assertThat(start.headers().allValues("Set-Cookie")).singleElement().satisfies(InstallationIT::isSafe)
                .satisfies(cookie -> assertThat(cookie).startsWith("__Host-UCSESSION="));
        passOn(console);
        var signedIn = console.signIn("clerk", SampleCity.PASSWORD);
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(signedIn.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("__Host-UCTOKEN=")).allSatisfy(InstallationIT::isSafe);
        passOn(console);
        var home = console.get("/home.xhtml");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(console.get("/no-such-page.xhtml").headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    @DisplayName("more requests of one account than the setting says are put off with a word and a number of seconds; others do not feel it")
    void hasty() throws InterruptedException {
        var hasty = signedIn("hasty");
        var calm = signedIn("calm");
        HttpResponse<String> answer = hasty.get("/home.xhtml");
        for (int i = 0; i < 2 * IN_A_MINUTE && answer.statusCode() == 200; i++) {
            answer = hasty.get("/home.xhtml");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("操作过于频繁");
        assertThat(calm.get("/home.xhtml").statusCode()).isEqualTo(200);
        // A new session is no way round: it has what the seconds since then have given, not a minute's worth.
        var again = signedIn("hasty");
        int let = 0;
        while (let < IN_A_MINUTE && again.get("/home.xhtml").statusCode() == 200) {
            let++;
        }
        assertThat(let).isLessThan(IN_A_MINUTE / 2);
        Thread.sleep(1000 * Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()));
        assertThat(signedIn("hasty").get("/home.xhtml").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("what the bank lays down on its SFTP server is fetched within a minute, judged, and gone from there")
    void bank() throws Exception {
        var name = "反馈_𠮷野.txt";
        Files.writeString(BANK.from().resolve(name), "张䶮");
        Files.createFile(BANK.from().resolve(name + ".ok"));
        var deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (BANK.from().toFile().list().length > 0 || fate(name).isEmpty()) {
            assertThat(System.nanoTime()).as("still there: %s", (Object) BANK.from().toFile().list()).isLessThan(deadline);
            Thread.sleep(500);
        }
        assertThat(fate(name)).isEqualTo("REFUSED 文件名不符合约定格式。请银行按约定的文件名重新发送。");
    }

    @Test
    @DisplayName("a batch goes to the bank's SFTP server, whole and with its .ok last, and counts as sent then")
    void batchSent() throws Exception {
        var batchNo = city.batchToSend(union);
        city.export(batchNo);
        BankStrike.await(() -> city.one("select status from card_batch where batch_no = '" + batchNo + "'").equals("SENT"));
        var name = city.one("select name from bank_file where direction = 'OUT' and status = 'SENT' and batch_no = '" + batchNo + "'");
        assertThat(BANK.to().toFile().list()).containsExactlyInAnyOrder(name, name + ".ok");
        assertThat(Digests.sha256(BANK.to().resolve(name))).isEqualTo(city.one("select digest from bank_file where name = '" + name + "'"));
    }

    private static String fate(String name) throws SQLException {
        try (var connection = product.database().getConnection();
                var query = connection.prepareStatement("select status || ' ' || reason from bank_file where name = ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private static ConsoleSession signedIn(String login) {
        var console = ConsoleSession.at(product.address());
        console.get("/index.xhtml");
        passOn(console);
        assertThat(console.signIn(login, SampleCity.PASSWORD).statusCode()).isEqualTo(302);
        passOn(console);
        return console;
    }

    private static void isSafe(String cookie) {
        assertThat(cookie).containsIgnoringCase("; Secure").containsIgnoringCase("; HttpOnly").containsIgnoringCase("; SameSite=Lax")
                .containsIgnoringCase("; Path=/").doesNotContainIgnoringCase("Path=/unioncard").doesNotContainIgnoringCase("Domain=");
    }

    /** Between the one in front and the server runs plain HTTP; the cookies are passed on all the same. */
    private static void passOn(ConsoleSession console) {
        console.cookies().forEach((HttpCookie cookie) -> cookie.setSecure(false));
    }
}
