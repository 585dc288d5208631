package unioncard.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A registry over HTTP on this machine that behaves as it is told, well or badly. */
final class UnreliableRegistry {

    /** What it may do. */
    enum Behaviour { RIGHT, SILENT, DRIPPING, BROKEN, REDIRECTING, MALFORMED, HALF, STRANGER, TWICE, UNKNOWN_WORD, OTHER_REQUEST, HUGE, PLAIN_TEXT }

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> addresses = Collections.synchronizedList(new ArrayList<>());
    private volatile Behaviour behaviour = Behaviour.RIGHT;
    private final int port;
    private ExecutorService threads;
    private HttpServer server;

    UnreliableRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        port = server.getAddress().getPort();
        begin();
    }

    private void begin() {
        threads = Executors.newCachedThreadPool();
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + port + "/registry";
    }

    void behave(Behaviour now) {
        behaviour = now;
    }

    /** Gone: connections are refused. */
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    void startAgain() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        begin();
    }

    int asked() {
        return requests.size();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    List<String> addresses() {
        return List.copyOf(addresses);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(body);
        addresses.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Request-Id"));
        try (var question = Json.createReader(new java.io.StringReader(body))) {
            answer(exchange, question.readObject());
        } finally {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange, JsonObject question) throws IOException {
        switch (behaviour) {
            case SILENT -> pause(20_000);
            case DRIPPING -> drip(exchange);
            case BROKEN -> exchange.sendResponseHeaders(500, -1);
            case REDIRECTING -> {
                exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
                exchange.sendResponseHeaders(307, -1);
            }
            case MALFORMED -> send(exchange, "application/json", "{\"requestId\": \"" + question.getString("requestId") + "\", \"answers\": [{\"id\": ");
            case HUGE -> send(exchange, "application/json", "{\"x\": \"" + "a".repeat(2_000_000) + "\"}");
            case PLAIN_TEXT -> send(exchange, "text/plain", reply(question));
            default -> send(exchange, "application/json", reply(question));
        }
    }

    private String reply(JsonObject question) {
        boolean population = question.getString("registry").equals("POPULATION");
        var answers = Json.createArrayBuilder();
        var queries = question.getJsonArray("queries");
        int count = behaviour == Behaviour.HALF ? queries.size() / 2 : queries.size();
        for (int i = 0; i < count; i++) {
            var query = queries.getJsonObject(i);
            // Who lies or errs says the worst there is, so that believing any of it would show.
            var word = behaviour == Behaviour.UNKNOWN_WORD ? "FAILED" : behaviour == Behaviour.RIGHT || behaviour == Behaviour.HALF
                    ? population ? "MATCH" : query.getString("unitCreditCode", "").isEmpty() ? "NOT_FOUND" : "OWN_UNIT" : "NOT_FOUND";
            answers.add(Json.createObjectBuilder().add("id", query.getString("id")).add("answer", word));
        }
        if (behaviour == Behaviour.STRANGER) {
            answers.add(Json.createObjectBuilder().add("id", "999").add("answer", "NOT_FOUND"));
        }
        if (behaviour == Behaviour.TWICE) {
            answers.add(Json.createObjectBuilder().add("id", "1").add("answer", "MATCH"));
        }
        var id = behaviour == Behaviour.OTHER_REQUEST ? "00000000-0000-0000-0000-000000000000" : question.getString("requestId");
        return Json.createObjectBuilder().add("requestId", id).add("answers", answers).build().toString();
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
