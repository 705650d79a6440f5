package dev.lightup.local.cli;

import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.stack.Sender;
import dev.lightup.local.stack.Stack;
import dev.lightup.local.stack.StackOptions;
import dev.lightup.local.story.Story;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/// Where a stack runs and publishes.
final class Place {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<String> DISTRIBUTORS = List.of("nordvik", "meridian", "sakura");
    private static final List<String> SEATS = List.of("account", "accountName", "customer", "customerName", "sku",
            "subscription", "sold", "assigned", "active", "workload", "windowDays", "status", "termEnd");
    private static final List<String> ORDERS = List.of("account", "accountName", "customer", "customerName", "order",
            "sku", "subscription", "quantity", "status", "submitted", "reason");

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "The port on 127.0.0.1; a free one by default.")
    private int port;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "out", description = "The published directory (${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    /// Starts a stack there.
    ///
    /// @throws Failure when it cannot start, in one sentence
    Stack start(Optional<Path> data, Console console) {
        try {
            return Stack.start(new StackOptions(port, out, data, senders(), InstantSource.system(), MINUTE,
                    FunctionLog.to(console.err())));
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new Failure(Exit.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    /// Waits for Ctrl-C, or the end of the process by any other signal, and then closes the stack.
    void untilStopped(Stack stack) throws InterruptedException {
        var never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stack::close));
        never.await();
    }

    private static List<Sender> senders() {
        var senders = new ArrayList<Sender>();
        DISTRIBUTORS.forEach(tenant -> senders.add(Sender.canonical(tenant)));
        for (String tenant : DISTRIBUTORS) {
            List<Sender.Columns> columns = Story.columns(tenant)
                    .stream()
                    .map(own -> new Sender.Columns(own.version(), own.feed(), own.asOf(), Optional.of(own.dates()),
                            own.map()))
                    .toList();
            senders.add(Sender.export(tenant, columns.isEmpty() ? plain() : columns));
        }
        senders.add(Sender.canonical("operator"));
        return senders;
    }

    /// Files whose headers are the names of our own fields.
    private static List<Sender.Columns> plain() {
        return List.of(new Sender.Columns(1, "seats", "asOf", Optional.empty(), same(SEATS)),
                new Sender.Columns(2, "orders", "asOf", Optional.empty(), same(ORDERS)));
    }

    private static Map<String, String> same(List<String> names) {
        var map = new LinkedHashMap<String, String>();
        names.forEach(name -> map.put(name, name));
        return map;
    }
}
