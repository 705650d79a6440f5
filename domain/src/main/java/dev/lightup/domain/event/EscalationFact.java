package dev.lightup.domain.event;

import java.util.Optional;

/// Facts of an escalation between the two sides of an account.
public sealed interface EscalationFact extends Fact {
    /// @param about the subject that is stuck, `kind/id`
    /// @param level 1 upward
    record Opened(@FreeText String title, Optional<String> about, Optional<Integer> level) implements EscalationFact {}

    record Acknowledged() implements EscalationFact {}

    /// @param side who works on it: `partner`, `distributor`, `vendor`, `customer`
    record Assigned(String side) implements EscalationFact {}

    record Raised(int level) implements EscalationFact {}

    record Commented(@PersonalData String text) implements EscalationFact {}

    record Resolved(@FreeText Optional<String> resolution) implements EscalationFact {}

    record Reopened() implements EscalationFact {}

    record Closed() implements EscalationFact {}
}
