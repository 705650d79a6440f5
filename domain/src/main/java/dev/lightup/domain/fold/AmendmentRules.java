package dev.lightup.domain.fold;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.fold.TotalOrder.Timed;
import dev.lightup.domain.machine.FoldStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Carries out corrections and retractions before anything is folded.
///
/// An amendment names an event id of its own source, on its own subject, earlier or later in the order. Of several that name the
/// same event the last in the order decides, whatever the others said. A correction puts its fact at the original's place (and
/// its account and customer, where it carries them); an event of several entries says the corrected fact once, at its first entry.
///
/// An amendment can itself be amended, but only by one that comes after it in the order (so there are no circles): a retracted
/// retraction never was, and what it removed is back; a retracted correction likewise; a corrected amendment no longer amends. An
/// amendment inside a correction amends nothing. One that names an event which is not known is as if it had not come yet.
final class AmendmentRules {
    /// An event on a subject: what an amendment names.
    record Target(String source, String id) {
        static Target of(Entry entry) {
            return new Target(entry.source(), entry.id());
        }
    }

    /// The amendment that decides, for each event that one names.
    private final Map<Target, Entry> decisions = new HashMap<>();
    /// Amendments that a later one took back or replaced.
    private final Set<EntryIdentity> undone = new HashSet<>();

    /// Every event that has an entry, with when it counts.
    private final Map<Target, Instant> present = new HashMap<>();

    private AmendmentRules(List<Timed> ordered) {
        ordered.reversed().forEach(timed -> decide(timed.entry()));
        if (!decisions.isEmpty()) {
            ordered.forEach(timed -> present.putIfAbsent(Target.of(timed.entry()), timed.at()));
        }
    }

    private void decide(Entry entry) {
        Optional<Target> target = target(entry);
        if (target.isEmpty()) {
            return;
        }
        if (decisions.containsKey(Target.of(entry))) {
            undone.add(EntryIdentity.of(entry));
        } else {
            decisions.putIfAbsent(target.get(), entry);
        }
    }

    /// The entries as they stand after every amendment, in their order.
    static List<FoldStep> carryOut(List<Timed> ordered) {
        return new AmendmentRules(ordered).kept(ordered);
    }

    private List<FoldStep> kept(List<Timed> ordered) {
        if (decisions.isEmpty()) {
            return ordered.stream().map(timed -> new FoldStep(timed.at(), timed.entry())).toList();
        }
        List<FoldStep> kept = new ArrayList<>(ordered.size());
        Set<Target> corrected = new HashSet<>();
        for (Timed timed : ordered) {
            Entry entry = timed.entry();
            Target event = Target.of(entry);
            if (amends(entry)) {
                target(entry).map(present::get)
                        .ifPresent(
                                about -> kept.add(new FoldStep(timed.at(), entry, Optional.of(about))));
                continue;
            }
            Entry decision = decisions.get(event);
            if (decision == null) {
                kept.add(new FoldStep(timed.at(), entry));
            } else if (decision.fact() instanceof SystemFact.Corrected(_, Fact fact) && corrected.add(event)) {
                kept.add(new FoldStep(timed.at(), corrected(entry, decision, fact)));
            }
        }
        return kept;
    }

    /// The events that amendments in force name and that are not known: what would change these entries if it came.
    static Set<Target> awaited(List<Timed> ordered) {
        AmendmentRules amendments = new AmendmentRules(ordered);
        Set<Target> awaited = new HashSet<>();
        ordered.stream()
                .map(Timed::entry)
                .filter(amendments::amends)
                .forEach(entry -> target(entry).filter(target -> !amendments.present.containsKey(target))
                        .ifPresent(awaited::add));
        return awaited;
    }

    private boolean amends(Entry entry) {
        return target(entry).isPresent() && !undone.contains(EntryIdentity.of(entry));
    }

    /// What an amendment names; empty for any other entry.
    static Optional<Target> target(Entry entry) {
        if (entry.fact() instanceof SystemFact.Corrected(String event, _)) {
            return Optional.of(new Target(entry.source(), event));
        }
        if (entry.fact() instanceof SystemFact.Retracted(String event)) {
            return Optional.of(new Target(entry.source(), event));
        }
        return Optional.empty();
    }

    /// The original as it should have been: its place and times, the correction's word and vouching.
    private static Entry corrected(Entry original, Entry correction, Fact fact) {
        return new Entry(original.subject(), original.id(), original.source(), original.place(), original.sequence(),
                original.occurred(), original.received(), correction.account().or(original::account),
                correction.customer().or(original::customer), correction.grade(), Catalogue.of(fact).name(), fact,
                original.zone());
    }
}
