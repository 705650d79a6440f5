package dev.lightup.site.publish;

import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.lane.LaneHold;
import dev.lightup.ledger.lane.TenantLanes;
import dev.lightup.ledger.publication.DueUnit;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.site.release.WriteCounts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Publishes units that nobody waits for, in one of their tenant's lanes: however much of a tenant changes at once, no more is made at a time
/// than it has lanes, and who is in one goes on with what is due of the tenant until nothing is.
final class LaneWork {
    /// So many units of a tenant are made at a time in a lane: more of them would wait for the one processor.
    private static final int SIDE_BY_SIDE = 4;

    private final Publisher publisher;
    private final Ledger ledger;
    private final InstantSource clock;
    private final BoundedParallelism tenants;
    private final BoundedParallelism lane = new BoundedParallelism(SIDE_BY_SIDE);

    /// @param tenants how many tenants' units are made at a time
    LaneWork(Publisher publisher, Ledger ledger, BoundedParallelism tenants, InstantSource clock) {
        this.publisher = publisher;
        this.ledger = ledger;
        this.tenants = tenants;
        this.clock = clock;
    }

    /// @param units that there are
    /// @return what became of these, and of others of their tenants that were due
    List<PublishOutcome> publish(Collection<Unit> units, InvocationTime time) {
        Map<String, SortedSet<Unit>> byTenant = new TreeMap<>();
        units.forEach(unit -> byTenant.computeIfAbsent(unit.tenant(), _ -> new TreeSet<>()).add(unit));
        List<Callable<List<PublishOutcome>>> tasks = new ArrayList<>();
        byTenant.forEach((tenant, wanted) -> tasks.add(() -> ofTenant(tenant, wanted, time)));
        return tenants.call(tasks).stream().flatMap(List::stream).toList();
    }

    private List<PublishOutcome> ofTenant(String tenant, SortedSet<Unit> wanted, InvocationTime time) {
        Optional<TenantLanes.Lane> free = enter(tenant, time);
        if (free.isEmpty()) {
            // who is in a lane looks for what is due once more after leaving it: by then these are due, or a lane is free
            List<PublishOutcome> due = wanted.stream().map(this::due).toList();
            free = enter(tenant, time);
            if (free.isEmpty()) {
                return due;
            }
        }
        List<PublishOutcome> outcomes = new ArrayList<>();
        SortedSet<Unit> next = wanted;
        while (free.isPresent() && !next.isEmpty()) {
            outcomes.addAll(inLane(free.get(), next, outcomes, time));
            next = time.mayBegin() ? dueOf(tenant, outcomes) : new TreeSet<>();
            free = next.isEmpty() ? Optional.empty() : enter(tenant, time);
        }
        return outcomes;
    }

    private Optional<TenantLanes.Lane> enter(String tenant, InvocationTime time) {
        return time.mayBegin()
                ? ledger.unitLanes().enter(tenant, UUID.randomUUID().toString(), clock.instant())
                : Optional.empty();
    }

    /// @param before what became of units of the tenant in this invocation so far
    private List<PublishOutcome> inLane(
            TenantLanes.Lane free,
            SortedSet<Unit> wanted,
            List<PublishOutcome> before,
            InvocationTime time) {
        var hold = new LaneHold(ledger.unitLanes(), clock, free, time::mayBegin);
        List<PublishOutcome> outcomes = new ArrayList<>();
        List<PublishOutcome> all = new ArrayList<>(before);
        try {
            SortedSet<Unit> next = wanted;
            while (!next.isEmpty()) {
                List<PublishOutcome> round = round(next, hold, time);
                outcomes.addAll(round);
                all.addAll(round);
                next = hold.goesOn() ? dueOf(free.tenant(), all) : new TreeSet<>();
            }
        } finally {
            hold.leave();
        }
        return outcomes;
    }

    private List<PublishOutcome> round(SortedSet<Unit> units, LaneHold hold, InvocationTime time) {
        List<PublishOutcome> outcomes = new ArrayList<>();
        for (UnitKind.Level level : UnitKind.Level.values()) {
            List<Unit> ofLevel = units.stream().filter(unit -> unit.kind().level() == level).toList();
            for (int from = 0; from < ofLevel.size(); from += SIDE_BY_SIDE) {
                List<Unit> some = ofLevel.subList(from, Math.min(ofLevel.size(), from + SIDE_BY_SIDE));
                boolean goesOn = hold.goesOn();
                outcomes.addAll(lane.call(some.stream()
                        .<Callable<PublishOutcome>>map(unit -> () -> goesOn ? begin(unit, time) : due(unit))
                        .toList()));
            }
        }
        return outcomes;
    }

    private PublishOutcome begin(Unit unit, InvocationTime time) {
        try {
            return ledger.heads().join(ledger.heads().head(unit), clock.instant(), Publisher.LIMIT)
                    ? new PublishOutcome.Joined(unit)
                    : publisher.publish(unit, false, time);
        } catch (RuntimeException e) {
            return new PublishOutcome.Failed(unit, e);
        }
    }

    /// Sees to it that the unit is due.
    private PublishOutcome due(Unit unit) {
        try {
            ledger.heads().lowerDue(unit, clock.instant());
            return new PublishOutcome.Unfinished(unit, WriteCounts.NONE);
        } catch (RuntimeException e) {
            return new PublishOutcome.Failed(unit, e);
        }
    }

    /// What is due of a tenant by now, those aside that could not be made here before: they have their time, or somebody is at them.
    private SortedSet<Unit> dueOf(String tenant, List<PublishOutcome> before) {
        Set<Unit> left = before.stream()
                .filter(outcome -> !(outcome instanceof PublishOutcome.Published
                        || outcome instanceof PublishOutcome.Unfinished))
                .map(PublishOutcome::unit)
                .collect(Collectors.toSet());
        List<Unit> listed = IntStream.range(0, RawKey.SHARDS)
                .mapToObj(shard -> ledger.sweeps().due(shard, clock.instant()))
                .flatMap(units -> units)
                .map(DueUnit::unit)
                .filter(unit -> unit.tenant().equals(tenant) && !left.contains(unit))
                .toList();
        // the index may tell of what is done already
        return ledger.heads()
                .heads(listed)
                .stream()
                .filter(head -> head.dueAt().filter(due -> !due.isAfter(clock.instant())).isPresent())
                .map(PublishLease::unit)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
