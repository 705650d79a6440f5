package dev.lightup.functions.sweep;

import dev.lightup.functions.invoke.FunctionInvocation;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.key.Unit;
import java.util.List;

/// Asks the publishing function, some units at a call. Thread-safe.
final class LambdaPublishing implements PublishRequests {
    /// So many units are published by one invocation.
    private static final int TOGETHER = 25;

    private final FunctionInvocation function;

    LambdaPublishing(FunctionInvocation function) {
        this.function = function;
    }

    /// What the publishing function is sent.
    record Wanted(List<String> units) {}

    @Override
    public void run(List<Unit> units) {
        for (int from = 0; from < units.size(); from += TOGETHER) {
            List<Unit> some = units.subList(from, Math.min(units.size(), from + TOGETHER));
            function.invoke(Codec.write(new Wanted(some.stream().map(Unit::toString).toList())));
        }
    }
}
