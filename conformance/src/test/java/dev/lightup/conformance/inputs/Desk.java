package dev.lightup.conformance.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.domain.event.Grade;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.folder.SeedEndpoint;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.StackOptions;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.SigningKeys;
import dev.lightup.senders.signature.StandardWebhooks;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A whole stack for the tests of one class, and whoever posts to it and looks at its pages. It is noon of 28 November 2026 there, a second
/// later with each post. For one thread.
final class Desk implements BeforeAllCallback, AfterAllCallback {
    static final String CLOUD_EVENT = "application/cloudevents+json";
    static final String PLAIN = "application/json";
    private static final String CSV = "text/csv";
    private static final String TENANT = "nordvik";
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEATS = """
            {"version":1,"feed":"seats","asOf":"asOf","map":{"account":"account","accountName":"accountName",
             "customer":"customer","customerName":"customerName","sku":"sku","subscription":"subscription","sold":"sold",
             "assigned":"assigned","active":"active","workload":"workload","windowDays":"windowDays","status":"status",
             "termEnd":"termEnd"}}""";
    private static final String ORDERS = """
            {"version":2,"feed":"orders","asOf":"asOf","map":{"account":"account","customer":"customer","order":"order",
             "sku":"sku","quantity":"quantity","status":"status","reason":"reason"}}""";

    private final AtomicLong posts = new AtomicLong();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable EmbeddedStack stack;
    private @Nullable Path out;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        out = Files.createTempDirectory("inputs");
        stack = EmbeddedStack
                .start(new StackOptions(0,
                        new StackOptions.Places(out, Optional.empty(), List.of(SeedEndpoint.canonical(TENANT))),
                        this::now, Duration.ofHours(1), FunctionLog.to(System.err)));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stack().close();
        client.close();
        try (var files = Files.walk(Objects.requireNonNull(out))) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private EmbeddedStack stack() {
        return Objects.requireNonNull(stack, "a stack is started before the tests of its class");
    }

    private Instant now() {
        return NOON.plusSeconds(posts.get());
    }

    /// An input as it lies in the resources.
    static ByteString input(String name) {
        try (InputStream in = Objects.requireNonNull(Desk.class.getResourceAsStream(name), name)) {
            return ByteString.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /// A new endpoint for files of seats and of orders whose headers are our field names. Its feeds are its own: what one test's files leave
    /// out is not absent for another's.
    Sending files() {
        return files(SEATS, ORDERS);
    }

    /// A new endpoint for files.
    ///
    /// @param maps its column maps, as the operator writes them
    Sending files(String... maps) {
        String id = "ep_" + TENANT + "_" + posts.incrementAndGet();
        try {
            ObjectNode directory = (ObjectNode) JSON.readTree(stack().keyring().toFile());
            ObjectNode endpoint = ((ArrayNode) directory.path("endpoints")).addObject()
                    .put("endpoint", id)
                    .put("tenant", TENANT)
                    .put("format", "export")
                    .put("enabled", true);
            JsonNode keys = directory.at("/endpoints/0/keys");
            endpoint.set("keys", keys);
            endpoint.putArray("sources").add("/" + TENANT + "/" + id);
            ArrayNode columns = endpoint.putArray("columns");
            for (String map : maps) {
                columns.add(JSON.readTree(map));
            }
            Files.writeString(stack().keyring(), directory.toString());
            EndpointAccess first = events();
            return new Sending(first.url().replace(first.endpoint(), id), first.secret(), CSV);
        } catch (IOException e) {
            throw new UncheckedIOException("no endpoint", e);
        }
    }

    /// Events, one at a time.
    Sending events(String media) {
        return new Sending(events().url(), events().secret(), media);
    }

    private EndpointAccess events() {
        return stack().running().endpoint(TENANT, "canonical");
    }

    /// An event as a release before the rules of today stored it.
    ///
    /// @param stored its body, as it is kept
    /// @return its receipt
    String storedBefore(String id, String stored) {
        RawKey key = RawKey.of(TENANT, "/nordvik/x", id);
        Instant received = now();
        stack().table()
                .ledger()
                .rawEvents()
                .put(new RawEvent(key, events().endpoint(), "/nordvik/x", id, "canonical", 0, CLOUD_EVENT, received,
                        Grade.A, "k1", "mac", "request", "e" + key.hash(), RawEvent.Standing.ACCEPTED, Optional.empty(),
                        Optional.empty(), stored));
        return "e" + key.hash();
    }

    /// Takes a stored event back, as the operator does.
    void retract(String receipt) {
        posts.incrementAndGet();
        InvocationOutcome outcome = stack().invoke("AdminFunction", ByteString.utf8("""
                {"command":"retract","tenant":"%s","receipt":"%s"}""".formatted(TENANT, receipt)));
        assertThat(outcome).isInstanceOf(InvocationOutcome.Answered.class);
    }

    /// What stands on an account's pages once all that was posted is applied and published.
    AccountPages account(String account) {
        stack().settle(PATIENCE);
        return new AccountPages(Objects.requireNonNull(out).resolve(stack().published().path(TENANT, account)));
    }

    /// The distributor's home, published now.
    Folder home() {
        stack().settle(PATIENCE);
        stack().published().everything();
        return new Folder(Objects.requireNonNull(out).resolve(stack().published().path(TENANT)));
    }

    /// Whoever posts bodies of one media type to one endpoint.
    final class Sending {
        private final String url;
        private final String secret;
        private final String media;

        private Sending(String url, String secret, String media) {
            this.url = url;
            this.secret = secret;
            this.media = media;
        }

        /// Posts an input.
        Posted post(String input) {
            return send(input(input));
        }

        /// Posts a text.
        Posted say(String text) {
            return send(ByteString.utf8(text));
        }

        Posted send(ByteString body) {
            String id = "msg-" + posts.incrementAndGet();
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("content-type", media)
                    .header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(now().getEpochSecond()))
                    .header("webhook-signature", StandardWebhooks.sign(SigningKeys.secret(secret), id, now(), body))
                    .POST(BodyPublishers.ofByteArray(body.array()))
                    .build();
            try {
                return Posted.of(client.send(request, BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new UncheckedIOException("nobody answers", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while posting", e);
            }
        }
    }
}
