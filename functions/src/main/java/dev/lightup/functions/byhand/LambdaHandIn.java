package dev.lightup.functions.byhand;

import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.invoke.FunctionInvocation;

/// Hands files to the function that stores them. Thread-safe.
public final class LambdaHandIn implements HandInPost {
    private final FunctionInvocation function;

    public LambdaHandIn(FunctionInvocation function) {
        this.function = function;
    }

    @Override
    public HandInAnswer ask(HandInRequest request) {
        return Codec.read(HandInAnswer.class, function.ask(Codec.write(request)));
    }
}
