package dev.lightup.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.ResidentMemory;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.cli.send.PostBody;
import dev.lightup.local.cli.send.WebhookClient;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/// One distributor uploads a file of many rows; until each of its accounts shows all of them, another one posts an order every other second
/// and looks for it on its page. Times depend on the machine and are printed, never asserted.
public final class FileFlood {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int ROWS = 10_000;
    private static final int ACCOUNTS = 100;
    private static final int SEATS = 5;
    private static final long EVERY = 2_000;
    private static final long LOOK = 200;
    private static final long LONGEST = 900_000;
    private static final double WHOLE_SECONDS = 60;
    private static final double OTHERS_SECONDS = 5;

    private final Path home;
    private final ObjectMapper json = new ObjectMapper();
    private final WebhookClient client = new WebhookClient(Clock.systemUTC());

    /// @param home the folder of the launcher
    public FileFlood(Path home) {
        this.home = home;
    }

    /// Measures once.
    ///
    /// @throws IllegalStateException when something is not answered with 202
    public List<BenchFigure> figures() throws IOException, InterruptedException {
        try (var stack = DevStack.start(home)) {
            // the first event of a process starts half of it
            new Orders(stack).quiet();
            long began = System.nanoTime();
            upload(stack.endpoint("nordvik", "export"), file());
            double answered = ElapsedSeconds.secondsSince(began);
            var orders = new Orders(stack);
            double whole = orders.until(() -> sold(stack.site()) == (long) ROWS * SEATS, began);
            return figures(answered, whole, orders, ResidentMemory.peak(stack.pid()));
        } finally {
            client.close();
        }
    }

    private static List<BenchFigure> figures(double answered, double whole, Orders orders, OptionalLong peak) {
        double last = ElapsedSeconds.percentile(orders.posted.toPage(), 99);
        return List.of(
                BenchFigure.plain("load: a file of %,d rows about %d accounts, uploaded".formatted(ROWS, ACCOUNTS),
                        ElapsedSeconds.text(answered)),
                new BenchFigure("load: all of it on its accounts' pages", ElapsedSeconds.text(whole), "<= 60 s",
                        whole <= WHOLE_SECONDS),
                BenchFigure.plain("load: another distributor's order meanwhile, to the answer (p50, p99)",
                        ElapsedSeconds.text(ElapsedSeconds.percentile(orders.posted.toAnswer(), 50)) + ", "
                                + ElapsedSeconds.text(ElapsedSeconds.percentile(orders.posted.toAnswer(), 99))),
                new BenchFigure("load: to its page (p50, p99 of %d)".formatted(orders.posted.toPage().size()),
                        ElapsedSeconds.text(ElapsedSeconds.percentile(orders.posted.toPage(), 50)) + ", "
                                + ElapsedSeconds.text(last),
                        "<= 5 s",
                        last <= OTHERS_SECONDS),
                BenchFigure.plain("load: most memory resident",
                        peak.isPresent() ? peak.getAsLong() + " MiB" : "not told by this system"));
    }

    private void post(EndpointAccess endpoint, String type, String body) throws IOException {
        HttpResponse<String> answer = client.send(endpoint.url(), endpoint.secret(), "msg_" + UUID.randomUUID(), type,
                ByteString.utf8(body));
        if (answer.statusCode() != ACCEPTED
                || !json.readTree(answer.body()).at("/events/0/status").asText().equals("accepted")) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /// Announces a file that is too large to be posted, and puts it where the answer says.
    private void upload(EndpointAccess endpoint, Path file) throws IOException {
        PostBody begin = PostBody.read(file, Clock.systemUTC());
        HttpResponse<String> announced = client.send(endpoint.url(), endpoint.secret(), begin.id(), begin.contentType(),
                begin.body());
        JsonNode upload = json.readTree(announced.body()).path("upload");
        var headers = new LinkedHashMap<String, String>();
        upload.path("headers").properties().forEach(one -> headers.put(one.getKey(), one.getValue().asText()));
        HttpResponse<String> answer = client.put(URI.create(upload.path("url").asText()), headers, file);
        if (announced.statusCode() != ACCEPTED || answer.statusCode() != OK) {
            throw new IllegalStateException(announced.body() + " " + answer.statusCode() + " " + answer.body());
        }
    }

    private static Path file() throws IOException {
        var rows = new StringBuilder("asOf,account,customer,sku,sold,assigned,active,windowDays\n");
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        for (int row = 0; row < ROWS; row++) {
            rows.append(yesterday)
                    .append(",A-")
                    .append(row % ACCOUNTS)
                    .append(",C-")
                    .append(row)
                    .append(",SKU-1,")
                    .append(SEATS)
                    .append(",4,3,28\n");
        }
        return Files.writeString(Files.createTempFile("lightup-bench", ".csv"), rows);
    }

    /// The seats that all accounts' pages show together.
    private long sold(Path site) throws IOException {
        long sold = 0;
        for (Path summary : PublishedAccounts.files(site, "summary.json")) {
            sold += json.readTree(Files.readAllBytes(summary)).at("/seats/sold").asLong();
        }
        return sold;
    }

    private interface Question {
        boolean isSo() throws IOException;
    }

    /// The other distributor's orders.
    private final class Orders {
        private final DevStack stack;
        private final PostedOrders posted;
        private int number;

        Orders(DevStack stack) {
            this.stack = stack;
            this.posted = new PostedOrders(stack.site());
        }

        /// One order, to its page.
        void quiet() throws IOException, InterruptedException {
            post();
            until(() -> true, System.nanoTime());
        }

        /// Posts and looks until something is so and all orders are on their page.
        ///
        /// @return after how many seconds it was so
        double until(Question asked, long began) throws IOException, InterruptedException {
            double after = 0;
            long last = System.nanoTime();
            while (after == 0 || !posted.allThere()) {
                if (ElapsedSeconds.secondsSince(began) * 1000 > LONGEST) {
                    throw new IllegalStateException(
                            "not so after " + ElapsedSeconds.text(ElapsedSeconds.secondsSince(began)));
                }
                if (after == 0 && asked.isSo()) {
                    after = ElapsedSeconds.secondsSince(began);
                }
                if (after == 0 && ElapsedSeconds.secondsSince(last) * 1000 > EVERY) {
                    last = System.nanoTime();
                    post();
                }
                posted.look();
                Thread.sleep(LOOK);
            }
            return after;
        }

        private void post() throws IOException {
            String order = "MX-" + UUID.randomUUID().toString().substring(0, 8) + "-" + number++;
            posted.begin(order);
            FileFlood.this.post(stack.endpoint("meridian", "canonical"), PostedOrders.MEDIA,
                    PostedOrders.event("meridian", order, "MC-1", "MK-1"));
            posted.answered(order);
        }
    }
}
