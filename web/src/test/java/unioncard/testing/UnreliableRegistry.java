package unioncard.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A registry over HTTP on this machine that behaves as it is told, well or badly. */
public final class UnreliableRegistry {

    /** What it may do. */
    public enum Behaviour {
        RIGHT,
        /** Half a second for each request. */ UNHURRIED,
        /** Says nothing for long. */ SILENT,
        /** A byte now and then. */ DRIPPING,
        /** Status 500. */ BROKEN,
        /** Broken as population registry, right as the other. */ HALF_BROKEN,
        /** Status 429. */ BUSY,
        /** Status 401. */ REFUSING,
        /** Points elsewhere. */ REDIRECTING,
        /** Closes the connection in the middle of the answer. */ CUTTING_OFF,
        /** Half a JSON text. */ MALFORMED,
        /** Status 200 with a page, said to be JSON. */ PAGE,
        /** Not said to be JSON. */ PLAIN_TEXT,
        /** Megabytes. */ HUGE,
        /** Answers about every other person only. */ HALF,
        /** As many answers as questions, but about others. */ OTHERS,
        /** One more than it was asked for. */ STRANGER,
        /** Two about one person. */ TWICE,
        /** A word that does not exist. */ UNKNOWN_WORD,
        /** Answers to another request. */ OTHER_REQUEST
    }

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> addresses = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private volatile Behaviour behaviour = Behaviour.RIGHT;
    private final SSLContext tls;
    private final int port;
    private ExecutorService threads;
    private HttpServer server;

    /** In clear. */
    public UnreliableRegistry() throws IOException {
        this(null);
    }

    /** By TLS, with a certificate of its own. */
    public UnreliableRegistry(SSLContext tls) throws IOException {
        this.tls = tls;
        server = listen(0);
        port = server.getAddress().getPort();
        begin();
    }

    private HttpServer listen(int at) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), at);
        if (tls == null) {
            return HttpServer.create(address, 0);
        }
        var secure = HttpsServer.create(address, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        return secure;
    }

    private void begin() {
        threads = Executors.newCachedThreadPool();
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it is asked. */
    public String address() {
        return (tls == null ? "http" : "https") + "://127.0.0.1:" + port + "/registry";
    }

    /** How it behaves from now on. */
    public void behave(Behaviour now) {
        behaviour = now;
        heard.clear();
    }

    /** Whether it has been asked as either registry since it behaves as it does. */
    public boolean hasBeenAsked() {
        return heard.size() == 2;
    }

    /** Gone: connections are refused. */
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Back at the same address. */
    public void startAgain() throws IOException {
        server = listen(port);
        begin();
    }

    /** Requests until now. */
    public int asked() {
        return requests.size();
    }

    /** Their bodies. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Method, path, request id and authorization of each. */
    public List<String> addresses() {
        return List.copyOf(addresses);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(body);
        var headers = exchange.getRequestHeaders();
        addresses.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + headers.getFirst("Request-Id") + " "
                + headers.getFirst("Authorization"));
        try (var question = Json.createReader(new StringReader(body))) {
            answer(exchange, question.readObject());
        } finally {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange, JsonObject question) throws IOException {
        heard.add(question.getString("registry"));
        switch (behaviour) {
            case SILENT -> pause(20_000);
            case DRIPPING -> drip(exchange);
            case BROKEN -> exchange.sendResponseHeaders(500, -1);
            case BUSY -> exchange.sendResponseHeaders(429, -1);
            case REFUSING -> exchange.sendResponseHeaders(401, -1);
            case REDIRECTING -> {
                exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
                exchange.sendResponseHeaders(307, -1);
            }
            case CUTTING_OFF -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 10_000);
                exchange.getResponseBody().write(reply(question).getBytes(StandardCharsets.UTF_8), 0, 60);
            }
            case MALFORMED -> send(exchange, "application/json", reply(question).replaceFirst("]}$", ""));
            case PAGE -> send(exchange, "application/json", "<html><body>维护中 NOT_FOUND</body></html>");
            case PLAIN_TEXT -> send(exchange, "text/plain", reply(question));
            case HUGE -> send(exchange, "application/json", reply(question).replaceFirst("}$", ",\"x\":\"" + "a".repeat(2_000_000) + "\"}"));
            case UNHURRIED -> {
                pause(300);
                send(exchange, "application/json", reply(question));
            }
            default -> {
                if (behaviour == Behaviour.HALF_BROKEN && question.getString("registry").equals("POPULATION")) {
                    exchange.sendResponseHeaders(500, -1);
                } else {
                    send(exchange, "application/json", reply(question));
                }
            }
        }
    }

    private String reply(JsonObject question) {
        var answers = Json.createArrayBuilder();
        var queries = question.getJsonArray("queries");
        int shift = behaviour == Behaviour.OTHERS ? queries.size() : 0;
        for (int i = 0; i < queries.size(); i += behaviour == Behaviour.HALF ? 2 : 1) {
            var query = queries.getJsonObject(i);
            add(answers, Integer.toString(Integer.parseInt(query.getString("id")) + shift), word(question.getString("registry"), query));
        }
        if (behaviour == Behaviour.STRANGER) {
            add(answers, "999", "NOT_FOUND");
        }
        if (behaviour == Behaviour.TWICE) {
            add(answers, "1", "MATCH");
        }
        var id = behaviour == Behaviour.OTHER_REQUEST ? "00000000-0000-0000-0000-000000000000" : question.getString("requestId");
        return Json.createObjectBuilder().add("requestId", id).add("answers", answers).build().toString();
    }

    private static void add(JsonArrayBuilder answers, String id, String word) {
        answers.add(Json.createObjectBuilder().add("id", id).add("answer", word));
    }

    /** Who lies or errs says the worst there is, so that believing any of it would show. */
    private String word(String registry, JsonObject query) {
        if (behaviour == Behaviour.UNKNOWN_WORD) {
            return "FAILED";
        }
        boolean honest = Set.of(Behaviour.RIGHT, Behaviour.UNHURRIED, Behaviour.HALF_BROKEN, Behaviour.HALF).contains(behaviour);
        if (!honest) {
            return "NOT_FOUND";
        }
        return registry.equals("POPULATION") ? "MATCH" : query.getString("unitCreditCode", "").isEmpty() ? "NOT_FOUND" : "OWN_UNIT";
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 200; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            pause(100);
        }
    }

    /** A registry that takes its time, in real time. */
    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
