package dev.lightup.local.front;

/// A server is a function from request to response. Implementations are safe for concurrent use.
@FunctionalInterface
public interface Service {
    /// Answers one request; never null. What it throws is answered with 500.
    Response answer(Request request);
}
