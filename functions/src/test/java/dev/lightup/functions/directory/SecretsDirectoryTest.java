package dev.lightup.functions.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretsDirectoryTest {
    private static final Pattern WANTED = Pattern.compile("\"SecretId\":\"([^\"]+)\"");
    private static final String ENDPOINT = """
            {"endpoint":"ep_1","tenant":"nordvik","format":"canonical","sources":["/nordvik/"],\
            "keys":[{"id":"%s","secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}]}""";

    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T10:00:00Z"));
    private volatile Duration takes = Duration.ZERO;
    private final HttpServer server = server();
    private final SecretsDirectory directory = new SecretsDirectory(SecretsManagerClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.EU_NORTH_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build(), "lightup/", now::get);

    private HttpServer server() {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", this::answer);
            made.start();
            return made;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Speaks as much of the service's protocol as the client needs.
    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        pass(takes);
        var wanted = WANTED.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String secret = wanted.find() ? secrets.get(wanted.group(1)) : null;
        String body = secret == null
                ? "{\"__type\":\"ResourceNotFoundException\",\"message\":\"none\"}"
                : "{\"SecretString\":\"" + secret.replace("\"", "\\\"") + "\"}";
        boolean deleted = "deleted".equals(secret);
        if (deleted) {
            body = "{\"__type\":\"InvalidRequestException\",\"message\":\"marked for deletion\"}";
        }
        int status = secret == null || deleted ? 400 : "down".equals(secret) ? 500 : 200;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @BeforeEach
    void put() {
        secrets.put("lightup/endpoint/ep_1", ENDPOINT.formatted("old"));
        secrets.put("lightup/tenant/nordvik",
                "{\"tenant\":\"nordvik\",\"key\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String key() {
        return directory.endpoint("ep_1").orElseThrow().keys().getFirst().id();
    }

    private void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    @Test
    void anAnswerCountsForAMinute() {
        assertThat(key()).isEqualTo("old");
        secrets.put("lightup/endpoint/ep_1", ENDPOINT.formatted("new"));
        pass(Duration.ofSeconds(59));
        assertThat(key()).isEqualTo("old");
        assertThat(calls).hasValue(1);
        pass(Duration.ofSeconds(1));
        assertThat(key()).isEqualTo("new");
    }

    @Test
    void aMismatchReadsAgainOnceInThirtySeconds() {
        assertThat(key()).isEqualTo("old");
        secrets.put("lightup/endpoint/ep_1", ENDPOINT.formatted("new"));
        pass(Duration.ofSeconds(2));
        assertThat(directory.afterMismatch("ep_1").orElseThrow().keys().getFirst().id()).isEqualTo("new");
        int before = calls.get();
        assertThat(directory.afterMismatch("ep_1")).isEmpty();
        assertThat(calls).hasValue(before);
        pass(Duration.ofSeconds(30));
        assertThat(directory.afterMismatch("ep_1")).isPresent();
        assertThat(calls).hasValue(before + 1);
    }

    @Test
    void whatIsNotThereIsRememberedToo() {
        assertThat(directory.endpoint("ep_2")).isEmpty();
        assertThat(directory.endpoint("ep_2")).isEmpty();
        assertThat(calls).hasValue(1);
    }

    @Test
    void noRequestCostsASecondLookUp() {
        assertThat(directory.endpoint("nobody")).isEmpty();
        assertThat(directory.afterMismatch("nobody")).isEmpty();
        assertThat(calls).hasValue(1);
        assertThat(key()).isEqualTo("old");
        assertThat(directory.afterMismatch("ep_1")).isEmpty();
        assertThat(calls).hasValue(2);
    }

    @Test
    void aLookUpThatTakesLongIsNotRepeatedForTheSameRequest() {
        takes = Duration.ofSeconds(5);
        assertThat(directory.endpoint("nobody")).isEmpty();
        assertThat(directory.afterMismatch("nobody")).isEmpty();
        assertThat(calls).hasValue(1);
    }

    @Test
    void anEndpointWhoseSecretIsDeletedOrMalformedIsLikeOneThatIsNotThere() {
        for (String useless : List.of("deleted", "{", "{}", "[]",
                ENDPOINT.formatted("k").replace("whsec_MfKQ", "whsec_?"),
                ENDPOINT.formatted("k").replace("[\"/nordvik/\"]", "[]"))) {
            secrets.put("lightup/endpoint/ep_1", useless);
            directory.forget();
            assertThat(directory.endpoint("ep_1")).as(useless).isEmpty();
        }
    }

    @Test
    void afterARestoreNothingThatWasReadCounts() {
        assertThat(key()).isEqualTo("old");
        secrets.put("lightup/endpoint/ep_1", ENDPOINT.formatted("new"));
        directory.forget();
        assertThat(key()).isEqualTo("new");
    }

    @Test
    void aFailedReadIsNotAnsweredFromMemory() {
        assertThat(key()).isEqualTo("old");
        secrets.put("lightup/endpoint/ep_1", "down");
        pass(Duration.ofMinutes(2));
        assertThatThrownBy(() -> directory.endpoint("ep_1")).isInstanceOf(SdkException.class);
    }

    @Test
    void aTenantHasItsKey() {
        assertThat(directory.tenant("nordvik").key().length()).isEqualTo(32);
        assertThatThrownBy(() -> directory.tenant("solis")).isInstanceOf(IllegalStateException.class);
    }
}
