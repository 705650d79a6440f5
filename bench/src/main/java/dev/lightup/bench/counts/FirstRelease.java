package dev.lightup.bench.counts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.DueUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// How an account of ten thousand customers comes to its first release where each object takes 30 ms to be put: the runs that the account's own pages
/// and each group of its customers need, and the longest invocation. A run may have to stop when its invocation's time is up; then it is counted
/// again.
final class FirstRelease {
    private static final int CUSTOMERS = 10_000;
    private static final int SEATS = 20;
    private static final int TOGETHER = 32;
    private static final int MOST_RUNS = 4;
    private static final int PATIENCE_MINUTES = 60;
    private static final Duration PUT = Duration.ofMillis(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SteppedStack stack;
    private final Map<String, Integer> runs = new HashMap<>();
    private double longest;

    private FirstRelease(SteppedStack stack) {
        this.stack = stack;
    }

    static List<BenchFigure> figures() throws IOException {
        try (var stack = SteppedStack.whole(Files.createTempDirectory("lightup-bench"),
                Instant.parse("2026-03-10T09:15:00Z"), client -> client)) {
            return new FirstRelease(stack).released(new AlikeCustomers(stack).fill(1, CUSTOMERS).first());
        }
    }

    private List<BenchFigure> released(Unit account) throws IOException {
        publish(List.of(account.text()));
        for (int minute = 0; sold(account) < (long) CUSTOMERS * SEATS; minute++) {
            if (minute == PATIENCE_MINUTES) {
                throw new IllegalStateException(
                        "not released after " + minute + " rounds: " + sold(account) + " seats");
            }
            stack.lose();
            stack.pass(MINUTE);
            List<String> due = due();
            for (int from = 0; from < due.size(); from += TOGETHER) {
                publish(due.subList(from, Math.min(due.size(), from + TOGETHER)));
            }
            if (!due.contains(account.text())) {
                // as its groups' parts wake it
                publish(List.of(account.text()));
            }
        }
        // every run that was begun, those that only tell its groups among them
        long ofAccount = stack.ledger().heads().head(account).rev();
        int groups = runs.entrySet()
                .stream()
                .filter(run -> !run.getKey().equals(account.text()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        return List.of(
                new BenchFigure("an account of %,d customers, 30 ms an object: runs until its first release"
                        .formatted(CUSTOMERS), Long.toString(ofAccount), "<= 4", ofAccount <= MOST_RUNS),
                new BenchFigure(
                        "the same: most runs of one of its %,d groups of customers"
                                .formatted(runs.keySet().stream().filter(unit -> !unit.equals(account.text())).count()),
                        Integer.toString(groups), "<= 4", groups <= MOST_RUNS),
                BenchFigure.plain("the same: the longest invocation, %d units at most".formatted(TOGETHER),
                        String.format(Locale.ROOT, "%.1f s", longest)));
    }

    private void publish(List<String> units) {
        long began = System.nanoTime();
        for (JsonNode unit : stack.publishSlowly(units, PUT)) {
            switch (unit.path("outcome").asText()) {
                case "published", "unfinished" -> runs.merge(unit.path("unit").asText(), 1, Integer::sum);
                case "later", "joined" -> {}
                default -> throw new IllegalStateException(unit.toString());
            }
        }
        longest = Math.max(longest, (System.nanoTime() - began) / 1e9);
    }

    /// The groups before the account, as the sweep has them.
    private List<String> due() {
        return IntStream.range(0, RawKey.SHARDS)
                .boxed()
                .flatMap(shard -> stack.ledger().sweeps().due(shard, stack.now()))
                .map(DueUnit::unit)
                .filter(unit -> !(unit instanceof Unit.Distributor))
                .sorted((one, other) -> one.kind().level().compareTo(other.kind().level()))
                .map(Unit::text)
                .toList();
    }

    private long sold(Unit account) throws IOException {
        Optional<byte[]> summary = stack.bucket()
                .get("d/" + AlikeCustomers.opaque("tenant", KeptDirectory.NORDVIK) + "/a/" + account.id()
                        + "/summary.json");
        return summary.isPresent() ? new ObjectMapper().readTree(summary.get()).at("/seats/sold").asLong() : 0;
    }
}
