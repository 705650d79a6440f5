package dev.lightup.bench.counts;

import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.site.unit.AccountUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.IntStream;

/// What one event reads on its way to the pages that show it, as the database counts it: Receive and Apply, the account's run, and the run of the
/// distributor's home a minute later. A read unit is 4 KB read strongly consistent.
final class EventReads {
    private static final List<Integer> CUSTOMERS = List.of(10, 200, 500, 2_000, 20_000);
    private static final List<Integer> ACCOUNTS = List.of(10, 200, 1_000);
    private static final double BUDGET = 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private EventReads() {}

    static List<BenchFigure> figures() throws IOException {
        var figures = new ArrayList<BenchFigure>();
        for (int customers : CUSTOMERS) {
            double[] read = read(1, customers);
            figures.add(figure("one event at an account of %,d customers: read units of Receive and Apply"
                    .formatted(customers), read[0]));
            figures.add(figure("the same: read units of the pages that show it at once", read[1]));
            if (customers > AccountUnit.IN_ONE_RUN) {
                figures.add(
                        new BenchFigure("the same: read units of the account's own pages, made once a minute at most",
                                String.format(Locale.ROOT, "%,.1f", read[3]), "counted by the render", true));
            }
        }
        for (int accounts : ACCOUNTS) {
            double[] read = read(accounts, 1);
            figures.add(figure(
                    "one event at a distributor of %,d accounts: read units of its home, made once a minute at most"
                            .formatted(accounts),
                    read[2]));
        }
        return figures;
    }

    private static BenchFigure figure(String what, double units) {
        return new BenchFigure(what, String.format(Locale.ROOT, "%,.1f", units), "<= 60", units <= BUDGET);
    }

    /// Units of receiving and applying, of the run of the account or of the customer's group, of the home's, and of the account where that is
    /// another run.
    private static double[] read(int accounts, int customers) throws IOException {
        var units = new CapacityUnits();
        try (var stack = SteppedStack.whole(Files.createTempDirectory("lightup-bench"),
                Instant.parse("2026-03-10T09:15:00Z"), units::between)) {
            var sender = new KeptSender(stack, KeptDirectory.NORDVIK);
            SortedSet<Unit> filled = new AlikeCustomers(stack).fill(accounts, customers);
            stack.publish(filled.stream().map(Unit::text).toList());
            rest(stack);
            stack.pass(MINUTE);
            StateItem shown = state(stack);
            Unit account = shown.units().first();
            Unit first = stack.ledger().heads().head(account).isInLevels() ? shown.members().first() : account;
            double before = units.read();
            sender.say("more", "subscription.quantity_changed", "subscription/S-0-0",
                    "{\"account\":\"NV-0\",\"quantity\":21}");
            stack.apply();
            double applied = units.read();
            // by name: the stream would have the home made in the same call
            stack.publish(List.of(first.text()));
            double published = units.read();
            stack.pass(MINUTE);
            stack.publish(List.of(KeptDirectory.NORDVIK + "|d"));
            double home = units.read();
            stack.publish(List.of(account.text()));
            return new double[]{applied - before, published - applied, home - published, units.read() - home};
        }
    }

    private static StateItem state(SteppedStack stack) {
        return stack.ledger()
                .subjects()
                .state(KeptDirectory.NORDVIK, new Subject(Subject.Kind.SUBSCRIPTION, "S-0-0"))
                .orElseThrow();
    }

    /// Until all pages are made: what a run leaves due the sweep drives.
    private static void rest(SteppedStack stack) {
        IntStream.range(0, 20).forEach(_ -> {
            stack.publish();
            stack.pass(MINUTE);
            stack.sweep();
        });
        stack.publish();
    }
}
