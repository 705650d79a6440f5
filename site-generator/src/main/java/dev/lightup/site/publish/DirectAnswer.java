package dev.lightup.site.publish;

import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.key.Unit;
import dev.lightup.site.release.WriteCounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a direct invocation is answered with.
///
/// @param units what became of each unit, in the order asked for
/// @param pages how many pages were compared, when verifying
/// @param differences where the bucket is not what the states say, when verifying
/// @param repair what a repair found beside the units
/// @param status how far units are, when that was asked for
/// @param frozen units that somebody froze, when verifying
public record DirectAnswer(
        List<UnitAnswer> units,
        Optional<Integer> pages,
        List<Difference> differences,
        Optional<Repair> repair,
        Optional<Status> status,
        List<FrozenUnit> frozen) {
    public DirectAnswer {
        units = List.copyOf(units);
        differences = List.copyOf(differences);
        frozen = List.copyOf(frozen);
    }

    /// What became of units.
    static DirectAnswer of(List<UnitAnswer> units) {
        return new DirectAnswer(units, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    /// What became of one unit.
    ///
    /// @param outcome `published`, `refused`, `waiting`, `frozen`, `overtaken`, `crowded`, `failed`, `later`, `joined`, `unfinished`,
    /// `unknown`
    /// @param reasons why not, where it was not
    /// @param rev the committed run
    /// @param pages how many pages the unit has
    /// @param put how many objects were written
    /// @param removed how many were removed
    public record UnitAnswer(
            String unit,
            String outcome,
            List<String> reasons,
            Optional<Long> rev,
            Optional<Integer> pages,
            Optional<Integer> put,
            Optional<Integer> removed) {
        static UnitAnswer of(PublishOutcome outcome) {
            return switch (outcome) {
                case PublishOutcome.Published(Unit unit, long rev, int pages, WriteCounts tally, boolean _) ->
                    new UnitAnswer(unit.toString(), "published",
                            List.of(), Optional.of(rev), Optional.of(pages), Optional.of(tally.put()),
                            Optional.of(tally.removed()));
                case PublishOutcome.Refused(Unit unit, List<String> reasons) ->
                    without(unit.toString(), "refused", reasons);
                case PublishOutcome.Unread(Unit unit, List<Subject> subjects) -> without(unit.toString(), "waiting",
                        List.of(subjects.isEmpty()
                                ? "what units below tell cannot be read yet"
                                : subjects.size() + " states cannot be read yet"));
                case PublishOutcome.Frozen(Unit unit, String why) ->
                    without(unit.toString(), "frozen", List.of(why));
                case PublishOutcome.Overtaken(Unit unit) -> without(unit.toString(), "overtaken", List.of());
                case PublishOutcome.Crowded(Unit unit) -> without(unit.toString(), "crowded", List.of());
                case PublishOutcome.Failed(Unit unit, RuntimeException cause) ->
                    without(unit.toString(), "failed", List.of(SafeTrace.name(cause)));
                case PublishOutcome.Later(Unit unit) -> without(unit.toString(), "later", List.of());
                case PublishOutcome.Joined(Unit unit) -> without(unit.toString(), "joined", List.of());
                case PublishOutcome.Unfinished(Unit unit, WriteCounts tally) ->
                    new UnitAnswer(unit.toString(), "unfinished", List.of(), Optional.empty(), Optional.empty(),
                            Optional.of(tally.put()), Optional.of(tally.removed()));
            };
        }

        static UnitAnswer without(String unit, String outcome, List<String> reasons) {
            return new UnitAnswer(unit, outcome, reasons, Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty());
        }
    }

    /// What a repair found beside the units: each is marked first, so what time did not allow is done by the sweep.
    ///
    /// @param marked how many units were marked for repair
    /// @param waiting how many of them are not repaired yet
    /// @param removed how many objects were removed that no unit owns
    /// @param nobodys folders and objects that were nobody's, the first hundred
    /// @param undecided folders that may be somebody's and stay
    /// @param whole whether the time sufficed to mark and to look at everything; otherwise ask once more
    public record Repair(
            int marked,
            int waiting,
            int removed,
            List<String> nobodys,
            List<String> undecided,
            boolean whole) {
        public Repair {
            nobodys = List.copyOf(nobodys);
            undecided = List.copyOf(undecided);
        }
    }

    /// How far units are.
    ///
    /// @param units how many there are
    /// @param repair how many are marked for repair
    /// @param behind how many were last made by another edition than this code's
    /// @param edition this code's
    /// @param told the edition that every unit was told of last
    public record Status(int units, int repair, int behind, String edition, Optional<String> told) {}

    /// A unit whose pages stay as they are.
    ///
    /// @param since absent where a release before noted none
    /// @param behind how many pages its states would have otherwise by now; those are no differences
    public record FrozenUnit(String unit, Optional<Instant> since, int behind) {}

    /// One page that is not what the states say.
    ///
    /// @param what `waiting` where the states cannot be read yet, `missing` from the bucket, `differs`, `extra` in the bucket, `unnoted` in the manifest
    public record Difference(String unit, String path, String what) {}
}
