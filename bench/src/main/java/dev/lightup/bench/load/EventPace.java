package dev.lightup.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.ResidentMemory;
import dev.lightup.local.cli.send.WebhookClient;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Events one by one, at a pace: a thousand within ten seconds, then a hundred a second for ten minutes. Most of them change the seats of one
/// of two thousand subscriptions; every twentieth is a new order, which is looked for on its page. In the end each account must show the seats that were
/// said last. Times depend on the machine and are printed, never asserted.
public final class EventPace {
    private static final int ACCEPTED = 202;
    private static final int A_SECOND = 100;
    private static final int BURST = 1_000;
    private static final int SUBSCRIPTIONS = 2_000;
    private static final int ACCOUNTS = 40;
    private static final int ORDER_EVERY = 20;
    private static final int SENDERS = 32;
    private static final int MOST_SEATS = 90;
    private static final long LOOK = 200;
    private static final Duration STEADY = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String TENANT = "nordvik";

    private final Path home;
    private final ObjectMapper json = new ObjectMapper();
    private final WebhookClient client = new WebhookClient(Clock.systemUTC());
    private final long[] seats = new long[SUBSCRIPTIONS];

    /// @param home the folder of the launcher
    public EventPace(Path home) {
        this.home = home;
    }

    /// Measures once.
    ///
    /// @throws IllegalStateException when something is not answered with 202, or not found again
    public List<BenchFigure> figures() throws IOException, InterruptedException {
        try (var stack = DevStack.start(home)) {
            begin(stack);
            var figures = new ArrayList<BenchFigure>();
            figures.addAll(figures("%,d events in 10 s".formatted(BURST), run(stack, BURST, Duration.ofSeconds(10))));
            int steady = Math.toIntExact(A_SECOND * STEADY.toSeconds());
            figures.addAll(figures("%d events a second for %d minutes".formatted(A_SECOND, STEADY.toMinutes()),
                    run(stack, steady, STEADY)));
            OptionalLong peak = ResidentMemory.peak(stack.pid());
            figures.add(BenchFigure.plain("pace: most memory resident",
                    peak.isPresent() ? peak.getAsLong() + " MiB" : "not told by this system"));
            return figures;
        } finally {
            client.close();
        }
    }

    /// What one round told.
    ///
    /// @param posting how long it was posted
    /// @param last after how many seconds from the last answer every account showed everything
    private record Round(List<Double> answers, List<Double> pages, double posting, double last) {}

    private static List<BenchFigure> figures(String what, Round round) {
        return List.of(
                BenchFigure.plain("pace: %s, posted in; to the answer (p50, p99)".formatted(what),
                        ElapsedSeconds.text(round.posting()) + "; "
                                + ElapsedSeconds.millis(ElapsedSeconds.percentile(round.answers(), 50))
                                + ", " + ElapsedSeconds.millis(ElapsedSeconds.percentile(round.answers(), 99))),
                BenchFigure.plain("pace: to its page (p50, p99 of %,d orders)".formatted(round.pages().size()),
                        ElapsedSeconds.text(ElapsedSeconds.percentile(round.pages(), 50)) + ", "
                                + ElapsedSeconds.text(ElapsedSeconds.percentile(round.pages(), 99))),
                BenchFigure.plain("pace: all of it on its pages, after the last answer",
                        ElapsedSeconds.text(round.last())));
    }

    /// All subscriptions, active.
    private void begin(DevStack stack) throws IOException, InterruptedException {
        EndpointAccess endpoint = stack.endpoint(TENANT, "canonical");
        for (int number = 0; number < SUBSCRIPTIONS; number++) {
            post(endpoint, "created-" + number, created(number, "created-" + number));
            post(endpoint, "activated-" + number,
                    event("activated-" + number, "subscription.activated", number,
                            "{\"account\":\"%s\"}".formatted(account(number))));
        }
        found(stack.site(), new PostedOrders(stack.site()));
    }

    /// Posts so many, evenly within that time, and waits until all of it is on pages.
    private Round run(DevStack stack, int events, Duration within) throws IOException, InterruptedException {
        EndpointAccess endpoint = stack.endpoint(TENANT, "canonical");
        var orders = new PostedOrders(stack.site());
        var answers = new ConcurrentLinkedQueue<Double>();
        long began = System.nanoTime();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> posts = new ArrayList<>();
            long nextLook = began;
            for (int i = 0; i < events; i++) {
                long at = began + within.toNanos() / events * i;
                for (long now = System.nanoTime(); now < at; now = System.nanoTime()) {
                    if (now > nextLook) {
                        orders.look();
                        nextLook = now + Duration.ofMillis(LOOK).toNanos();
                    } else {
                        Thread.sleep(Math.min(LOOK, Math.max(1, Duration.ofNanos(at - now).toMillis())));
                    }
                }
                int number = i;
                posts.add(senders.submit(() -> post(endpoint, number, orders, answers)));
            }
            for (Future<?> post : posts) {
                post.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an event was not taken", e);
        }
        double posting = ElapsedSeconds.secondsSince(began);
        long answered = System.nanoTime();
        found(stack.site(), orders);
        return new Round(List.copyOf(answers), orders.toPage(), posting, ElapsedSeconds.secondsSince(answered));
    }

    /// Waits until every order is on its page, and every seat.
    private void found(Path site, PostedOrders orders) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (!orders.allThere() || sold(site) != sum()) {
            if (ElapsedSeconds.secondsSince(began) > PATIENCE.toSeconds()) {
                throw new IllegalStateException("not all found again: " + sold(site) + " of " + sum() + " seats");
            }
            orders.look();
            Thread.sleep(LOOK);
        }
    }

    private void post(EndpointAccess endpoint, int number, PostedOrders orders, Collection<Double> answers) {
        String id = "P-" + UUID.randomUUID();
        long began = System.nanoTime();
        if (number % ORDER_EVERY == 0) {
            int order = number / ORDER_EVERY;
            orders.begin(id);
            post(endpoint, id, PostedOrders.event(TENANT, id, account(order), customer(order % ACCOUNTS)));
        } else {
            post(endpoint, id, changed(number, id));
        }
        answers.add(ElapsedSeconds.secondsSince(began));
    }

    private void post(EndpointAccess endpoint, String id, String body) {
        HttpResponse<String> answer = client.send(endpoint.url(), endpoint.secret(), id, PostedOrders.MEDIA,
                ByteString.utf8(body));
        if (answer.statusCode() != ACCEPTED) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private String created(int number, String id) {
        seats[number] = 10;
        return event(id, "subscription.created", number,
                "{\"sku\":\"SKU-1\",\"quantity\":10,\"account\":\"%s\",\"customer\":\"%s\"}"
                        .formatted(account(number), customer(number)));
    }

    /// Each subscription in its turn: whoever is slow is not overtaken by the next word about the same one.
    private String changed(int number, String id) {
        int subscription = number % SUBSCRIPTIONS;
        long next = seats[subscription] % MOST_SEATS + 1;
        seats[subscription] = next;
        return event(id, "subscription.quantity_changed", subscription,
                "{\"quantity\":%d,\"account\":\"%s\"}".formatted(next, account(subscription)));
    }

    private static String event(String id, String type, int subscription, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"/%s/bench","type":"%s","subject":"subscription/S-%d","time":"%s","data":%s}"""
                .formatted(id, TENANT, type, subscription, Instant.now(), data);
    }

    private static String account(int number) {
        return "PC-" + number % ACCOUNTS;
    }

    private static String customer(int number) {
        return "PK-" + number;
    }

    private long sum() {
        long sum = 0;
        for (long one : seats) {
            sum += one;
        }
        return sum;
    }

    private long sold(Path site) throws IOException {
        long sold = 0;
        for (Path summary : PublishedAccounts.files(site, "summary.json")) {
            sold += json.readTree(summary.toFile()).at("/seats/sold").asLong();
        }
        return sold;
    }
}
