package dev.lightup.bench.counts;

import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.StreamImages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A unit whose publishing is killed a thousand times, each time when the run before it is long dead: how large its head grows.
final class DeadRuns {
    private static final int RUNS = 1_000;
    private static final Duration BETWEEN = Duration.ofMinutes(20);
    private static final int BUDGET = 2 * 1024;

    private DeadRuns() {}

    static BenchFigure figure(Path site) {
        try (var stack = new SteppedStack(site, Instant.parse("2026-03-10T09:15:00Z"))) {
            new KeptSender(stack, KeptDirectory.NORDVIK).say("o-1", "order.submitted", "order/O-1",
                    "{\"account\":\"NV-1\",\"customer\":\"C-1\",\"lines\":[{\"sku\":\"AWP\",\"quantity\":40}]}");
            stack.apply();
            List<String> unit = List.of(stack.ledger()
                    .subjects()
                    .state(KeptDirectory.NORDVIK, new Subject(Subject.Kind.ORDER, "O-1"))
                    .orElseThrow()
                    .units()
                    .first()
                    .toString());
            int largest = 0;
            for (int run = 0; run < RUNS; run++) {
                stack.publishAndDie(unit, 0);
                stack.pass(BETWEEN);
                largest = Math.max(largest, headBytes(stack));
            }
            return new BenchFigure("1,000 failed runs of a unit: bytes of its head", "%,d".formatted(largest),
                    "<= 2,048",
                    largest <= BUDGET);
        }
    }

    private static int headBytes(SteppedStack stack) {
        return stack.items()
                .filter(item -> StreamImages.kind(item).filter("head"::equals).isPresent())
                .mapToInt(DeadRuns::bytes)
                .max()
                .orElseThrow();
    }

    /// How many bytes DynamoDB counts for an item (developer guide, "Item sizes and formats"): names and values, a number's digits in pairs.
    private static int bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream().mapToInt(each -> each.getKey().length() + bytes(each.getValue())).sum();
    }

    private static int bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
            case N -> value.n().length() / 2 + 2;
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case SS, NS, BS, L, M, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("a head has no collections");
        };
    }
}
