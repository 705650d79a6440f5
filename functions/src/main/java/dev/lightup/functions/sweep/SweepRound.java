package dev.lightup.functions.sweep;

import dev.lightup.functions.apply.AppliedCheck;
import dev.lightup.functions.apply.RawEventApplier;
import dev.lightup.functions.apply.SubjectFolding;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.subject.StateItem;
import java.time.Instant;

/// What the parts of one sweep work with.
///
/// @param now when the sweep began
/// @param dirty the units that it tells to publish
/// @param parked the parked events as it found and left them
record SweepRound(
        Ledger ledger,
        RawEventApplier applying,
        AppliedCheck look,
        SubjectFolding folding,
        Instant now,
        UnitsToPublish dirty,
        SweepCounts counts,
        ParkedTally parked) {
    /// Notes the units of a state of which no minute is looked at again: from here on their own due keeps them in mind.
    void keepInMind(StateItem state) {
        dirty.note(state).forEach(unit -> ledger.heads().lowerDue(unit, now));
    }
}
