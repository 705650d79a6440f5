package dev.lightup.bench.counts;

import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.folder.SeedEndpoint;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.StackOptions;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.SigningKeys;
import dev.lightup.senders.signature.StandardWebhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A stack whose clock is moved by hand and whose writes are counted; one distributor posts to it over HTTP.
final class MeteredStack implements AutoCloseable {
    private static final String TENANT = "nordvik";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T09:15:00Z"));
    private final CapacityUnits units = new CapacityUnits();
    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedStack stack;
    private final EndpointAccess endpoint;

    MeteredStack() {
        try {
            stack = EmbeddedStack
                    .start(new StackOptions(0,
                            new StackOptions.Places(Files.createTempDirectory("lightup-bench"), Optional.empty(),
                                    List.of(SeedEndpoint.canonical(TENANT), SeedEndpoint.canonical("operator"))),
                            now::get, Duration.ofDays(1), FunctionLog.to(System.err)).through(units::between));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endpoint = stack.running().endpoint(TENANT, "canonical");
    }

    /// What was written so far.
    ///
    /// @param objects pages, twins, tables and summaries
    /// @param writeUnits of the database
    record Written(int objects, double writeUnits) {
        Written since(Written earlier) {
            return new Written(objects - earlier.objects, writeUnits - earlier.writeUnits);
        }
    }

    Written written() {
        return new Written(Math.toIntExact(stack.published().written()), units.written());
    }

    /// Somebody who reads the distributor's own pages.
    EnteredReader reader() {
        return EnteredReader.of(stack, TENANT, units);
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /// Posts an event that happens now, signed.
    ///
    /// @param data the event's `data`, JSON
    void post(String id, String type, String subject, String data) {
        String body = """
                {"specversion":"1.0","id":"%s","source":"/%s/commerce","type":"%s","subject":"%s","time":"%s","data":%s}"""
                .formatted(id, TENANT, type, subject, now.get(), data);
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint.url()))
                .header("content-type", "application/cloudevents+json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.get().getEpochSecond()))
                .header("webhook-signature",
                        StandardWebhooks.sign(SigningKeys.secret(endpoint.secret()), id, now.get(),
                                ByteString.utf8(body)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 202 || !answer.body().contains("\"accepted\"")) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Holds publishing until {@link #publish}.
    void hold() {
        stack.hold(true);
    }

    /// Waits until all that was posted is applied.
    void applied() {
        stack.applied(PATIENCE);
    }

    /// Lets the accounts' pages be published that were held.
    void publish() {
        stack.hold(false);
        stack.settle(PATIENCE);
    }

    /// Publishes the level above, as the sweep has it done when its minute is over.
    void publishLevel() {
        InvocationOutcome done = stack.invoke("PublishFunction", ByteString.utf8("{\"units\":[\"" + TENANT + "|d\"]}"));
        if (done instanceof InvocationOutcome.Failed failed) {
            throw new IllegalStateException(failed.message());
        }
    }

    /// Publishes every unit once more.
    void publishAgain() {
        stack.published().everything();
    }

    @Override
    public void close() {
        stack.close();
        http.close();
    }
}
