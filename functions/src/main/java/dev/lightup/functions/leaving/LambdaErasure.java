package dev.lightup.functions.leaving;

import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.invoke.FunctionInvocation;

/// Has the publishing function erase pages: no other may write the site. Thread-safe.
public final class LambdaErasure implements PageErasure {
    private final FunctionInvocation function;

    public LambdaErasure(FunctionInvocation function) {
        this.function = function;
    }

    /// What the publishing function is sent.
    ///
    /// @param erase whose pages
    public record Wanted(String erase) {}

    @Override
    public Erased erase(String tenant) {
        return Codec.read(Erased.class, function.ask(Codec.write(new Wanted(tenant))));
    }
}
