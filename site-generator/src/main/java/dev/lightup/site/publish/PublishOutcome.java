package dev.lightup.site.publish;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.key.Unit;
import dev.lightup.site.release.WriteCounts;
import java.util.List;

/// What became of publishing a unit.
public sealed interface PublishOutcome {
    /// The unit's pages say what its states say.
    ///
    /// @param rev the run that was committed
    /// @param pages how many pages the unit has
    /// @param tally what was written; nothing when no page differed
    /// @param summary whether the level above was told something new
    record Published(Unit unit, long rev, int pages, WriteCounts tally, boolean summary) implements PublishOutcome {}

    /// The gate kept the old release. The unit is tried again when its run's lease ends, or when something changes.
    record Refused(Unit unit, List<String> reasons) implements PublishOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// Something that the pages are made from cannot be read by this release; it is folded anew, and the old release stands until then.
    /// The unit is due again in a minute.
    ///
    /// @param subjects whose states those are; none where it is what the units below told
    record Unread(Unit unit, List<Subject> subjects) implements PublishOutcome {
        public Unread {
            subjects = List.copyOf(subjects);
        }
    }

    /// Somebody froze the unit: its pages stay as they are.
    record Frozen(Unit unit, String why) implements PublishOutcome {}

    /// A later run was there before this one wrote anything; it has seen all that this one saw.
    record Overtaken(Unit unit) implements PublishOutcome {}

    /// Other runs were faster each time, or as many live as may; the unit is due at once.
    record Crowded(Unit unit) implements PublishOutcome {}

    /// Something unexpected stopped the run after it began. The unit is due again in a minute, and what it left is made good.
    record Failed(Unit unit, RuntimeException cause) implements PublishOutcome {}

    /// The unit waits for its time, which its head knows: a level is made once a minute; somebody has asked for the unit already.
    record Later(Unit unit) implements PublishOutcome {}

    /// A run of the unit is open, and goes round once more when it ends.
    record Joined(Unit unit) implements PublishOutcome {}

    /// Time was up before all of it was written, or even begun: the unit is due at once, and goes on where this ended.
    ///
    /// @param tally what was written
    record Unfinished(Unit unit, WriteCounts tally) implements PublishOutcome {}

    Unit unit();
}
