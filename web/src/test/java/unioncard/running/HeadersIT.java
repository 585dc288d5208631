package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.testing.ConsoleSession;

/** What goes over the wire beside the pages themselves. */
@DisplayName("Answers of the console on the wire")
class HeadersIT {

    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*>");
    private static final Pattern HANDLER = Pattern.compile("<[^>]+\\son(click|change|load|submit|error|keyup|keydown|focus|blur)=");
    private static final String STYLE = "/jakarta.faces.resource/tokens.css.xhtml?ln=console";

    private static SampleCity city;
    private static long union;

    @BeforeAll
    static void aClerk() {
        city = SampleCity.shared();
        union = city.union("H2", "GRASSROOTS", city.union("H1", "DISTRICT", city.root()));
        city.members(union, "H2", 2);
        city.pendingEntries(union);
        city.account("h-clerk", union, "GRASSROOTS_CLERK");
        city.account("h-locked", union, "GRASSROOTS_CLERK");
    }

    private static ConsoleSession nobody() {
        return ConsoleSession.at(city.product().address());
    }

    @ParameterizedTest
    @DisplayName("carry the security headers everywhere, errors and resources included, and tell no version")
    @ValueSource(strings = {"/index.xhtml", "/home.xhtml", "/card/pending-list.xhtml", "/no-such-page.xhtml", "/no/such/thing", "/security/accounts.xhtml",
        "/error.xhtml", "/not-found.xhtml", "/setup.xhtml", STYLE, "/jakarta.faces.resource/no-such.css.xhtml?ln=console", "/card/roster.pdf?batch=0"})
    void headers(String path) {
        for (var answer : new HttpResponse<?>[] {nobody().get(path), city.signedIn("h-clerk").get(path)}) {
            var headers = answer.headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
            assertThat(headers.firstValue("Server")).isEmpty();
            assertThat(headers.firstValue("X-Powered-By")).isEmpty();
            if (answer.statusCode() / 100 != 3) {
                assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors");
                assertThat(answer.body().toString()).doesNotContain("Payara", "Exception", "\tat ");
            }
        }
    }

    @ParameterizedTest
    @DisplayName("name their type with its charset; pages are kept by no cache, styles may be")
    @CsvSource({"/index.xhtml, text/html;charset=UTF-8, no-store", "/card/members.xhtml, text/html;charset=UTF-8, no-store",
        "/no-such-page.xhtml, text/html;charset=UTF-8, no-store", STYLE + ", text/css, ''"})
    void contentTypes(String path, String type, String caching) {
        var headers = city.signedIn("h-clerk").get(path).headers();
        assertThat(headers.firstValue("Content-Type").orElse("").replace(" ", "")).isEqualToIgnoringCase(type);
        assertThat(headers.firstValue("Cache-Control").orElse("").contains("no-store")).isEqualTo(caching.equals("no-store"));
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("let no script run but those of the page itself: a new nonce each time, on every script, and no handlers in the markup")
    @ValueSource(strings = {"/index.xhtml", "/home.xhtml", "/card/members.xhtml", "/card/pending-list.xhtml", "/member/members.xhtml",
        "/insurance/enrolments.xhtml", "/insurance/coverage.xhtml", "/no-such-page.xhtml"})
    void scripts(String path) {
        var console = city.signedIn("h-clerk");
        var first = console.get(path);
        var nonce = nonce(first);
        assertThat(nonce(console.get(path))).isNotEqualTo(nonce);
        var policy = first.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy.replaceAll(".*script-src ", "")).doesNotContain("unsafe");
        assertThat(policy).contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'");
        var scripts = SCRIPT.matcher(first.body()).results().map(found -> found.group()).toList();
        assertThat(scripts).isNotEmpty().allSatisfy(script -> assertThat(script).contains("nonce=\"" + nonce + "\""));
        assertThat(HANDLER.matcher(first.body()).results().map(found -> found.group()).toList()).isEmpty();
    }

    private static String nonce(HttpResponse<String> answer) {
        var found = NONCE.matcher(answer.headers().firstValue("Content-Security-Policy").orElse(""));
        assertThat(found.find()).as("nonce in the policy of " + answer.uri()).isTrue();
        return found.group(1);
    }

    @Test
    @DisplayName("keep the session in one cookie that scripts cannot read and other sites cannot send")
    void cookie() {
        var cookies = nobody().get("/index.xhtml").headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(1);
        assertThat(cookies.get(0)).startsWith("UCSESSION=").containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=");
        assertThat(nobody().get("/index.xhtml").body()).doesNotContain("jsessionid", ";UCSESSION");
    }

    @Test
    @DisplayName("change the session id at sign-in; after signing out the session is dead")
    void session() {
        var console = nobody();
        console.get("/index.xhtml");
        var before = console.cookie("UCSESSION");
        var stolen = nobody().withCookiesOf(console);
        console.signIn("h-clerk", SampleCity.PASSWORD);
        assertThat(console.cookie("UCSESSION")).isNotEqualTo(before);
        assertThat(console.cookie("UCTOKEN")).hasSizeGreaterThanOrEqualTo(43);
        assertThat(stolen.get("/home.xhtml").statusCode()).isEqualTo(302);
        var copied = nobody().withCookiesOf(console);
        assertThat(copied.get("/home.xhtml").statusCode()).isEqualTo(200);
        var signedOut = console.submit("/home.xhtml", "session", "session:signOut", Map.of());
        assertThat(signedOut.statusCode()).isEqualTo(302);
        assertThat(signedOut.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\", \"storage\"");
        assertThat(copied.get("/home.xhtml").statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("do not tell unknown names from wrong passwords, and lock after five tries")
    void locking() {
        for (int i = 0; i < 5; i++) {
            assertThat(nobody().signIn("h-locked", "wrong-" + i).statusCode()).isEqualTo(200);
        }
        var locked = nobody().signIn("h-locked", SampleCity.PASSWORD);
        var unknown = nobody().signIn("h-nobody", SampleCity.PASSWORD);
        assertThat(locked.statusCode()).isEqualTo(200);
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(note(locked)).isNotEmpty().isEqualTo(note(unknown));
    }

    private static String note(HttpResponse<String> answer) {
        return answer.body().replaceAll("(?s).*<p class=\"note bad\"[^>]*>(.*?)</p>.*", "$1");
    }

    @ParameterizedTest
    @DisplayName("refuse methods nobody needs, and echo nothing")
    @ValueSource(strings = {"TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"})
    void methods(String method) {
        for (var path : new String[] {"/index.xhtml", "/home.xhtml", STYLE}) {
            for (var console : new ConsoleSession[] {nobody(), city.signedIn("h-clerk")}) {
                var answer = console.send(console.request(path).header("X-Echo", "echoed").method(method, HttpRequest.BodyPublishers.noBody()));
                assertThat(answer.statusCode()).as(method + " " + path).isIn(400, 403, 404, 405, 501);
                assertThat(answer.body()).doesNotContain("echoed");
            }
        }
    }

    @ParameterizedTest
    @DisplayName("show nothing of the archive, the server or its tools")
    @ValueSource(strings = {"/META-INF/MANIFEST.MF", "/META-INF/", "/WEB-INF/web.xml", "/web-inf/web.xml", "/WEB-INF/classes/", "/%57EB-INF/web.xml",
        "/resources/console/", "/card/", "/.git/config", "/druid/index.html", "/openapi", "/health", "/metrics",
        "/WEB-INF/templates/page.xhtml", "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF", "/jakarta.faces.resource/../WEB-INF/web.xml.xhtml"})
    void innards(String path) {
        for (var console : new ConsoleSession[] {nobody(), city.signedIn("h-clerk")}) {
            var answer = console.get(path);
            assertThat(answer.statusCode()).as(path).isIn(302, 400, 403, 404);
            assertThat(answer.body()).doesNotContain("Manifest-Version", "<web-app", "<ui:composition", "Index of");
        }
    }

    @ParameterizedTest
    @DisplayName("offer nothing beside the application on the same port")
    @ValueSource(strings = {"/openapi", "/openapi-ui", "/metrics", "/management/domain", "/asadmin", "/META-INF/MANIFEST.MF", "/.git/config"})
    void besides(String path) {
        var address = URI.create(city.product().address());
        var console = nobody();
        var answer = console.send(HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofMinutes(1)).GET());
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 401, 403, 404);
    }

    @ParameterizedTest
    @DisplayName("run nothing that an old PrimeFaces would have run")
    @ValueSource(strings = {"/jakarta.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrt=sc&pfdrid=uMKljPgnOTVxmOB%2BH6%2FQEPW9",
        "/javax.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrt=sc&pfdrid=x", "/home.xhtml?pfdrid=x&pfdrt=sc"})
    void streaming(String path) {
        assertThat(city.signedIn("h-clerk").get(path).statusCode()).isEqualTo(404);
        assertThat(nobody().get(path).statusCode()).isIn(302, 404);
    }

    @Test
    @DisplayName("do nothing on a POST without the page's own view state, or with a stranger's")
    void viewState() {
        var console = city.signedIn("h-clerk");
        var strangers = ConsoleSession.viewState(nobody().get("/index.xhtml").body());
        for (var state : new String[] {null, strangers, "1:2", "stateless"}) {
            var page = console.get("/card/pending-list.xhtml").body();
            var answer = console.submit("/card/pending-list.xhtml", page, "actions", "actions:removeUnpassed", Map.of(), state);
            assertThat(answer.body()).as("view state " + state).doesNotContain("Exception", "\tat ");
            assertThat(city.number("select count(*) from pending_entry where union_id = " + union)).as("view state " + state).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @DisplayName("take filters for what they are: text to search for")
    @ValueSource(strings = {"/card/members.xhtml?name=%27%20or%20%271%27=%271", "/card/members.xhtml?name=%23%7B7919*7919%7D", "/card/members.xhtml?name=%25",
        "/insurance/coverage.xhtml?name=$%7B7919*7919%7D",
        "/card/members.xhtml?name=%3Cscript%3Ealert(1)%3C/script%3E", "/card/members.xhtml?name=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"})
    void filters(String path) {
        var answer = city.signedIn("h-clerk").get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("62710561", "<script>alert", "<img src=x", "会员1");
    }
}
