package dev.lightup.local.invoke;

import dev.lightup.senders.http.ByteString;

/// How an invocation ended.
public sealed interface InvocationOutcome {
    /// The function returned.
    ///
    /// @param payload the bytes that it wrote
    record Answered(ByteString payload) implements InvocationOutcome {}

    /// The function threw, or ran out of time; AWS would set `X-Amz-Function-Error: Unhandled`.
    ///
    /// @param type the exception's class name, or `Sandbox.Timedout`
    /// @param message what it said
    record Failed(String type, String message) implements InvocationOutcome {
        /// The type of a failure by time.
        public static final String TIMED_OUT = "Sandbox.Timedout";

        /// Whether the function ran out of time.
        public boolean isTimeout() {
            return type.equals(TIMED_OUT);
        }
    }
}
