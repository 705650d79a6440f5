package dev.lightup.site.publish;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.IntSupplier;

/// What an invocation has of its time for more work.
///
/// @param millisLeft how many milliseconds are left of it
/// @param toBegin one more unit is begun only while more than this is left, in milliseconds
/// @param toGoOn one more page of a unit is written only while more than this is left, in milliseconds
record InvocationTime(IntSupplier millisLeft, int toBegin, int toGoOn) {
    /// Nobody waits.
    static final InvocationTime UNLIMITED = new InvocationTime(() -> Integer.MAX_VALUE, 0, 0);

    /// A unit that is begun can end in so much time, as most do.
    private static final int ENOUGH = 20_000;
    /// A page that is begun can end in so much time, and whoever called can be answered.
    private static final int LAST_PAGE = 10_000;
    /// So long a batch of the stream may begin units, and so long it may write: behind it wait the events of others.
    private static final int BATCH_BEGINS = 1_000;
    private static final int BATCH_WRITES = 3_000;

    /// Of who was asked directly: all that there is.
    static InvocationTime ofRequest(Context context) {
        return new InvocationTime(context::getRemainingTimeInMillis, ENOUGH, LAST_PAGE);
    }

    /// Of a batch of the stream, from now: what does not end soon goes on by another invocation.
    static InvocationTime ofBatch(Context context) {
        int now = context.getRemainingTimeInMillis();
        return new InvocationTime(context::getRemainingTimeInMillis, Math.max(ENOUGH, now - BATCH_BEGINS),
                Math.max(LAST_PAGE, now - BATCH_WRITES));
    }

    /// Whether one more unit may be begun.
    boolean mayBegin() {
        return millisLeft.getAsInt() > toBegin;
    }

    /// Whether one more page may be written.
    boolean mayGoOn() {
        return millisLeft.getAsInt() > toGoOn;
    }
}
