package dev.lightup.local.front;

/// A server is a function from request to response. Implementations are safe for concurrent use.
@FunctionalInterface
public interface HttpService {
    /// Answers one request; never null. What it throws is answered with 500.
    LocalResponse answer(LocalRequest request);
}
