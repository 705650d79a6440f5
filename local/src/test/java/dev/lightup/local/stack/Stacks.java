package dev.lightup.local.stack;

import dev.lightup.local.folder.SeedEndpoint;
import dev.lightup.local.invoke.FunctionLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stacks for tests.
public final class Stacks {
    private static final Map<String, String> SEATS = Map.of("account", "Reseller", "customer", "Customer", "sku",
            "Article", "sold", "Seats", "assigned", "Assigned", "active", "In use", "subscription", "Subscription",
            "status", "Status");

    private Stacks() {}

    /// A stack on a free port whose clock hardly ever ticks.
    public static EmbeddedStack start(Path out, Optional<Path> data) {
        return EmbeddedStack.start(options(out, data));
    }

    /// What such a stack is started with.
    public static StackOptions options(Path out, Optional<Path> data) {
        return new StackOptions(0, new StackOptions.Places(out, data,
                List.of(SeedEndpoint.canonical("nordvik"), SeedEndpoint.canonical("meridian"),
                        SeedEndpoint.export("meridian",
                                List.of(new SeedEndpoint.Columns(1, "seats", "Report date", Optional.empty(), SEATS))),
                        SeedEndpoint.canonical("operator"))),
                InstantSource.system(), Duration.ofHours(1), FunctionLog.to(System.err));
    }
}
