package dev.lightup.site.publish;

import dev.lightup.ledger.UnitKey;
import java.util.List;

/// What became of publishing a unit.
public sealed interface Outcome {
    /// The unit's pages say what its states say.
    ///
    /// @param rev the run that was committed
    /// @param pages how many pages the unit has
    /// @param tally what was written; nothing when no page differed
    /// @param summary whether the level above was told something new
    record Published(UnitKey unit, long rev, int pages, Tally tally, boolean summary) implements Outcome {}

    /// The gate kept the old release. The unit is tried again when its run's lease ends, or when something changes.
    record Refused(UnitKey unit, List<String> reasons) implements Outcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// Somebody froze the unit: its pages stay as they are.
    record Frozen(UnitKey unit, String why) implements Outcome {}

    /// A later run was there before this one wrote anything; it has seen all that this one saw.
    record Overtaken(UnitKey unit) implements Outcome {}

    /// Other runs were faster each time; the unit is due at once.
    record Crowded(UnitKey unit) implements Outcome {}

    /// Something unexpected stopped the run after it began. The unit is due again in a minute, and what it left is made good.
    record Failed(UnitKey unit, RuntimeException cause) implements Outcome {}

    /// The unit was published less than a minute ago; it is due when the minute is over.
    record Later(UnitKey unit) implements Outcome {}

    UnitKey unit();
}
