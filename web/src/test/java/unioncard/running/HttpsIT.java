package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.testing.ConsoleSession;
import unioncard.testing.RunningProduct;

/** An installation that browsers reach by HTTPS only: what the server says to the one who ends HTTPS in front of it. */
@DisplayName("Behind HTTPS")
class HttpsIT {

    private static RunningProduct product;

    @BeforeAll
    static void start() {
        product = RunningProduct.start("https", Map.of("unioncard.https.only", "true"));
        var city = new SampleCity(product);
        city.account("clerk", city.union("H2", "GRASSROOTS", city.union("H1", "DISTRICT", city.root())), "GRASSROOTS_CLERK");
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    @DisplayName("both cookies go over HTTPS only, are the host's own and out of the reach of scripts; pages and resources ask for HTTPS for a year")
    void cookiesAndHeaders() {
        var console = ConsoleSession.at(product.address());
        var start = console.get("/index.xhtml");
        assertThat(start.headers().firstValue("Strict-Transport-Security").orElse("")).startsWith("max-age=31536000");
        assertThat(start.headers().allValues("Set-Cookie")).singleElement().satisfies(HttpsIT::isSafe)
                .satisfies(cookie -> assertThat(cookie).startsWith("__Host-UCSESSION="));
        passOn(console);
        var signedIn = console.signIn("clerk", SampleCity.PASSWORD);
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(signedIn.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("__Host-UCTOKEN=")).allSatisfy(HttpsIT::isSafe);
        passOn(console);
        var home = console.get("/home.xhtml");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(console.get("/no-such-page.xhtml").headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    private static void isSafe(String cookie) {
        assertThat(cookie).containsIgnoringCase("; Secure").containsIgnoringCase("; HttpOnly").containsIgnoringCase("; SameSite=")
                .containsIgnoringCase("; Path=/").doesNotContainIgnoringCase("Path=/unioncard").doesNotContainIgnoringCase("Domain=");
    }

    /** Between the one in front and the server runs plain HTTP; the cookies are passed on all the same. */
    private static void passOn(ConsoleSession console) {
        console.cookies().forEach((HttpCookie cookie) -> cookie.setSecure(false));
    }
}
