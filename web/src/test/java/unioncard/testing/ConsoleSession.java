package unioncard.testing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody at the console, without a browser: requests as they go over the wire, with the cookies of one session. Redirects are not
 * followed unless said so, for where an answer leads is part of it.
 */
public final class ConsoleSession {

    private static final Pattern VIEW_STATE = Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern FILE_FIELD = Pattern.compile("<input(?=[^>]*type=\"file\")[^>]*name=\"([^\"]*)\"");
    private static final Pattern NONCE = Pattern.compile("<script[^>]*nonce=\"([^\"]*)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_REDIRECTS = 5;

    private final String address;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    private ConsoleSession(String address) {
        this.address = address;
    }

    /** Nobody is signed in. The address is that of the application, without a slash at the end. */
    public static ConsoleSession at(String address) {
        return new ConsoleSession(address);
    }

    /** Signed in; throws when the console refuses. */
    public static ConsoleSession signedIn(String address, String login, String password) {
        var session = at(address);
        var answer = session.signIn(login, password);
        if (answer.statusCode() != 302) {
            throw new IllegalStateException(login + " was not let in: " + answer.statusCode());
        }
        return session;
    }

    /** One GET, for example of {@code /card/members.xhtml}. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** One GET whose answer may be anything but text. */
    public HttpResponse<byte[]> download(String path) {
        return exchange(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** One POST of fields whose answer may be anything but text. */
    public HttpResponse<byte[]> download(String path, Map<String, String> fields) {
        return exchange(post(path, fields), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A GET that goes where it is sent to. */
    public HttpResponse<String> open(String path) {
        var answer = get(path);
        for (int i = 0; i < MOST_REDIRECTS && answer.statusCode() / 100 == 3; i++) {
            answer = send(HttpRequest.newBuilder(answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow()))
                    .timeout(PATIENCE).GET());
        }
        return answer;
    }

    /** A request of any kind, to be completed and given to {@link #send}. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    }

    /** Sends what {@link #request} began. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return exchange(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) {
        try {
            return client.send(request.build(), as);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens a page and posts one of its forms: the button pressed, and the fields by their client ids. */
    public HttpResponse<String> submit(String path, String form, String button, Map<String, String> fields) {
        var page = open(path).body();
        return submit(path, page, form, button, fields, viewState(page));
    }

    /** The same with a page opened before and a view state of one's own making, or none. */
    public HttpResponse<String> submit(String path, String page, String form, String button, Map<String, String> fields, String viewState) {
        var all = new LinkedHashMap<String, String>();
        all.put(form, form);
        var nonce = NONCE.matcher(page);
        if (nonce.find()) {
            all.put("primefaces.nonce", nonce.group(1));
        }
        all.putAll(fields);
        all.put(button, button);
        if (viewState != null) {
            all.put("jakarta.faces.ViewState", viewState);
        }
        return send(post(path, all));
    }

    /** Chooses a file in the one file field of a page and posts its form, as a browser does. */
    public HttpResponse<String> upload(String path, String form, String button, Path file) {
        var page = open(path).body();
        var field = FILE_FIELD.matcher(page);
        if (!field.find()) {
            throw new IllegalStateException("no file field in " + path);
        }
        var boundary = "----unioncard" + Integer.toHexString(page.hashCode());
        var head = new StringBuilder();
        Map.of(form, form, button, button, "jakarta.faces.ViewState", viewState(page)).forEach((name, value) -> head.append("--").append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n").append(value).append("\r\n"));
        head.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"").append(field.group(1)).append("\"; filename=\"")
                .append(file.getFileName()).append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        try {
            var body = HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofString(head.toString()), HttpRequest.BodyPublishers.ofFile(file),
                    HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
            return send(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(body));
        } catch (FileNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder post(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
        return request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The view state of a page. */
    public static String viewState(String page) {
        var found = VIEW_STATE.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no view state in " + page.substring(0, Math.min(500, page.length())));
        }
        return found.group(1);
    }

    /** Types name and password into the dialog of the start page. */
    public HttpResponse<String> signIn(String login, String password) {
        return submit("/index.xhtml", "signInForm", "signInForm:submit", Map.of("signInForm:login", login, "signInForm:password", password));
    }

    /** Makes the first administrator with the one-time token. */
    public HttpResponse<String> setUp(String token, String federation, String login, String password) {
        return submit("/setup.xhtml", "setup", "setup:create", Map.of("setup:token", token, "setup:federation", federation, "setup:login", login,
                "setup:name", login, "setup:password", password, "setup:again", password));
    }

    /** Value of a cookie; null when there is none. */
    public String cookie(String name) {
        return cookies().stream().filter(cookie -> cookie.getName().equals(name)).map(HttpCookie::getValue).findFirst().orElse(null);
    }

    /** The cookies kept. */
    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Puts the value of a session cookie into another session, as a thief would. */
    public ConsoleSession withCookiesOf(ConsoleSession other) {
        other.cookies().forEach(cookie -> cookies.getCookieStore().add(URI.create(address), cookie));
        return this;
    }

    /** The same with one of the cookies only. */
    public ConsoleSession withCookieOf(ConsoleSession other, String name) {
        other.cookies().stream().filter(cookie -> cookie.getName().equals(name)).forEach(cookie -> cookies.getCookieStore().add(URI.create(address), cookie));
        return this;
    }
}
