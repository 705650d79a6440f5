package dev.lightup.functions.receive;

import dev.lightup.functions.http.Problem;
import dev.lightup.functions.http.ProblemType;
import java.util.Optional;

/// What became of one event.
public sealed interface Stored {
    /// Its identity was taken by other content.
    ProblemType CONFLICT = new ProblemType("id-conflict", 409, "This id was used for other content");

    /// What the sender may name it by.
    String receipt();

    /// It stands under its identity.
    record Accepted(String id, String receipt) implements Stored {}

    /// It stood there already.
    record Duplicate(String id, String receipt) implements Stored {}

    /// Something else stands there; this content was put aside.
    record Conflict(String id, String receipt, Problem problem) implements Stored {}

    /// It was not understood and put aside.
    record Quarantined(Optional<String> id, String receipt, Problem problem) implements Stored {}
}
