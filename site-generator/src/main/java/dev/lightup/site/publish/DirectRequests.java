package dev.lightup.site.publish;

import dev.lightup.ledger.Heads;
import dev.lightup.ledger.UnitKey;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Does what somebody asks the function for directly: publish units, verify them, repair them, tell how far they are.
final class DirectRequests {
    private final Publisher publisher;
    private final Verifier verifier;
    private final Tenants tenants;
    private final Ownership ownership;
    private final Repairing repairing;
    private final Statuses statuses;
    private final Heads heads;
    private final Lanes lanes;
    private final Journal journal;
    private final InstantSource clock;

    DirectRequests(Publisher publisher, Verifier verifier, Tenants tenants, Ownership ownership, Repairing repairing,
            Statuses statuses, Heads heads, Lanes lanes, Journal journal, InstantSource clock) {
        this.publisher = publisher;
        this.verifier = verifier;
        this.tenants = tenants;
        this.ownership = ownership;
        this.repairing = repairing;
        this.statuses = statuses;
        this.heads = heads;
        this.lanes = lanes;
        this.journal = journal;
        this.clock = clock;
    }

    Answer answer(Request request, BooleanSupplier inTime) {
        if (request.status().orElse(false)) {
            return statuses.answer(request.tenant());
        }
        if (request.verify().orElse(false)) {
            return verify(request);
        }
        return request.repair().orElse(false)
                ? repair(request, inTime)
                : Answer.of(publish(request.units(), known(request.units()), request.shrink().orElse(false), inTime));
    }

    /// @return what became of each text, in their order
    private List<Answer.Unit> publish(List<String> texts, Map<UnitKey, String> known, boolean mayShrink,
            BooleanSupplier inTime) {
        Map<String, Answer.Unit> answers = new LinkedHashMap<>();
        texts.forEach(text -> answers.put(text, Answer.Unit.without(text, "unknown", List.of())));
        List<Outcome> outcomes = new ArrayList<>();
        for (Predicate<UnitKey> level : Dispatch.LEVELS) {
            List<Callable<Outcome>> tasks = known.keySet()
                    .stream()
                    .filter(level)
                    .<Callable<Outcome>>map(unit -> () -> publish(unit, mayShrink, inTime))
                    .toList();
            outcomes.addAll(lanes.call(tasks));
        }
        for (Outcome outcome : outcomes) {
            answers.put(known.getOrDefault(outcome.unit(), ""), Answer.Unit.of(outcome));
        }
        journal.outcomes(outcomes, 0);
        return List.copyOf(answers.values());
    }

    private Outcome publish(UnitKey unit, boolean mayShrink, BooleanSupplier inTime) {
        try {
            if (inTime.getAsBoolean()) {
                return publisher.publish(unit, mayShrink);
            }
            heads.lowerDue(unit, clock.instant());
            return new Outcome.Later(unit);
        } catch (RuntimeException e) {
            return new Outcome.Failed(unit, e);
        }
    }

    private Answer verify(Request request) {
        Set<UnitKey> units = new LinkedHashSet<>(named(request.units()).keySet());
        request.tenant().ifPresent(tenant -> units.addAll(tenants.units(tenant)));
        List<Callable<Verifier.Found>> tasks = units
                .stream().<Callable<Verifier
                        .Found>>map(unit -> () -> verifier.verify(unit, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .toList();
        int pages = 0;
        List<Answer.Difference> differences = new ArrayList<>();
        for (Verifier.Found found : lanes.call(tasks)) {
            pages += found.pages();
            differences.addAll(found.differences());
        }
        return new Answer(List.of(), Optional.of(pages), differences, Optional.empty(), Optional.empty());
    }

    private Answer repair(Request request, BooleanSupplier inTime) {
        Map<UnitKey, String> units = new LinkedHashMap<>(known(request.units()));
        Set<String> meant = new LinkedHashSet<>();
        request.tenant().filter(tenant -> find(tenant + "|d").isPresent()).ifPresent(meant::add);
        if (request.all().orElse(false)) {
            meant.addAll(tenants.all());
            units.put(UnitSites.ABOUT, UnitSites.ABOUT.toString());
        }
        meant.forEach(tenant -> tenants.units(tenant).forEach(unit -> units.putIfAbsent(unit, unit.toString())));
        boolean whole = repairing.mark(units.keySet(), inTime);
        List<String> texts = new ArrayList<>(request.units());
        units.values().stream().filter(text -> !request.units().contains(text)).forEach(texts::add);
        List<Answer.Unit> answers = publish(texts, units, request.shrink().orElse(false), inTime);
        int waiting = (int) answers.stream()
                .filter(unit -> !List.of("published", "unknown").contains(unit.outcome()))
                .count();
        Orphans.Found orphans = repairing.orphans(request.all().orElse(false), meant, inTime);
        List<Answer.Unit> told = answers.stream()
                .filter(unit -> request.units().contains(unit.unit()) || !unit.outcome().equals("published")
                        || unit.put().orElse(0) + unit.removed().orElse(0) > 0)
                .toList();
        return new Answer(told, Optional.empty(), List.of(),
                Optional.of(new Answer.Repair(units.size(), waiting, orphans.objects(), orphans.paths(),
                        orphans.undecided(), whole && orphans.whole())),
                Optional.empty());
    }

    /// The units that there are, with the text that asked for each.
    private Map<UnitKey, String> known(List<String> texts) {
        Map<UnitKey, String> known = named(texts);
        known.keySet().removeIf(unit -> !ownership.isKnown(unit));
        return known;
    }

    private Optional<UnitKey> find(String text) {
        return UnitSites.find(text).filter(ownership::isKnown);
    }

    /// The units that could have pages, with the text that asked for each.
    private static Map<UnitKey, String> named(List<String> texts) {
        Map<UnitKey, String> named = new LinkedHashMap<>();
        for (String text : texts) {
            UnitSites.find(text).ifPresent(unit -> named.putIfAbsent(unit, text));
        }
        return named;
    }
}
