package dev.lightup.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.ResidentMemory;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.cli.send.WebhookClient;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/// One distributor posts a file of many rows; until each of its accounts shows all of them, another one posts an order every other second
/// and looks for it on its page. Times depend on the machine and are printed, never asserted.
public final class FileFlood {
    private static final int ROWS = 4_000;
    private static final int ACCOUNTS = 40;
    private static final int SEATS = 5;
    private static final long EVERY = 2_000;
    private static final long LOOK = 100;
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
            post(stack.endpoint("nordvik", "export"), "text/csv", file());
            double answered = secondsSince(began);
            var orders = new Orders(stack);
            double whole = orders.until(() -> sold(stack.site()) == (long) ROWS * SEATS, began);
            return figures(answered, whole, orders, ResidentMemory.peak(stack.pid()));
        } finally {
            client.close();
        }
    }

    private static List<BenchFigure> figures(double answered, double whole, Orders orders, OptionalLong peak) {
        double last = percentile(orders.toPage, 99);
        return List.of(
                BenchFigure.plain("load: a file of %,d rows about %d accounts, answered".formatted(ROWS, ACCOUNTS),
                        seconds(answered)),
                new BenchFigure("load: all of it on its accounts' pages", seconds(whole), "<= 60 s",
                        whole <= WHOLE_SECONDS),
                BenchFigure.plain("load: another distributor's order meanwhile, to the answer (p50, p99)",
                        seconds(percentile(orders.toAnswer, 50)) + ", " + seconds(percentile(orders.toAnswer, 99))),
                new BenchFigure("load: to its page (p50, p99 of %d)".formatted(orders.toPage.size()),
                        seconds(percentile(orders.toPage, 50)) + ", " + seconds(last), "<= 5 s",
                        last <= OTHERS_SECONDS),
                BenchFigure.plain("load: most memory resident",
                        peak.isPresent() ? peak.getAsLong() + " MiB" : "not told by this system"));
    }

    private void post(EndpointAccess endpoint, String type, String body) throws IOException {
        HttpResponse<String> answer = client.send(endpoint.url(), endpoint.secret(), "msg_" + UUID.randomUUID(), type,
                ByteString.utf8(body));
        if (answer.statusCode() != 202
                || !json.readTree(answer.body()).at("/events/0/status").asText().equals("accepted")) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static String file() {
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
        return rows.toString();
    }

    /// The seats that all accounts' pages show together.
    private long sold(Path site) throws IOException {
        long sold = 0;
        for (Path file : files(site).filter(path -> path.endsWith("summary.json")).toList()) {
            if (file.toString().contains("/a/")) {
                sold += json.readTree(Files.readAllBytes(file)).at("/seats/sold").asLong();
            }
        }
        return sold;
    }

    /// Files below a folder; those that are put there meanwhile may be among them.
    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.find(folder, 9, (_, attributes) -> attributes.isRegularFile())) {
            return all.toList().stream();
        } catch (NoSuchFileException | java.io.UncheckedIOException _) {
            // a file that was just renamed; the next look finds it
            return Stream.empty();
        }
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f s", value);
    }

    /// The smallest of the values that so many in a hundred do not exceed.
    private static double percentile(List<Double> values, int percent) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }

    private interface Question {
        boolean isSo() throws IOException;
    }

    /// The other distributor's orders.
    private final class Orders {
        private final DevStack stack;
        private final List<Double> toAnswer = new ArrayList<>();
        private final List<Double> toPage = new ArrayList<>();
        private final Map<String, Long> open = new LinkedHashMap<>();
        private int number;

        Orders(DevStack stack) {
            this.stack = stack;
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
            long posted = System.nanoTime();
            while (after == 0 || !open.isEmpty()) {
                if (secondsSince(began) * 1000 > LONGEST) {
                    throw new IllegalStateException("not so after " + seconds(secondsSince(began)));
                }
                if (after == 0 && asked.isSo()) {
                    after = secondsSince(began);
                }
                if (after == 0 && secondsSince(posted) * 1000 > EVERY) {
                    posted = System.nanoTime();
                    post();
                }
                look();
                Thread.sleep(LOOK);
            }
            return after;
        }

        private void post() throws IOException {
            String order = "MX-" + UUID.randomUUID().toString().substring(0, 8) + "-" + number++;
            long began = System.nanoTime();
            FileFlood.this.post(stack.endpoint("meridian", "canonical"), "application/cloudevents+json",
                    """
                            {"specversion":"1.0","id":"%s","source":"/meridian/bench","type":"order.submitted","subject":"order/%s",\
                            "time":"%s","data":{"account":"MC-1","customer":"MK-1","lines":[{"sku":"SKU-1","quantity":5}]}}"""
                            .formatted(order, order, Instant.now()));
            toAnswer.add(secondsSince(began));
            open.put(order, began);
        }

        private void look() throws IOException {
            List<String> pages = new ArrayList<>();
            for (Path file : files(stack.site()).filter(path -> path.endsWith("orders/index.json")).toList()) {
                pages.add(Files.readString(file));
            }
            open.entrySet().removeIf(order -> {
                boolean there = pages.stream().anyMatch(page -> page.contains(order.getKey()));
                if (there) {
                    toPage.add(secondsSince(order.getValue()));
                }
                return there;
            });
        }
    }
}
