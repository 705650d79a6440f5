package dev.lightup.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import dev.lightup.local.folder.ConnectionFile;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.folder.DataFolder;
import dev.lightup.local.folder.PrivateFiles;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole system in one process, spoken to as a sender's own libraries speak.
class EmbeddedStackTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private final OffsetDateTime yesterday = OffsetDateTime.now(ZoneOffset.UTC).minusDays(1);

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void anEventOfTheCloudEventsSdkSignedByTheOfficialLibraryIsOnAPageWithNothingElseAsked() throws Exception {
        try (EmbeddedStack stack = start()) {
            assertThat(post(stack, "nordvik", "canonical", "msg_1", "application/cloudevents+json",
                    new String(new JsonFormat().serialize(order("o-1", "NVO-4711")), StandardCharsets.UTF_8))
                    .statusCode()).isEqualTo(202);
            assertThat(within(PATIENCE, page(stack, "nordvik", "NV-1") + "orders/", "NVO-4711")).isTrue();
        }
    }

    @Test
    void aPostedFileIsOnAPageWithNothingElseAsked() throws Exception {
        String day = LocalDate.ofInstant(Instant.now().minus(Duration.ofDays(1)), ZoneOffset.UTC).toString();
        String file = "Report date,Reseller,Customer,Article,Seats,Assigned,In use,Subscription,Status\n" + day
                + ",MCS00310,C-88001,AWP-STD-1Y,37,30,21,sub-1,active\n";
        try (EmbeddedStack stack = start()) {
            HttpResponse<String> answer = post(stack, "meridian", "export", "file-1", "text/csv", file);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            assertThat(within(PATIENCE, page(stack, "meridian", "MCS00310"), "37")).isTrue();
        }
    }

    @Test
    void aFileOfManyRowsIsWholeOnItsPageBesideAnotherTenantsEvent() throws Exception {
        String day = LocalDate.ofInstant(Instant.now().minus(Duration.ofDays(1)), ZoneOffset.UTC).toString();
        var file = new StringBuilder(
                "Report date,Reseller,Customer,Article,Seats,Assigned,In use,Subscription,Status\n");
        for (int row = 0; row < 250; row++) {
            // two articles a customer: the home of an account of more than 200 customers follows within a minute only
            file.append(day + ",MCS00310,C-" + row / 2 + (row % 2 == 0 ? ",AWP-STD-1Y" : ",AWP-PLUS-1Y") + ",3,2,1,sub-"
                    + row
                    + ",active\n");
        }
        try (EmbeddedStack stack = start()) {
            HttpResponse<String> answer = post(stack, "meridian", "export", "file-1", "text/csv", file.toString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            send(stack, order("o-1", "NVO-4711"));
            stack.settle(PATIENCE);
            assertThat(within(PATIENCE, page(stack, "nordvik", "NV-1") + "orders/", "NVO-4711")).isTrue();
            String account = page(stack, "meridian", "MCS00310");
            assertThat(within(PATIENCE, account, "750")).as("seats sold").isTrue();
            assertThat(get(account).body()).contains("250 of").doesNotContain("is being read in");
        }
    }

    @Test
    void aRestartFromTheDataFolderLosesNothing() throws Exception {
        Path data = folder.resolve("data");
        ConnectionFile before;
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            before = stack.running();
            send(stack, order("o-1", "NVO-1"));
            stack.settle(PATIENCE);
            // Answered, and perhaps not applied when the stack stops.
            send(stack, order("o-2", "NVO-2"));
        }
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            assertThat(stack.running().endpoints()).extracting(EndpointAccess::secret)
                    .isEqualTo(before.endpoints().stream().map(EndpointAccess::secret).toList());
            stack.settle(PATIENCE);
            String orders = page(stack, "nordvik", "NV-1") + "orders/";
            assertThat(get(orders).body()).contains("NVO-1", "NVO-2");
            assertThat(send(stack, order("o-1", "NVO-1")).body()).contains("\"duplicate\"");
            send(stack, order("o-3", "NVO-3"));
            assertThat(within(PATIENCE, orders, "NVO-3")).isTrue();
        }
    }

    @Test
    void whatIsWrongIsAnsweredAsOnAws() throws Exception {
        try (EmbeddedStack stack = start()) {
            EndpointAccess endpoint = stack.running().endpoint("nordvik", "canonical");
            HttpResponse<String> unsigned = client.send(HttpRequest.newBuilder(URI.create(endpoint.url()))
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build(),
                    BodyHandlers.ofString());
            assertThat(unsigned.statusCode()).isEqualTo(401);
            assertThat(unsigned.headers().firstValue("content-type")).hasValueSatisfying(
                    type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(get(stack.running().url() + "/v1/other").statusCode()).isEqualTo(404);
            assertThat(get(stack.running().site() + "about/metrics/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aDataFolderHasOneStackAndTellsWhereItRuns() {
        Path data = folder.resolve("data");
        assertThat(DataFolder.running(data)).isEmpty();
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            assertThat(DataFolder.running(data)).hasValue(stack.running());
            assertThatThrownBy(() -> Stacks.start(folder.resolve("out2"), Optional.of(data)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another stack");
        }
        assertThat(DataFolder.running(data)).isEmpty();
    }

    @Test
    void theRootLeadsToEveryDistributorThatHasAPageAndTheReceiptToTheAccounts() throws Exception {
        try (EmbeddedStack stack = start()) {
            assertThat(get(stack.running().site()).body()).contains("No distributor has a page yet");
            HttpResponse<String> receipt = send(stack, order("root-1", "7Q-1"));
            String page = new ObjectMapper().readTree(receipt.body()).at("/events/0/page").asText();
            assertThat(stack.running().site() + page).isEqualTo(page(stack, "nordvik", "NV-1"));
            assertThat(within(PATIENCE, stack.running().site(), stack.published().path("nordvik"))).isTrue();
            assertThat(get(stack.running().site() + stack.published().path("nordvik")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theTableIsTheOwnersAloneInAFolderThatOthersMayReadToo() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            assertThat(stack.running().url()).isNotEmpty();
            assertThat(mode(data.resolve("shared-local-instance.db"))).isEqualTo("rw-------");
        }
        Files.setPosixFilePermissions(data.resolve("shared-local-instance.db"),
                PosixFilePermissions.fromString("rw-r--r--"));
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            assertThat(stack.running().url()).isNotEmpty();
            assertThat(mode(data.resolve("shared-local-instance.db"))).isEqualTo("rw-------");
        }
    }

    @Test
    void keysAndReadyFileAreTheOwnersAlone() throws Exception {
        Path data = folder.resolve("data");
        Path ready = folder.resolve("ready.json");
        try (EmbeddedStack stack = Stacks.start(folder.resolve("out"), Optional.of(data))) {
            PrivateFiles.write(ready, stack.running().ready(List.of()));
            assertThat(mode(ready)).isEqualTo("rw-------");
            assertThat(mode(data)).isEqualTo("rwx------");
            assertThat(mode(data.resolve("directory.json"))).isEqualTo("rw-------");
            assertThat(mode(data.resolve("running.json"))).isEqualTo("rw-------");
            JsonNode json = new ObjectMapper().readTree(ready.toFile());
            assertThat(json.path("url").asText()).isEqualTo(stack.running().url());
            assertThat(json.path("site").asText()).isEqualTo(stack.running().site());
            assertThat(json.has("token")).isFalse();
            assertThat(json.path("endpoints")).hasSize(4).allSatisfy(endpoint -> {
                assertThat(endpoint.path("url").asText())
                        .isEqualTo(stack.running().url() + "/v1/hooks/" + endpoint.path("endpoint").asText());
                assertThat(endpoint.path("secret").asText()).matches("whsec_[A-Za-z0-9+/]{43}=");
                assertThat(endpoint.path("sources").path(0).asText())
                        .startsWith("/" + endpoint.path("tenant").asText() + "/");
                assertThat(endpoint.path("columns").isEmpty())
                        .isEqualTo(!endpoint.path("format").asText().equals("export"));
            });
            assertThat(DataFolder.running(data)).hasValue(stack.running());
        }
    }

    @Test
    void aClosedStackLeavesNoThread() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (EmbeddedStack stack = start()) {
            send(stack, order("o-1", "NVO-1"));
            stack.settle(PATIENCE);
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Set<Thread> left = left(before);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            left = left(before);
        }
        assertThat(left).isEmpty();
    }

    private static Set<Thread> left(Set<Thread> before) {
        // The JDK's own threads serve every test of this process, whichever was first: the carriers of virtual threads, and those that it
        // keeps in a group of their own (pollers, cleaners). So do the client's.
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> !isOfTheJdk(thread) && !thread.getName().startsWith("HttpClient"))
                .collect(Collectors.toSet());
    }

    private static boolean isOfTheJdk(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null || group.getName().equals("InnocuousThreadGroup")
                || thread.getName().startsWith("ForkJoinPool") || thread.getName().startsWith("VirtualThread");
    }

    private EmbeddedStack start() {
        return Stacks.start(folder.resolve("out"), Optional.empty());
    }

    private HttpResponse<String> send(EmbeddedStack stack, CloudEvent event) throws Exception {
        return post(stack, "nordvik", "canonical", event.getId(), "application/cloudevents+json",
                new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(
            EmbeddedStack stack,
            String tenant,
            String format,
            String id,
            String type,
            String body)
            throws Exception {
        EndpointAccess endpoint = stack.running().endpoint(tenant, format);
        long now = Instant.now().getEpochSecond();
        return client.send(HttpRequest.newBuilder(URI.create(endpoint.url()))
                .header("content-type", type)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", new Webhook(endpoint.secret()).sign(id, now, body))
                .POST(BodyPublishers.ofString(body))
                .build(), BodyHandlers.ofString());
    }

    private CloudEvent order(String id, String order) {
        String data = """
                {"account":"NV-1","customer":"K1","lines":[{"sku":"AWP-STD-1Y","quantity":22}]}""";
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/nordvik/commerce"))
                .withType("order.submitted")
                .withSubject("order/" + order)
                .withTime(yesterday)
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static String page(EmbeddedStack stack, String tenant, String account) {
        return stack.running().site() + stack.published().path(tenant, account);
    }

    private boolean within(Duration patience, String url, String text) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            HttpResponse<String> page = get(url);
            if (page.statusCode() == 200 && page.body().contains(text)) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return false;
    }

    private HttpResponse<String> get(String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
