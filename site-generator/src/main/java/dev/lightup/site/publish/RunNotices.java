package dev.lightup.site.publish;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.LinkSubject;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.AccountLevels;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishRun;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.site.unit.DraftSources;
import dev.lightup.site.unit.RenderedUnit;
import dev.lightup.site.unit.UnitScope;
import dev.lightup.site.unit.UnitsBelow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What a run tells others beside its pages: the level above, the units below of which nothing could be read, the list of
/// distributors, and the unit's own list of members.
final class RunNotices {
    /// So many units below are asked to tell anew in one run; the next asks the next ones.
    private static final int BELOW_A_RUN = 200;
    /// So many members are taken out in one run.
    private static final int MEMBERS_A_RUN = 100;
    /// By then a group that is wanted runs, whatever becomes of who wants it.
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final TenantUnits tenants;
    private final BoundedParallelism lanes;
    private final InstantSource clock;

    RunNotices(Ledger ledger, TenantUnits tenants, BoundedParallelism lanes, InstantSource clock) {
        this.lanes = lanes;
        this.ledger = ledger;
        this.tenants = tenants;
        this.clock = clock;
    }

    /// Notes the distributor before its first object is written: whoever looks for what is nobody's must know it.
    void tenant(String tenant, UnitScope scope) {
        scope.distributor().ifPresent(opaque -> tenants.note(tenant, opaque));
    }

    /// Makes the units due whose summaries cannot be read, unless a newer release wrote them: two releases side by side would rewrite each
    /// other's without end.
    void below(DraftSources sources) {
        sources.untold()
                .stream()
                .filter(untold -> !untold.newer())
                .limit(BELOW_A_RUN)
                .forEach(untold -> ledger.heads().lowerDue(untold.unit(), clock.instant()));
    }

    /// Tells an account's groups of customers what is the account's, and has those run that are wanted. What was told before is not told again;
    /// whoever dies here leaves the account due, and the next run tells it.
    void groups(PublishRun run, RenderedUnit draft) {
        draft.below().word().ifPresent(word -> {
            if (!run.head().isInLevels()) {
                ledger.heads().note(run.unit(), PublishLease.LEVELS, Optional.of("yes"));
            }
            word.members()
                    .forEach(member -> member.version()
                            .ifPresent(version -> ledger.units()
                                    .putMemberUnlessNewer(member.unit(), member.subject(), version)));
            // due before it is told, so that whoever dies in between leaves none that was not told
            wanted(word, clock.instant().plus(LATER));
            ledger.levels()
                    .put(new AccountLevels.Told(run.unit(), run.rev(), Optional.of(word.frame()), word.rest(),
                            word.whole()));
            wanted(word, clock.instant());
        });
    }

    private void wanted(UnitsBelow.Word word, Instant at) {
        lanes.each(word.wanted(), group -> ledger.heads().lowerDue(group, at));
    }

    /// Tells the level above what is new.
    ///
    /// @return whether anything was
    boolean above(PublishRun run, RenderedUnit draft) {
        if (draft.end() == RenderedUnit.End.LEFT && draft.summary().isEmpty()
                && ledger.units().removeUnreadSummary(run.unit())) {
            // no stream tells of what is removed
            run.unit().above().forEach(above -> ledger.heads().lowerDue(above, clock.instant()));
            return true;
        }
        boolean told = draft.summary()
                .filter(json -> ledger.units().putSummary(new SummaryItem(run.unit(), run.rev(), json)))
                .isPresent();
        if (told || run.repairs()) {
            // whoever died between the two left a run that is made good
            run.head().homes().forEach(home -> ledger.heads().lowerDue(home, clock.instant()));
        }
        return told;
    }

    /// Notes a partner's home at the heads of the accounts that it is made of, and takes the note from those that left: an account's run has its head at
    /// hand, so that one that nobody linked costs nothing.
    ///
    /// @return whether a note is new: a run of that account that began before it tells the home nothing
    boolean links(PublishRun run, RenderedUnit draft) {
        if (!(run.unit() instanceof Unit.Partner partner)) {
            return false;
        }
        List<Unit> linked = draft.end() == RenderedUnit.End.LEFT ? List.of() : draft.sources().linkedTo(partner);
        boolean fresh = false;
        for (DraftSources.Member member : draft.sources().members()) {
            Optional<Unit> account = LinkSubject.account(member.state().subject());
            if (account.isPresent()) {
                boolean holds = linked.contains(account.get());
                boolean changed = ledger.heads()
                        .note(account.get(), PublishLease.home(partner), Optional.of("yes").filter(_ -> holds));
                fresh |= changed && holds;
            }
        }
        return fresh;
    }

    /// Takes out the members whose states no longer name the unit; one that was put again since its state was read stays.
    void members(DraftSources sources) {
        sources.members()
                .stream()
                .filter(DraftSources.Member::hasLeft)
                .limit(MEMBERS_A_RUN)
                .forEach(member -> ledger.units()
                        .removeMember(member.unit(), member.state().subject(), member.state().version()));
    }
}
