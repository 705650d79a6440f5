package dev.lightup.functions.byhand;

/// How a file is handed in. Implementations are thread-safe.
@FunctionalInterface
public interface HandInPost {
    /// Where nobody hands anything in.
    HandInPost NONE = _ -> {
        throw new IllegalStateException("nobody hands files in here");
    };

    /// Asks and waits for the answer.
    ///
    /// @throws RuntimeException when nobody answers
    HandInAnswer ask(HandInRequest request);
}
