package dev.lightup.site.publish;

import dev.lightup.ledger.UnitKey;
import java.util.List;
import java.util.Optional;

/// What a direct invocation is answered with.
///
/// @param units what became of each unit, in the order asked for
/// @param pages how many pages were compared, when verifying
/// @param differences where the bucket is not what the states say, when verifying
public record Answer(List<Unit> units, Optional<Integer> pages, List<Difference> differences) {
    public Answer {
        units = List.copyOf(units);
        differences = List.copyOf(differences);
    }

    /// What became of one unit.
    ///
    /// @param outcome `published`, `refused`, `frozen`, `overtaken`, `crowded`, `failed`, `later`, `unknown`
    /// @param reasons why not, where it was not
    /// @param rev the committed run
    /// @param pages how many pages the unit has
    /// @param put how many objects were written
    /// @param removed how many were removed
    public record Unit(String unit, String outcome, List<String> reasons, Optional<Long> rev, Optional<Integer> pages,
            Optional<Integer> put, Optional<Integer> removed) {
        static Unit of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Published(UnitKey unit, long rev, int pages, Tally tally, boolean _) ->
                    new Unit(unit.toString(), "published",
                            List.of(), Optional.of(rev), Optional.of(pages), Optional.of(tally.put()),
                            Optional.of(tally.removed()));
                case Outcome.Refused(UnitKey unit, List<String> reasons) ->
                    without(unit.toString(), "refused", reasons);
                case Outcome.Frozen(UnitKey unit, String why) -> without(unit.toString(), "frozen", List.of(why));
                case Outcome.Overtaken(UnitKey unit) -> without(unit.toString(), "overtaken", List.of());
                case Outcome.Crowded(UnitKey unit) -> without(unit.toString(), "crowded", List.of());
                case Outcome.Failed(UnitKey unit, RuntimeException cause) ->
                    without(unit.toString(), "failed", List.of(cause.toString()));
                case Outcome.Later(UnitKey unit) -> without(unit.toString(), "later", List.of());
            };
        }

        static Unit without(String unit, String outcome, List<String> reasons) {
            return new Unit(unit, outcome, reasons, Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty());
        }
    }

    /// One page that is not what the states say.
    ///
    /// @param what `missing` from the bucket, `differs`, `extra` in the bucket, `unnoted` in the manifest
    public record Difference(String unit, String path, String what) {}
}
