package dev.lightup.site.publish;

import dev.lightup.ledger.invoke.PublishRequests;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.ledger.publication.PublishLeases;
import dev.lightup.ledger.stream.StreamRecord;
import dev.lightup.site.release.WriteCounts;
import dev.lightup.site.unit.ProgrammeSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// Turns what the function is called with into units to publish: each once, several side by side. A batch of the stream has little time,
/// since the events of others wait behind it: units of those who have few come first, and what does not end soon goes on elsewhere.
final class PublishDispatch {
    private final Publisher publisher;
    private final PublishLeases heads;
    private final AggregateThrottle levels;
    private final OpenFileThrottle files;
    private final TenantUnits tenants;
    private final EditionWatch edition;
    private final DirectRequests direct;
    private final PublishRequests elsewhere;
    private final BoundedParallelism lanes;
    private final PublishLog journal;
    private final InstantSource clock;

    /// @param elsewhere who publishes what a batch has no time for
    PublishDispatch(
            Publisher publisher,
            PublishLeases heads,
            TenantUnits tenants,
            EditionWatch edition,
            DirectRequests direct,
            PublishRequests elsewhere,
            BoundedParallelism lanes,
            PublishLog journal,
            InstantSource clock) {
        this.publisher = publisher;
        this.heads = heads;
        this.levels = new AggregateThrottle(heads, clock);
        this.files = new OpenFileThrottle(heads, clock);
        this.tenants = tenants;
        this.edition = edition;
        this.direct = direct;
        this.elsewhere = elsewhere;
        this.lanes = lanes;
        this.journal = journal;
        this.clock = clock;
    }

    /// Does what somebody asked for directly.
    DirectAnswer direct(DirectRequest request, InvocationTime time) {
        edition.look(time::mayBegin);
        return direct.answer(request, time);
    }

    /// Publishes what a batch of the stream asks for.
    ///
    /// @return sequence numbers of the records to deliver again: those whose units could not even be made due
    Set<String> stream(List<StreamRecord> records, InvocationTime time) {
        edition.look(time::mayBegin);
        StreamWork wakes = StreamWork.of(records);
        wakes.unreadable()
                .forEach(record -> journal.failure("a record of the stream cannot be read: " + record.sequence(),
                        record.cause()));
        Set<String> again = new TreeSet<>();
        for (StreamWork.NewProgramme programme : wakes.programmes()) {
            try {
                // one that cannot be read is folded anew, and comes by once more
                ProgrammeSource.of(programme.state()).ifPresent(read -> tenants.spread(programme.state(), read));
            } catch (RuntimeException e) {
                journal.failure("the new configuration reached not every unit", e);
                again.add(programme.sequence());
            }
        }
        List<PublishOutcome> outcomes = new ArrayList<>();
        for (UnitKind.Level level : UnitKind.Level.values()) {
            List<Callable<Begun>> tasks = inTurns(
                    wakes.units().keySet().stream().filter(unit -> unit.kind().level() == level).toList())
                    .stream()
                    .<Callable<Begun>>map(unit -> () -> begin(unit, wakes, time))
                    .toList();
            for (Begun begun : lanes.call(tasks)) {
                outcomes.addAll(begun.outcomes());
                if (begun.failed()) {
                    Optional.ofNullable(wakes.units().get(begun.unit())).ifPresent(again::add);
                }
            }
        }
        journal.outcomes(outcomes, wakes.unreadable().size());
        handOver(outcomes);
        return again;
    }

    /// One unit of each tenant, then a second one of each that has more: nobody waits for all of somebody else's.
    static List<Unit> inTurns(Collection<Unit> units) {
        Map<String, Integer> ofTenant = new HashMap<>();
        Map<Unit, Integer> turns = new HashMap<>();
        units.forEach(unit -> turns.put(unit, ofTenant.merge(unit.tenant(), 1, Integer::sum)));
        return units.stream().sorted(Comparator.comparing(turns::get)).toList();
    }

    /// @param failed whether something could not even be begun
    private record Begun(Unit unit, List<PublishOutcome> outcomes, boolean failed) {}

    private Begun begin(Unit unit, StreamWork wakes, InvocationTime time) {
        List<PublishOutcome> outcomes = new ArrayList<>();
        try {
            PublishLease head = heads.head(unit);
            boolean pressing = wakes.pressing().contains(unit);
            Set<Unit> groups = head.isInLevels() ? wakes.groups().getOrDefault(unit, Set.of()) : Set.of();
            for (Unit group : groups) {
                if (group.hasPages()) {
                    outcomes.add(outcome(heads.head(group), pressing, time));
                }
            }
            // whose customers alone are concerned hears of it from their groups
            if (groups.isEmpty() || groups.stream().anyMatch(group -> !group.hasPages())) {
                outcomes.add(outcome(head, pressing, time));
            }
            return new Begun(unit, outcomes, false);
        } catch (RuntimeException e) {
            journal.failure("the unit could not be begun: " + unit, e);
            return new Begun(unit, outcomes, true);
        }
    }

    private PublishOutcome outcome(PublishLease head, boolean pressing, InvocationTime time) {
        Unit unit = head.unit();
        if (levels.mustWait(head) || (!pressing && files.mustWait(head))) {
            return new PublishOutcome.Later(unit);
        }
        if (heads.join(head, clock.instant(), Publisher.LIMIT)) {
            return new PublishOutcome.Joined(unit);
        }
        if (time.mayBegin()) {
            return publisher.publish(unit, false, time);
        }
        return heads.lowerDue(unit, clock.instant())
                ? new PublishOutcome.Unfinished(unit, WriteCounts.NONE)
                : new PublishOutcome.Later(unit);
    }

    /// What there was no time for goes on at once, each tenant's by itself. The units are due: what nobody takes here, the sweep finds.
    private void handOver(List<PublishOutcome> outcomes) {
        Map<String, List<Unit>> rest = new TreeMap<>();
        for (PublishOutcome outcome : outcomes) {
            if (outcome instanceof PublishOutcome.Unfinished(Unit unit, WriteCounts _)) {
                rest.computeIfAbsent(unit.tenant(), _ -> new ArrayList<>()).add(unit);
            }
        }
        for (List<Unit> units : rest.values()) {
            try {
                elsewhere.run(units);
            } catch (RuntimeException e) {
                journal.failure(units.size() + " units wait for the sweep", e);
            }
        }
    }
}
