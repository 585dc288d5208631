package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.testing.ConsoleSession;

/** Sessions and permissions as they go over the wire. */
@DisplayName("Sessions on the wire")
class SignInIT {

    private static SampleCity city;
    private static long union;

    @BeforeAll
    static void aUnion() {
        city = SampleCity.shared();
        union = city.union("SI2", "GRASSROOTS", city.union("SI1", "DISTRICT", city.root()));
    }

    private static ConsoleSession nobody() {
        return ConsoleSession.at(city.product().address());
    }

    private static void leads(ConsoleSession console, String to) {
        var answer = console.get("/home.xhtml");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/unioncard/index.xhtml" + to);
    }

    @Test
    @DisplayName("the new sign-in wins; the window before is told why, on the start page, and only once")
    void elsewhere() {
        city.account("si-two", union, "GRASSROOTS_CLERK");
        var office = city.signedIn("si-two");
        assertThat(office.get("/home.xhtml").statusCode()).isEqualTo(200);
        var home = city.signedIn("si-two");
        var told = office.open("/home.xhtml");
        assertThat(told.body()).contains("您的账号已在别处登录").contains("id=\"open\"");
        leads(office, "");
        var page = home.get("/home.xhtml");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("上次登录", "127.0.0.1");
    }

    @Test
    @DisplayName("15 minutes without a request and 8 hours with many lead to the start page, an Ajax request as well")
    void timeOuts() {
        city.account("si-idle", union, "GRASSROOTS_CLERK");
        var console = city.signedIn("si-idle");
        age("si-idle", "last_seen_at", "14 minutes");
        assertThat(console.get("/home.xhtml").statusCode()).isEqualTo(200);
        age("si-idle", "last_seen_at", "15 minutes");
        var answer = console.send(console.request("/home.xhtml").header("Faces-Request", "partial/ajax")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("session=session")));
        assertThat(answer.body()).contains("<redirect url=", "index.xhtml?ended=IDLE");
        assertThat(console.open("/index.xhtml?ended=IDLE").body()).contains("登录已超时");

        var next = city.signedIn("si-idle");
        age("si-idle", "started_at", "8 hours");
        leads(next, "?ended=TOO_LONG");
    }

    @Test
    @DisplayName("what a page asks by itself is answered, but is no sign of life, and leads to the start page when the person has been away too long")
    void polling() {
        city.account("si-poll", union, "GRASSROOTS_CLERK");
        var console = city.signedIn("si-poll");
        age("si-poll", "last_seen_at", "14 minutes");
        assertThat(poll(console).statusCode()).isEqualTo(200);
        assertThat(city.number("select count(*) from user_session where ended_at is null and last_seen_at < now() - interval '13 minutes' and user_id = "
                + "(select id from user_account where login = 'si-poll')")).isEqualTo(1);
        age("si-poll", "last_seen_at", "15 minutes");
        assertThat(poll(console).body()).contains("<redirect url=", "index.xhtml?ended=IDLE");
    }

    private static HttpResponse<String> poll(ConsoleSession console) {
        return console.send(console.request("/home.xhtml").header("Faces-Request", "partial/ajax").header("Union-Unasked", "yes")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("session=session")));
    }

    private static void age(String login, String column, String time) {
        city.jdbi().useHandle(h -> h.execute("update user_session set " + column + " = now() - interval '" + time
                + "' where ended_at is null and user_id = (select id from user_account where login = '" + login + "')"));
    }

    @Test
    @DisplayName("the container's session id alone is no session, and does no harm to the one it names")
    void idAlone() {
        city.account("si-token", union, "GRASSROOTS_CLERK");
        var console = city.signedIn("si-token");
        var thief = nobody().withCookieOf(console, "UCSESSION");
        leads(thief, "");
        assertThat(thief.get("/index.xhtml").body()).contains("id=\"open\"");
        assertThat(console.get("/home.xhtml").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("a permission taken from the role closes page and menu with the next request")
    void permissionTaken() {
        city.jdbi().useHandle(h -> h.execute("insert into role (code, name, level) values ('SI_ROLE', '查询员', 'GRASSROOTS');"
                + "insert into role_permission values ('SI_ROLE', 'VIEW_MEMBERS'), ('SI_ROLE', 'INQUIRE_COVERAGE')"));
        city.account("si-role", union, "SI_ROLE");
        var console = city.signedIn("si-role");
        assertThat(console.get("/home.xhtml").body()).contains("会员管理", "保障信息查询");
        city.jdbi().useHandle(h -> h.execute("delete from role_permission where role_code = 'SI_ROLE' and permission = 'VIEW_MEMBERS'"));
        assertThat(console.get("/home.xhtml").body()).doesNotContain("会员管理").contains("保障信息查询");
        assertThat(console.get("/member/members.xhtml").statusCode()).isEqualTo(404);
        city.jdbi().useHandle(h -> h.execute("delete from user_role where role_code = 'SI_ROLE'; delete from role where code = 'SI_ROLE'"));
    }

    @Test
    @DisplayName("what another site sends is refused, whatever it knows of the page")
    void crossOrigin() {
        city.account("si-cross", union, "GRASSROOTS_CLERK");
        var console = city.signedIn("si-cross");
        for (var header : List.of(Map.entry("Sec-Fetch-Site", "cross-site"), Map.entry("Sec-Fetch-Site", "same-site"),
                Map.entry("Origin", "https://elsewhere.example"), Map.entry("Origin", "null"))) {
            var answer = console.send(console.request("/home.xhtml").header(header.getKey(), header.getValue())
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("session=session")));
            assertThat(answer.statusCode()).as(header.toString()).isEqualTo(404);
        }
        assertThat(console.get("/home.xhtml").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("where somebody comes from is what the connection says, not what the browser claims")
    void claimedAddress() {
        city.account("si-claim", union, "GRASSROOTS_CLERK");
        var console = nobody();
        var page = console.get("/index.xhtml").body();
        var form = "signInForm=signInForm&signInForm:login=si-claim&signInForm:password=" + SampleCity.PASSWORD
                + "&signInForm:submit=&jakarta.faces.ViewState=" + ConsoleSession.viewState(page);
        var answer = console.send(console.request("/index.xhtml").header("X-Forwarded-For", "203.0.113.9")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(city.one("select address from user_session s join user_account a on a.id = s.user_id where a.login = 'si-claim'")).isEqualTo("127.0.0.1");
    }
}
