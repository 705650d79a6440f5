package dev.lightup.ledger.invoke;

import dev.lightup.ledger.invoke.FunctionInvocation;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.key.Unit;
import java.util.List;

/// Asks the publishing function, some units at a call. Thread-safe.
public final class LambdaPublishing implements PublishRequests {
    /// So many units are published by one invocation.
    private static final int TOGETHER = 25;

    private final FunctionInvocation function;

    public LambdaPublishing(FunctionInvocation function) {
        this.function = function;
    }

    /// What the publishing function is sent.
    ///
    /// @param inLane that nobody waits for the answer: as much at a time as a tenant has lanes
    record Wanted(List<String> units, boolean inLane) {}

    @Override
    public void run(List<Unit> units) {
        for (int from = 0; from < units.size(); from += TOGETHER) {
            List<Unit> some = units.subList(from, Math.min(units.size(), from + TOGETHER));
            function.invoke(Codec.write(new Wanted(some.stream().map(Unit::toString).toList(), true)));
        }
    }
}
