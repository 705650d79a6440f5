package dev.lightup.site.publish;

import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.ledger.publication.PublishLeases;
import dev.lightup.site.unit.KnownUnits;
import dev.lightup.site.unit.ProgrammeSource;
import dev.lightup.site.unit.UnitSites;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// Does what somebody asks the function for directly: publish units, verify them, repair them, tell how far they are.
final class DirectRequests {
    private final Publisher publisher;
    private final PageVerifier verifier;
    private final TenantUnits tenants;
    private final KnownUnits ownership;
    private final UnitRepair repairing;
    private final UnitStatuses statuses;
    private final PublishLeases heads;
    private final LaneWork inLanes;
    private final BoundedParallelism lanes;
    private final PublishLog journal;
    private final InstantSource clock;

    DirectRequests(
            Publisher publisher,
            PageVerifier verifier,
            TenantUnits tenants,
            KnownUnits ownership,
            UnitRepair repairing,
            UnitStatuses statuses,
            PublishLeases heads,
            LaneWork inLanes,
            BoundedParallelism lanes,
            PublishLog journal,
            InstantSource clock) {
        this.publisher = publisher;
        this.verifier = verifier;
        this.tenants = tenants;
        this.ownership = ownership;
        this.repairing = repairing;
        this.statuses = statuses;
        this.heads = heads;
        this.inLanes = inLanes;
        this.lanes = lanes;
        this.journal = journal;
        this.clock = clock;
    }

    DirectAnswer answer(DirectRequest request, InvocationTime time) {
        if (request.status().orElse(false)) {
            return statuses.answer(request.tenant());
        }
        if (request.verify().orElse(false)) {
            return verify(request);
        }
        return request.repair().orElse(false)
                ? repair(request, time)
                : DirectAnswer.of(publish(request.units(), known(request.units()), request, time));
    }

    /// @return what became of each text, in their order
    private List<DirectAnswer.UnitAnswer> publish(
            List<String> texts,
            Map<Unit, String> known,
            DirectRequest request,
            InvocationTime time) {
        Map<String, DirectAnswer.UnitAnswer> answers = new LinkedHashMap<>();
        texts.forEach(text -> answers.put(text, DirectAnswer.UnitAnswer.without(text, "unknown", List.of())));
        List<PublishOutcome> outcomes = new ArrayList<>();
        if (request.inLane().orElse(false)) {
            outcomes.addAll(inLanes.publish(known.keySet(), time));
        } else {
            outcomes.addAll(atOnce(known.keySet(), request, time));
        }
        for (PublishOutcome outcome : outcomes) {
            Optional.ofNullable(known.get(outcome.unit()))
                    .ifPresent(text -> answers.put(text, DirectAnswer.UnitAnswer.of(outcome)));
        }
        journal.outcomes(outcomes, 0);
        return List.copyOf(answers.values());
    }

    private List<PublishOutcome> atOnce(Collection<Unit> units, DirectRequest request, InvocationTime time) {
        List<PublishOutcome> outcomes = new ArrayList<>();
        for (UnitKind.Level level : UnitKind.Level.values()) {
            List<Callable<PublishOutcome>> tasks = units.stream()
                    .filter(unit -> unit.kind().level() == level)
                    .<Callable<PublishOutcome>>map(unit -> () -> publish(unit, request, time))
                    .toList();
            outcomes.addAll(lanes.call(tasks));
        }
        return outcomes;
    }

    private PublishOutcome publish(Unit unit, DirectRequest request, InvocationTime time) {
        try {
            if (time.mayBegin()) {
                return publisher.publish(unit, request.shrink().orElse(false), time);
            }
            heads.lowerDue(unit, clock.instant());
            return new PublishOutcome.Later(unit);
        } catch (RuntimeException e) {
            return new PublishOutcome.Failed(unit, e);
        }
    }

    private DirectAnswer verify(DirectRequest request) {
        Set<Unit> units = new LinkedHashSet<>(named(request.units()).keySet());
        request.tenant().ifPresent(tenant -> units.addAll(tenants.units(tenant)));
        List<Callable<PageVerifier.Found>> tasks = units
                .stream().<Callable<PageVerifier
                        .Found>>map(unit -> () -> verifier.verify(unit, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .toList();
        int pages = 0;
        List<DirectAnswer.Difference> differences = new ArrayList<>();
        List<DirectAnswer.FrozenUnit> frozen = new ArrayList<>();
        for (PageVerifier.Found found : lanes.call(tasks)) {
            pages += found.pages();
            differences.addAll(found.differences());
            found.frozen().ifPresent(frozen::add);
        }
        return new DirectAnswer(List.of(), Optional.of(pages), differences, Optional.empty(), Optional.empty(),
                frozen);
    }

    private DirectAnswer repair(DirectRequest request, InvocationTime time) {
        Map<Unit, String> units = new LinkedHashMap<>(known(request.units()));
        Set<String> meant = new LinkedHashSet<>();
        request.tenant().filter(this::isKnown).ifPresent(meant::add);
        if (request.all().orElse(false)) {
            meant.addAll(tenants.all());
            tenants.ofNobody().forEach(unit -> units.put(unit, unit.text()));
        }
        meant.forEach(tenant -> tenants.units(tenant).forEach(unit -> units.putIfAbsent(unit, unit.toString())));
        boolean whole = repairing.mark(units.keySet(), time::mayBegin);
        List<String> texts = new ArrayList<>(request.units());
        units.values().stream().filter(text -> !request.units().contains(text)).forEach(texts::add);
        List<DirectAnswer.UnitAnswer> answers = publish(texts, units, request, time);
        int waiting = (int) answers.stream()
                .filter(unit -> !List.of("published", "unknown").contains(unit.outcome()))
                .count();
        OrphanFolders.Found orphans = repairing.orphans(request.all().orElse(false), meant, time::mayBegin);
        List<DirectAnswer.UnitAnswer> told = answers.stream()
                .filter(unit -> request.units().contains(unit.unit()) || !unit.outcome().equals("published")
                        || unit.put().orElse(0) + unit.removed().orElse(0) > 0)
                .toList();
        return new DirectAnswer(told, Optional.empty(), List.of(),
                Optional.of(new DirectAnswer.Repair(units.size(), waiting, orphans.objects(), orphans.paths(),
                        orphans.undecided(), whole && orphans.whole())),
                Optional.empty(), List.of());
    }

    /// The units that there are, with the text that asked for each.
    private Map<Unit, String> known(List<String> texts) {
        Map<Unit, String> known = named(texts);
        known.keySet().removeIf(unit -> !ownership.isKnown(unit));
        return known;
    }

    private boolean isKnown(String tenant) {
        try {
            return tenant.equals(ProgrammeSource.OPERATOR)
                    || Unit.distributor(tenant).shownOn().filter(ownership::isKnown).isPresent();
        } catch (IllegalArgumentException _) {
            // no tenant is called so
            return false;
        }
    }

    /// The units that could have pages, with the text that asked for each.
    private static Map<Unit, String> named(List<String> texts) {
        Map<Unit, String> named = new LinkedHashMap<>();
        for (String text : texts) {
            UnitSites.find(text).ifPresent(unit -> named.putIfAbsent(unit, text));
        }
        return named;
    }
}
