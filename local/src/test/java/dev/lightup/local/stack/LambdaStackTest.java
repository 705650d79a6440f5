package dev.lightup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.runtime.Packages;
import dev.lightup.senders.http.ByteString;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The whole system with every function in a process of AWS's own runtime client, from the very packages that are deployed.
@EnabledOnOs(OS.LINUX)
class LambdaStackTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));

    @BeforeEach
    void packagesAreBuilt() {
        Packages.areBuilt();
    }

    @Test
    void aWebhookSignedByTheOfficialLibraryComesOutAsAPageAndTheScheduleAndTheOperatorReachTheirFunctions()
            throws Exception {
        try (EmbeddedStack stack = start(Optional.empty()); HttpClient client = HttpClient.newHttpClient()) {
            assertThat(post(client, stack, "o-1", "NVO-4711").statusCode()).isEqualTo(202);
            assertThat(post(client, stack, "o-1", "NVO-4711").body()).contains("\"duplicate\"");
            stack.settle(PATIENCE);
            assertThat(orders(client, stack)).contains("NVO-4711");
            assertThat(stack.invoke("SweepFunction", ByteString.utf8("{}")))
                    .isInstanceOf(InvocationOutcome.Answered.class);
            assertThat(stack.invoke("RebuildFunction", ByteString.utf8("{\"tenant\":\"nordvik\",\"verify\":true}")))
                    .isInstanceOf(InvocationOutcome.Answered.class);
        }
    }

    @Test
    void eitherWayOfRunningContinuesTheOthersFolder() throws Exception {
        Optional<Path> data = Optional.of(folder.resolve("data"));
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), data);
                HttpClient client = HttpClient.newHttpClient()) {
            post(client, stack, "o-1", "NVO-1");
            stack.settle(PATIENCE);
        }
        try (EmbeddedStack stack = start(data); HttpClient client = HttpClient.newHttpClient()) {
            post(client, stack, "o-2", "NVO-2");
            stack.settle(PATIENCE);
            assertThat(orders(client, stack)).contains("NVO-1", "NVO-2");
        }
    }

    @Test
    void whatIsNotBuiltIsSaidInOneSentence() {
        assertThatThrownBy(() -> EmbeddedStack.start(Stacks.options(folder.resolve("out"), Optional.empty())
                .in(new FunctionRuntime.Lambda(folder)))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mvn");
    }

    private EmbeddedStack start(Optional<Path> data) {
        return EmbeddedStack.start(
                Stacks.options(folder.resolve("out"), data).in(new FunctionRuntime.Lambda(Packages.HOME)));
    }

    private HttpResponse<String> post(HttpClient client, EmbeddedStack stack, String id, String order)
            throws Exception {
        EndpointAccess endpoint = stack.running().endpoint("nordvik", "canonical");
        Instant now = Instant.now();
        String body = """
                {"specversion":"1.0","id":"%s","source":"/nordvik/commerce","type":"order.submitted","subject":"order/%s",\
                "time":"%s","data":{"account":"NV-1","customer":"K1","lines":[{"sku":"AWP-STD-1Y","quantity":22}]}}"""
                .formatted(id, order, yesterday);
        return client.send(HttpRequest.newBuilder(URI.create(endpoint.url()))
                .header("content-type", "application/cloudevents+json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", new Webhook(endpoint.secret()).sign(id, now.getEpochSecond(), body))
                .POST(BodyPublishers.ofString(body))
                .build(), BodyHandlers.ofString());
    }

    private static String orders(HttpClient client, EmbeddedStack stack) throws Exception {
        URI page = URI.create(stack.running().site() + stack.published().path("nordvik", "NV-1") + "orders/");
        return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
    }
}
