package dev.lightup.site.publish;

import dev.lightup.ledger.Heads;
import dev.lightup.ledger.UnitKey;
import dev.lightup.ledger.stream.StreamRecord;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Turns what the function is called with into units to publish: each once, several side by side.
final class Dispatch {
    /// Below before above: a level is made from what its units have just told.
    private static final List<Predicate<UnitKey>> LEVELS = List.of(UnitSites.ABOUT::equals, UnitKey::isAccount,
            unit -> !unit.isAccount() && !unit.equals(UnitSites.ABOUT));

    private final Publisher publisher;
    private final Verifier verifier;
    private final Levels levels;
    private final Tenants tenants;
    private final Heads heads;
    private final Lanes lanes;
    private final Journal journal;
    private final InstantSource clock;

    Dispatch(Publisher publisher, Verifier verifier, Levels levels, Tenants tenants, Heads heads, Lanes lanes,
            Journal journal,
            InstantSource clock) {
        this.publisher = publisher;
        this.verifier = verifier;
        this.levels = levels;
        this.tenants = tenants;
        this.heads = heads;
        this.lanes = lanes;
        this.journal = journal;
        this.clock = clock;
    }

    /// Publishes what a batch of the stream asks for.
    ///
    /// @param inTime whether there is time to begin one more unit
    /// @return sequence numbers of the records to deliver again: those whose units could not even be begun
    Set<String> stream(List<StreamRecord> records, BooleanSupplier inTime) {
        Wakes wakes = Wakes.of(records);
        wakes.unreadable()
                .forEach(record -> journal.failure("a record of the stream cannot be read: " + record.sequence(),
                        record.cause()));
        Set<String> again = new TreeSet<>();
        for (Wakes.NewProgramme programme : wakes.programmes()) {
            try {
                tenants.spread(programme.state());
            } catch (RuntimeException e) {
                journal.failure("the new configuration reached not every unit", e);
                again.add(programme.sequence());
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Predicate<UnitKey> level : LEVELS) {
            List<Callable<Begun>> tasks = new ArrayList<>();
            wakes.units().forEach((unit, sequence) -> {
                if (level.test(unit)) {
                    tasks.add(() -> begin(unit, sequence, inTime));
                }
            });
            for (Begun begun : lanes.call(tasks)) {
                begun.outcome().ifPresentOrElse(outcomes::add, () -> again.add(begun.sequence()));
            }
        }
        journal.outcomes(outcomes, wakes.unreadable().size());
        return again;
    }

    private record Begun(String sequence, Optional<Outcome> outcome) {}

    private Begun begin(UnitKey unit, String sequence, BooleanSupplier inTime) {
        try {
            if (!inTime.getAsBoolean()) {
                return new Begun(sequence, Optional.empty());
            }
            return new Begun(sequence,
                    Optional.of(levels.mustWait(unit) ? new Outcome.Later(unit) : publisher.publish(unit, false)));
        } catch (RuntimeException e) {
            journal.failure("the unit could not be begun: " + unit, e);
            return new Begun(sequence, Optional.empty());
        }
    }

    /// Does what somebody asked for directly.
    Answer direct(Request request, BooleanSupplier inTime) {
        return request.verify().orElse(false) ? verify(request) : publish(request, inTime);
    }

    private Answer publish(Request request, BooleanSupplier inTime) {
        Map<String, Answer.Unit> answers = new LinkedHashMap<>();
        request.units().forEach(text -> answers.put(text, Answer.Unit.without(text, "unknown", List.of())));
        Map<UnitKey, String> known = known(request.units());
        List<Outcome> outcomes = new ArrayList<>();
        for (Predicate<UnitKey> level : LEVELS) {
            List<Callable<Outcome>> tasks = known.keySet()
                    .stream()
                    .filter(level)
                    .<Callable<Outcome>>map(unit -> () -> publish(unit, request.shrink().orElse(false), inTime))
                    .toList();
            outcomes.addAll(lanes.call(tasks));
        }
        for (Outcome outcome : outcomes) {
            answers.put(known.getOrDefault(outcome.unit(), ""), Answer.Unit.of(outcome));
        }
        journal.outcomes(outcomes, 0);
        return new Answer(List.copyOf(answers.values()), Optional.empty(), List.of());
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
        Set<UnitKey> units = new LinkedHashSet<>(known(request.units()).keySet());
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
        return new Answer(List.of(), Optional.of(pages), differences);
    }

    /// The units that have pages, with the text that asked for each.
    private static Map<UnitKey, String> known(List<String> texts) {
        Map<UnitKey, String> known = new LinkedHashMap<>();
        for (String text : texts) {
            UnitSites.find(text).ifPresent(unit -> known.putIfAbsent(unit, text));
        }
        return known;
    }
}
