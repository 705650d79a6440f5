package dev.lightup.bench.counts;

import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.SteppedStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// A thousand events of one subject within a quarter of an hour, each received and applied by itself, with a sweep each minute, until the
/// sweeps have nothing left of them. What their pages cost depends on how often they are made and is not in it.
final class BusySubject {
    private static final int EVENTS = 1_000;
    private static final Duration BETWEEN = Duration.ofMinutes(15).dividedBy(EVENTS);
    private static final Duration SWEPT = Duration.ofMinutes(1);
    private static final int SWEEPS_AFTER = 17;
    private static final double BUDGET = 4.5;

    private BusySubject() {}

    static BenchFigure figure(Path site) {
        var units = new CapacityUnits();
        try (var stack = new SteppedStack(site, Instant.parse("2026-03-10T09:15:00Z"), units::between)) {
            var sender = new KeptSender(stack, KeptDirectory.NORDVIK);
            seats(sender, 0);
            stack.settle();
            double before = units.written();
            Instant swept = stack.now();
            for (int n = 1; n <= EVENTS; n++) {
                stack.pass(BETWEEN);
                seats(sender, n);
                stack.apply();
                if (!stack.now().isBefore(swept.plus(SWEPT))) {
                    swept = stack.now();
                    stack.publish();
                    stack.sweep();
                }
            }
            for (int i = 0; i < SWEEPS_AFTER; i++) {
                stack.pass(SWEPT);
                stack.publish();
                stack.sweep();
            }
            double each = (units.written() - before) / EVENTS;
            return new BenchFigure("1,000 events of one subject in 15 minutes: write units an event, sweeps included",
                    String.format(Locale.ROOT, "%.2f", each), "<= 4.5", each <= BUDGET);
        }
    }

    private static void seats(KeptSender sender, int n) {
        sender.say("b-" + n, "subscription.quantity_changed", "subscription/B-1",
                "{\"account\":\"NV-1\",\"quantity\":" + n + "}");
    }
}
