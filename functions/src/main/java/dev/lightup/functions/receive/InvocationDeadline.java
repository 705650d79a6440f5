package dev.lightup.functions.receive;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.IntSupplier;

/// How much time an invocation has left.
///
/// @param remainingMillis milliseconds until it is ended from outside
public record InvocationDeadline(IntSupplier remainingMillis) {
    private static final int LAST_WRITE = 2_000;

    /// The deadline of an invocation.
    public static InvocationDeadline of(Context context) {
        return new InvocationDeadline(context::getRemainingTimeInMillis);
    }

    /// Whether another write may not end in time any more.
    boolean isNear() {
        return remainingMillis.getAsInt() < LAST_WRITE;
    }
}
