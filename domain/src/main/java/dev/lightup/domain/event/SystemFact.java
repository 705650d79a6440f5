package dev.lightup.domain.event;

import java.time.Instant;
import java.util.Optional;

/// Facts about the feed itself, and about other events.
public sealed interface SystemFact extends Fact {
    /// A sender tried its connection.
    record Test() implements SystemFact {}

    /// The sender is alive and has nothing to say.
    record Heartbeat() implements SystemFact {}

    /// A thin event: something changed at the vendor, details were not received.
    ///
    /// @param what the sender's own name of the event
    record Touch(String what) implements SystemFact {}

    /// An earlier event of this subject and source was wrong; this is what it should have said.
    ///
    /// @param event the id of the event that is replaced, at its place in the order
    record Corrected(String event, Fact fact) implements SystemFact {}

    /// An earlier event of this subject and source should not have been sent.
    record Retracted(String event) implements SystemFact {}

    record SnapshotBegin(String sha256, long size) implements SystemFact {}

    record SnapshotEnd(String sha256) implements SystemFact {}

    /// The subject's customer was mapped to the account that the entry carries; without one the map was removed. Our own fact, put
    /// beside a subject by whoever finds both the map and the subject's name in the customer's partition.
    ///
    /// @param removed the account whose map was removed; absent where the entry carries the account of a new map, and where every map
    ///        was removed
    record Placed(Optional<String> removed) implements SystemFact {
        public Placed() {
            this(Optional.empty());
        }
    }

    /// An authenticated request that could not be understood. Our own fact, on its endpoint's subject.
    ///
    /// @param problem the stable problem code
    /// @param detail where and why, never the sender's text
    /// @param rows how many events or rows it concerns
    record Quarantined(String receipt, String problem, String detail, long rows) implements SystemFact {}

    /// An export was read. Our own fact, on its endpoint's subject.
    ///
    /// @param rows rows read
    /// @param unreadable rows that could not be read
    record ExportRead(
            String feed,
            Instant asOf,
            long rows,
            long unreadable,
            Optional<String> firstProblem) implements SystemFact {}

    /// A new version of the programme's configuration. Our own fact, on the operator's programme subject.
    ///
    /// @param document the configuration as canonical JSON
    record ProgrammeApplied(String document) implements SystemFact {}
}
