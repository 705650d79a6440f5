package dev.lightup.functions.apply;

import dev.lightup.ledger.invoke.FunctionInvocation;
import dev.lightup.json.codec.Codec;

/// Asks the function that reads files in. Thread-safe.
public final class LambdaImports implements ImportRequests {
    private final FunctionInvocation function;

    public LambdaImports(FunctionInvocation function) {
        this.function = function;
    }

    /// What the function is sent.
    ///
    /// @param tenant whose files
    public record Wanted(String tenant) {}

    @Override
    public void run(String tenant) {
        function.invoke(Codec.write(new Wanted(tenant)));
    }
}
