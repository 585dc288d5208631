package unioncard.verification;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import unioncard.shared.Setting;

/**
 * Calls to the registries over HTTP. The annotations hold for each method by itself, so that a registry that is down does not cost the time of the
 * other; their numbers can be set per installation, for example {@code unioncard.verification.RegistryCalls/Retry/delay}. Asynchronous, because a
 * thread that reads from a socket cannot be called back: only so an answer is given up in time, and a call waits for its turn instead of failing.
 * The breaker's delay is in milliseconds because Payara 6.2025.10 takes it for such whatever {@code delayUnit} says.
 */
@ApplicationScoped
@Retry(maxRetries = 2, delay = 500, jitter = 200, retryOn = {RegistryFailure.class, TimeoutException.class})
@CircuitBreaker(requestVolumeThreshold = 8, failureRatio = 0.5, delay = 15_000, successThreshold = 2,
        failOn = {RegistryFailure.class, TimeoutException.class})
@Bulkhead(value = 4, waitingTaskQueue = 64)
@Timeout(value = 20, unit = ChronoUnit.SECONDS)
public class RegistryCalls {

    private final Map<URI, RegistryApi> clients = new ConcurrentHashMap<>();

    /** Asks the population registry; answers by entry. Ends with {@link RegistryFailure} or an exception of Fault Tolerance when there are none. */
    @Asynchronous
    public CompletionStage<Map<Long, Enum<?>>> population(RegistryQuestion question) {
        return CompletableFuture.completedFuture(call(question));
    }

    /** Asks the social insurance registry, likewise. */
    @Asynchronous
    public CompletionStage<Map<Long, Enum<?>>> socialInsurance(RegistryQuestion question) {
        return CompletableFuture.completedFuture(call(question));
    }

    private Map<Long, Enum<?>> call(RegistryQuestion question) {
        try (var response = clients.computeIfAbsent(address(question.registry().setting().text()), RegistryCalls::client)
                .ask(authorization(), question.id(), question.json())) {
            if (response.getStatus() != Response.Status.OK.getStatusCode()) {
                throw new RegistryFailure("HTTP status " + response.getStatus());
            }
            if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())) {
                throw new RegistryFailure("answer is no JSON");
            }
            return RegistryReply.read(question, RegistryReply.body(response.readEntity(InputStream.class)));
        } catch (ProcessingException | IOException | IllegalStateException e) {
            throw new RegistryFailure("no answer: " + e.getClass().getSimpleName(), e);
        }
    }

    /** Where a registry is asked. Over the network only by TLS; in clear only on this machine, for tests and a tunnel. */
    static URI address(String text) {
        try {
            var address = new URI(text.strip());
            boolean here = "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
            if (address.getHost() != null && address.getUserInfo() == null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && here)) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new RegistryFailure("the address of the registry is none", e);
        }
        throw new RegistryFailure("the address of the registry is no https address");
    }

    private static String authorization() {
        var file = Setting.REGISTRY_TOKEN_FILE.text();
        try {
            return file.isBlank() ? null : "Bearer " + Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new RegistryFailure("the token of the registries cannot be read");
        }
    }

    private static RegistryApi client(URI address) {
        return RestClientBuilder.newBuilder().baseUri(address)
                .connectTimeout(Setting.REGISTRY_CONNECT_MILLIS.number(), TimeUnit.MILLISECONDS)
                .readTimeout(Setting.REGISTRY_READ_MILLIS.number(), TimeUnit.MILLISECONDS)
                // Numbers do not follow to wherever an answer points; a status is judged here.
                .followRedirects(false).property("microprofile.rest.client.disable.default.mapper", true)
                .build(RegistryApi.class);
    }

    @PreDestroy
    void close() {
        for (var client : clients.values()) {
            if (client instanceof Closeable open) {
                try {
                    open.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
