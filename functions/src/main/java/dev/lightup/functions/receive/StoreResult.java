package dev.lightup.functions.receive;

import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.http.ProblemType;
import java.util.Optional;

/// What became of one event.
public sealed interface StoreResult {
    /// Its identity was taken by other content.
    ProblemType CONFLICT = new ProblemType("id-conflict", 409, "This id was used for other content");

    /// What the sender may name it by.
    String receipt();

    /// It stands under its identity.
    record Accepted(String id, String receipt) implements StoreResult {}

    /// It stood there already.
    record Duplicate(String id, String receipt) implements StoreResult {}

    /// Something else stands there; this content was put aside.
    record Conflict(String id, String receipt, HttpProblem problem) implements StoreResult {}

    /// It was not understood and put aside.
    record Quarantined(Optional<String> id, String receipt, HttpProblem problem) implements StoreResult {}
}
