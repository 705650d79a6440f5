package dev.lightup.bench.counts;

import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.KeptSender.Said;
import dev.lightup.bench.stepped.SteppedStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// A sender that has said for a week, every half minute, that it is alive: what one more event of it reads.
final class LongHeard {
    private static final int HEARTBEATS = 20_000;
    private static final int TOGETHER = 100;
    private static final Duration BETWEEN = Duration.ofDays(7).dividedBy(HEARTBEATS);
    private static final double BUDGET = 10;

    private LongHeard() {}

    static BenchFigure figure(Path site) {
        var units = new CapacityUnits();
        try (var stack = new SteppedStack(site, Instant.parse("2026-03-10T09:15:00Z"), units::between)) {
            var sender = new KeptSender(stack, KeptDirectory.NORDVIK);
            for (int from = 0; from < HEARTBEATS; from += TOGETHER) {
                Instant begin = stack.now();
                stack.pass(BETWEEN.multipliedBy(TOGETHER));
                List<Said> said = IntStream.range(from, from + TOGETHER)
                        .mapToObj(n -> heartbeat(n, begin.plus(BETWEEN.multipliedBy(n % TOGETHER))))
                        .toList();
                sender.sayAll("heartbeats-" + from, said);
                stack.apply();
            }
            stack.pass(BETWEEN);
            double before = units.read();
            sender.say(heartbeat(HEARTBEATS, stack.now()));
            stack.apply();
            double one = units.read() - before;
            return new BenchFigure("one more event after 20,000 heartbeats of a week: read units",
                    String.format(Locale.ROOT, "%.1f", one), "<= 10", one <= BUDGET);
        }
    }

    private static Said heartbeat(int n, Instant at) {
        return new Said("h-" + n, "system.heartbeat", Optional.empty(), at, Optional.empty(), "{}");
    }
}
