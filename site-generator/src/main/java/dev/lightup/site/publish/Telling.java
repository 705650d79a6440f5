package dev.lightup.site.publish;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.Run;
import dev.lightup.ledger.SummaryItem;
import dev.lightup.ledger.UnitKey;
import java.time.InstantSource;

/// What a run tells others beside its pages: the level above, the units below of which nothing could be read, the list of
/// distributors, and the unit's own list of members.
final class Telling {
    /// So many units below are asked to tell anew in one run; the next asks the next ones.
    private static final int BELOW_A_RUN = 200;
    /// So many members are taken out in one run.
    private static final int MEMBERS_A_RUN = 100;

    private final Ledger ledger;
    private final Tenants tenants;
    private final InstantSource clock;

    Telling(Ledger ledger, Tenants tenants, InstantSource clock) {
        this.ledger = ledger;
        this.tenants = tenants;
        this.clock = clock;
    }

    /// Notes the distributor before its first object is written: whoever looks for what is nobody's must know it.
    void tenant(String tenant, Scope scope) {
        scope.distributor().ifPresent(opaque -> tenants.note(tenant, opaque));
    }

    /// Makes the units due whose summaries cannot be read, unless a newer release wrote them: two releases side by side would rewrite each
    /// other's without end.
    void below(Sources sources) {
        sources.untold()
                .stream()
                .filter(untold -> !untold.newer())
                .limit(BELOW_A_RUN)
                .forEach(untold -> ledger.heads().lowerDue(untold.unit(), clock.instant()));
    }

    /// Tells the level above what is new.
    ///
    /// @return whether anything was
    boolean above(Run run, Draft draft) {
        if (draft.end() == Draft.End.LEFT && draft.summary().isEmpty()
                && ledger.units().removeUnreadSummary(run.unit())) {
            // no stream tells of what is removed
            ledger.heads().lowerDue(UnitKey.distributor(run.unit().tenant()), clock.instant());
            return true;
        }
        return draft.summary()
                .filter(json -> ledger.units().putSummary(new SummaryItem(run.unit(), run.rev(), json)))
                .isPresent();
    }

    /// Takes out the members whose states no longer name the unit; one that was put again since its state was read stays.
    void members(Sources sources) {
        sources.members()
                .stream()
                .filter(Sources.Member::hasLeft)
                .limit(MEMBERS_A_RUN)
                .forEach(member -> ledger.units()
                        .removeMember(member.unit(), member.state().subject(), member.state().version()));
    }
}
