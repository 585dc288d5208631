package unioncard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import unioncard.launch.DataFolder;
import unioncard.launch.Installation;
import unioncard.launch.KeysFile;
import unioncard.launch.Ports;
import unioncard.launch.PostgresServer;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.testing.ConsoleSession;
import unioncard.testing.UnreliableRegistry;

/** The delivered EAR on Payara Server, in a domain made by the operator's own script. */
@DisplayName("The EAR on Payara Server")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliveredEarIT {

    private static final Path HOME = Path.of(System.getProperty("unioncard.home"));
    private static final Path FOLDER = Path.of(System.getProperty("unioncard.test.folder"));
    private static final Path DOMAINS = FOLDER.resolve("domains");
    private static final Path PASSWORD_FILE = FOLDER.resolve("admin-password");
    private static final Path OUTPUT = FOLDER.resolve("domain.log");
    private static final long PATIENCE_MINUTES = 8;
    private static final Duration LOADING_PATIENCE = Duration.ofMinutes(3);
    private static final int NOT_FOUND = 404;
    private static final String PASSWORD = "Kran-uhr-71-Segel";

    private static DataFolder data;
    private static PostgresServer postgres;
    private static UnreliableRegistry registry;
    private static Map<String, String> environment;
    private static int portBase;

    @BeforeAll
    static void startDomain() throws Exception {
        data = DataFolder.open(FOLDER.resolve("data"));
        data.clear();
        postgres = PostgresServer.start(data, 0, true);
        portBase = Ports.freeBase();
        registry = new UnreliableRegistry();
        Files.deleteIfExists(OUTPUT);
        Files.writeString(PASSWORD_FILE, "AS_ADMIN_PASSWORD=for-this-test-only\n");
        var database = postgres.application();
        var installation = new Installation(HOME);
        environment = Map.ofEntries(
                Map.entry("PAYARA_HOME", FOLDER.resolve("server/payara6").toString()),
                Map.entry("UNIONCARD_DOMAINS", DOMAINS.toString()),
                Map.entry("UNIONCARD_ADMIN_PASSWORD_FILE", PASSWORD_FILE.toString()),
                Map.entry("UNIONCARD_EAR", FOLDER.resolve("unioncard.ear").toString()),
                Map.entry("UNIONCARD_DRIVER", installation.driver().toString()),
                Map.entry("UNIONCARD_PORT_BASE", Integer.toString(portBase)),
                Map.entry("UNIONCARD_DB_URL", database.url()),
                Map.entry("UNIONCARD_DB_USER", database.user()),
                Map.entry("UNIONCARD_DB_PASSWORD", database.password()),
                Map.entry("UNIONCARD_DB_OWNER", postgres.owner().user()),
                Map.entry("UNIONCARD_DB_OWNER_PASSWORD", postgres.owner().password()),
                Map.entry("UNIONCARD_HTTP_ADDRESS", "127.0.0.1"),
                Map.entry("UNIONCARD_DATA_DIRECTORY", data.root().toString()),
                Map.entry("UNIONCARD_KEYS_FILE", KeysFile.prepare(data.keysFile()).toString()),
                Map.entry("UNIONCARD_SETUP_TOKEN_FILE", data.setupTokenFile().toString()),
                Map.entry("UNIONCARD_REGISTRY_POPULATION", registry.address()),
                Map.entry("UNIONCARD_REGISTRY_SOCIAL_INSURANCE", registry.address()),
                Map.entry("UNIONCARD_SECOND_FACTOR", "false"));
        stopDomain();
        run("rm", "-rf", DOMAINS.toString());
        assertThat(run("bash", HOME.resolve("server-config/server/create-domain").toString())).as(Files.readString(OUTPUT)).isZero();
        assertThat(asadmin("start-domain", "--domaindir", DOMAINS.toString(), "unioncard")).as(Files.readString(OUTPUT)).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            stopDomain();
        } finally {
            registry.stop();
            postgres.close();
            data.close();
        }
    }

    @Test
    @DisplayName("The domain lists the application, and its first page opens after a restart of the server")
    void opens() throws Exception {
        Files.deleteIfExists(OUTPUT);
        assertThat(asadmin("--port", Integer.toString(portBase + 48), "list-applications")).isZero();
        assertThat(Files.readString(OUTPUT)).contains("unioncard").contains("ear");
        awaitLoaded();
        assertThat(status("/unioncard/index.xhtml")).isEqualTo(200);
        // Nobody is signed in: an unknown page leads to the start page like any other.
        assertThat(status("/unioncard/no-such-page.xhtml")).isEqualTo(302);
    }

    @Test
    @DisplayName("The one-time token makes the first administrator, who signs in and sees the menu; a background job runs to its end")
    void works() throws Exception {
        awaitLoaded();
        var console = ConsoleSession.at(address() + "/unioncard");
        var made = console.setUp(Files.readString(data.setupTokenFile()).strip(), "示例市总工会", "first", PASSWORD);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
        assertThat(data.setupTokenFile()).doesNotExist();
        assertThat(console.get("/setup.xhtml").statusCode()).isEqualTo(NOT_FOUND);

        assertThat(console.signIn("first", "wrong password").statusCode()).isEqualTo(200);
        assertThat(console.signIn("first", PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/home.xhtml"));
        assertThat(console.get("/home.xhtml").body()).contains("组织管理", "账号管理").doesNotContain("会员管理", "角色权限管理")
                .contains("示例市总工会");
        assertThat(console.get("/organisation/unions.xhtml").statusCode()).isEqualTo(200);
        assertThat(console.get("/security/accounts.xhtml").statusCode()).isEqualTo(200);

        var run = registrySnapshot("document_number,name,state\n390101199001010017,李明华,ALIVE\n#count,1\n");
        await("select status <> 'RUNNING' from job_run where id = " + run);
        assertThat(one("select status || coalesce(reason, '') from job_run where id = " + run)).isEqualTo("COMPLETED");
        assertThat(one("select status || row_count from registry.snapshot")).isEqualTo("CURRENT1");
        assertThat(one("select name || state from registry.population")).isEqualTo("李明华ALIVE");
    }

    /** Last, below the federation that the other test has made. */
    @Order(Integer.MAX_VALUE)
    @Test
    @DisplayName("A broken registry over HTTP is asked thrice, then hardly any more, and nobody is 未通过; once it is well, everybody passes")
    void registryOverHttp() throws Exception {
        awaitLoaded();
        int people = 4_000;
        var number = new PersonalData(data.keysFile()).seal(PersonalKind.DOCUMENT, "390101199001010017").token();
        registry.behave(UnreliableRegistry.Behaviour.BROKEN);
        one("insert into parameter (code, valid_from, value) values ('VERIFICATION_RETRY_SECONDS', '2020-01-01', '5') returning value");
        var union = one("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id, unit_credit_code)
                select n, 'E' || n, '示例区总工会', 'DISTRICT', u.id, u.path || n || '/', n, '91390101MA00000154'
                from trade_union u, nextval('trade_union_seq') n where u.level = 'MUNICIPAL' returning id""");
        one("""
                with p as (insert into person (name, name_original, name_pinyin, document_type, document_sealed, document_index, document_long_term)
                  select '会员' || i, 'x', 'x', 'RESIDENT_ID', '%2$s', repeat(md5('e' || i), 2), true from generate_series(1, %3$d) i returning id),
                m as (insert into member (member_no, person_id, union_id, district_id, status, created_at)
                  select lpad(nextval('member_no_seq')::text, 10, '0'), id, %1$s, %1$s, 'ACTIVE', now() from p returning id)
                select count(*) from m""".formatted(union, number, people));
        one("""
                with r as (insert into verification_run (id, union_id, district_id, channel, total, status, started_by, started_at)
                  values (nextval('verification_run_seq'), %1$s, %1$s, 'REGULAR', %2$d, 'RUNNING', 'x', now()) returning id),
                e as (insert into pending_entry (member_id, union_id, district_id, channel, added_at, added_by, verification, run_id)
                  select m.id, %1$s, %1$s, 'REGULAR', now(), 'x', 'VERIFYING', r.id from member m, r where m.union_id = %1$s)
                insert into job_run (job, subject, node, status, started_at, lease_until)
                select 'municipal-verification', id || '.1', 'nobody yet', 'RUNNING', now(), now() from r returning id""".formatted(union, people));
        await("select count(waiting_since) = " + people + " from pending_entry");
        var sent = registry.addresses();
        // Twenty slices with two retries each would be sixty for each registry.
        assertThat(sent.size()).as("requests to broken registries").isBetween(16, 50);
        assertThat(sent.stream().filter(sent.get(0)::equals)).as("tries of the first request").hasSize(3);
        registry.behave(UnreliableRegistry.Behaviour.RIGHT);
        await("select count(*) filter (where verification = 'PASSED') = " + people + " from pending_entry");
        assertThat(one("select count(*) from verification_answer where source like 'request %'")).isEqualTo(Integer.toString(2 * people));
    }

    private static void await(String reached) throws Exception {
        var deadline = Instant.now().plus(LOADING_PATIENCE);
        while (!one(reached).equals("t")) {
            assertThat(Instant.now()).as(reached).isBefore(deadline);
            assertThat(one("select count(*) from pending_entry where verification = 'FAILED'")).as("未通过").isEqualTo("0");
            Thread.sleep(200);
        }
    }

    /** Lays a file down and asks for its load, as the page of the registries does. */
    private static String registrySnapshot(String content) throws Exception {
        var snapshot = one("""
                insert into registry.snapshot (registry, file_name, digest, row_count, status, loaded_by, loaded_at)
                values ('POPULATION', 'population.csv', repeat('0', 64), 0, 'LOADING', 'first', now()) returning id""");
        Files.writeString(Files.createDirectories(data.root().resolve("registry")).resolve("snapshot-" + snapshot + ".csv"), content);
        return one("""
                insert into job_run (job, subject, node, status, started_at, lease_until)
                values ('registry-snapshot-load', '%s', 'nobody yet', 'RUNNING', now(), now()) returning id""".formatted(snapshot));
    }

    private static String one(String sql) throws Exception {
        try (var connection = postgres.owner().wholeCity().getConnection(); var rows = connection.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String address() {
        return "http://127.0.0.1:" + (portBase + 80);
    }

    /** The server says it has started before its applications are loaded; until then their pages are unknown. */
    private static void awaitLoaded() throws Exception {
        Instant deadline = Instant.now().plus(LOADING_PATIENCE);
        while (status("/unioncard/index.xhtml") == NOT_FOUND && Instant.now().isBefore(deadline)) {
            Thread.sleep(500);
        }
    }

    private static int status(String path) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofMinutes(1)).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static void stopDomain() throws Exception {
        if (Files.exists(DOMAINS.resolve("unioncard"))) {
            asadmin("stop-domain", "--kill", "--domaindir", DOMAINS.toString(), "unioncard");
        }
    }

    private static int asadmin(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(environment.get("PAYARA_HOME") + "/bin/asadmin", "--user", "admin",
                "--passwordfile", PASSWORD_FILE.toString(), "--interactive=false"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static int run(String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(OUTPUT.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " did not end: " + Files.readString(OUTPUT));
        }
        return process.exitValue();
    }
}
