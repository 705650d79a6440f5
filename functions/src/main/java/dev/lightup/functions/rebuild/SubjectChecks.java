package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.fold.Checkpoint;
import dev.lightup.domain.fold.EntrySum;
import dev.lightup.domain.fold.Fold;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.functions.apply.CustomerPlacement;
import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import dev.lightup.functions.rebuild.SubjectCheck.Compared;
import dev.lightup.json.CodecException;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.FoundEntry;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StoredEntry;
import dev.lightup.ledger.subject.SubjectRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Looks at subjects. The state is read before the entries, as a fold reads them. An entry that the events told of earlier do not
/// explain is judged by its raw event, read by key now. Thread-safe.
final class SubjectChecks {
    private final Ledger ledger;
    private final SubjectRecords subjects;
    private final RawEventEvidence evidence;
    private final Fold fold;

    /// @param fold what states are made by
    SubjectChecks(Ledger ledger, RawEventEvidence evidence, Fold fold) {
        this.fold = fold;
        this.ledger = ledger;
        this.subjects = ledger.subjects();
        this.evidence = evidence;
    }

    /// Looks at a subject.
    ///
    /// @param told what the events of the index say of it
    /// @param also raw events that are judged too, though nothing of them lies there: what was taken out of them may have to be put back
    /// @param young an event received since then may be on its way
    SubjectCheck of(
            String tenant,
            Subject subject,
            Collection<StoredEntry> told,
            Collection<RawKey> also,
            Instant young) {
        Optional<StateItem> state = Optional.empty();
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        try {
            state = subjects.state(tenant, subject);
        } catch (IllegalStateException | IllegalArgumentException | CodecException _) {
            kinds.add(Kind.STATE_UNREAD);
        }
        List<CheckpointRef> checkpoints = new ArrayList<>(subjects.checkpoints(tenant, subject));
        List<FoundEntry> found = subjects.entries(tenant, subject).toList();
        Compared entries = compare(subject, found, told, also);
        boolean pending = entryKinds(entries, young, kinds);
        if (!kinds.contains(Kind.STATE_UNREAD) && !isFold(state, subject, entries, kinds)) {
            if (isOnItsWay(state, subject, entries, young)) {
                pending = true;
            } else {
                kinds.add(state.isEmpty() ? Kind.STATE_MISSING : Kind.STATE_DIFFERENT);
            }
        }
        state.flatMap(StateItem::checkpoint).ifPresent(ref -> {
            if (!checkpoints.remove(ref) || !isRead(tenant, subject, ref)) {
                kinds.add(Kind.CHECKPOINT_UNREAD);
            }
        });
        if (!checkpoints.isEmpty()) {
            kinds.add(Kind.CHECKPOINT_UNEXPECTED);
        }
        SortedSet<Unit> known = new TreeSet<>();
        SortedSet<Unit> stray = new TreeSet<>();
        state.filter(item -> item.stored() instanceof StoredRecord.Known)
                .ifPresent(item -> members(item, known, stray, kinds));
        Set<String> places = new HashSet<>();
        found.forEach(entry -> places.add(entry.place()));
        // what differs for certain is told and mended, whatever else is on its way
        return new SubjectCheck(state, places, entries, checkpoints, stray, known, new TreeSet<>(kinds),
                pending && kinds.isEmpty());
    }

    private Compared compare(
            Subject subject,
            List<FoundEntry> found,
            Collection<StoredEntry> told,
            Collection<RawKey> also) {
        Set<StoredEntry> expected = new LinkedHashSet<>(told);
        Set<RawKey> unexplained = new LinkedHashSet<>(also);
        found.stream()
                .filter(entry -> entry.known().filter(expected::contains).isEmpty())
                .forEach(entry -> unexplained.add(entry.raw()));
        Map<RawKey, RawEventEvidence.Said> said = evidence.of(unexplained);
        List<StoredEntry> maps = new ArrayList<>();
        said.forEach((key, one) -> {
            if (one instanceof RawEventEvidence.Said.Entries(List<Entry> all)) {
                all.forEach(entry -> {
                    var stored = new StoredEntry(key, entry);
                    if (entry.subject().equals(subject)) {
                        expected.add(stored);
                    } else if (CustomerPlacement.isMap(entry) && CustomerPlacement.follows(subject)) {
                        maps.add(stored);
                    }
                });
            }
        });
        Set<String> customers = new Compared(expected, List.of(), List.of(), List.of()).customers();
        maps.stream()
                .filter(map -> customers.contains(map.entry().subject().id()))
                .forEach(map -> expected.add(CustomerPlacement.derived(map, subject)));
        Set<StoredEntry> missing = new LinkedHashSet<>(expected);
        List<FoundEntry> unexpected = new ArrayList<>();
        List<StoredEntry> unclear = new ArrayList<>();
        for (FoundEntry entry : found) {
            if (entry.known().filter(expected::contains).isPresent()) {
                entry.known().ifPresent(missing::remove);
            } else if (said.get(entry.raw()) instanceof RawEventEvidence.Said.Unclear) {
                entry.known().ifPresent(unclear::add);
            } else {
                unexpected.add(entry);
            }
        }
        return new Compared(expected, List.copyOf(missing), unexpected, unclear);
    }

    /// @return whether entries may be missing because their event is on its way
    private static boolean entryKinds(Compared entries, Instant young, Set<Kind> kinds) {
        Set<RawKey> unread = new HashSet<>();
        for (FoundEntry found : entries.unexpected()) {
            switch (found.entry()) {
                case StoredRecord.Known<Entry> _ -> kinds.add(Kind.ENTRY_UNEXPECTED);
                case StoredRecord.Unread<Entry>(int _, boolean newer) -> {
                    kinds.add(newer ? Kind.ENTRY_NEWER : Kind.ENTRY_UNREAD);
                    unread.add(found.raw());
                }
            }
        }
        boolean pending = false;
        for (StoredEntry entry : entries.missing()) {
            if (unread.contains(entry.raw())) {
                continue;
            }
            if (isYoung(entry, entries, young)) {
                pending = true;
            } else {
                kinds.add(Kind.ENTRY_MISSING);
            }
        }
        return pending;
    }

    /// A placed entry is on its way also while the first event is that names the customer.
    private static boolean isYoung(StoredEntry missing, Compared entries, Instant young) {
        return missing.entry().received().isAfter(young)
                || (missing.entry().fact() instanceof SystemFact.Placed && entries.expected()
                        .stream()
                        .filter(entry -> entry.entry().customer().isPresent())
                        .allMatch(entry -> entry.entry().received().isAfter(young)));
    }

    /// Whether the state is what the entries say; of one that cannot be read the kind is noted instead.
    private boolean isFold(Optional<StateItem> state, Subject subject, Compared entries, Set<Kind> kinds) {
        if (entries.isNothing()) {
            state.ifPresent(_ -> kinds.add(Kind.STATE_UNEXPECTED));
            return true;
        }
        if (state.isEmpty()) {
            return false;
        }
        return switch (state.get().stored()) {
            case StoredRecord.Unread<FoldedSubject>(int _, boolean newer) -> {
                kinds.add(newer ? Kind.STATE_NEWER : Kind.STATE_UNREAD);
                yield true;
            }
            case StoredRecord.Known<FoldedSubject>(FoldedSubject folded) ->
                Arrays.equals(Codec.write(folded), Codec.write(fold.fold(subject, all(entries))));
        };
    }

    private static List<Entry> all(Compared entries) {
        List<Entry> all = new ArrayList<>();
        entries.expected().forEach(entry -> all.add(entry.entry()));
        entries.unclear().forEach(entry -> all.add(entry.entry()));
        return all;
    }

    /// A state that took in all entries is no further on its way; one that did not is as long as one of them is young.
    private static boolean isOnItsWay(Optional<StateItem> state, Subject subject, Compared entries, Instant young) {
        List<Entry> all = all(entries);
        boolean hasAll = state.flatMap(item -> item.taken().entries())
                .filter(EntrySum.of(subject, all)::equals)
                .isPresent();
        return !hasAll && all.stream().anyMatch(entry -> entry.received().isAfter(young));
    }

    private boolean isRead(String tenant, Subject subject, CheckpointRef ref) {
        try {
            return subjects.checkpoint(tenant, subject, ref)
                    .map(json -> Codec.read(Checkpoint.class, json))
                    .isPresent();
        } catch (CodecException _) {
            return false;
        }
    }

    private void members(StateItem state, Set<Unit> known, Set<Unit> stray, Set<Kind> kinds) {
        for (Unit unit : state.members()) {
            // a release before groups put the account's own
            var member = ledger.units()
                    .membership(unit, state.subject())
                    .or(() -> unit instanceof Unit.Group group
                            ? ledger.units().membership(group.ofAccount(), state.subject())
                            : Optional.empty());
            if (member.isEmpty()) {
                kinds.add(Kind.MEMBER_MISSING);
                known.add(unit);
            } else if (member.get().version().isEmpty()) {
                kinds.add(Kind.MEMBER_UNVERSIONED);
                known.add(unit);
            }
        }
        for (Unit unit : everKnown(state)) {
            if (ledger.units().membership(unit, state.subject()).filter(m -> m.version().isEmpty()).isPresent()) {
                kinds.add(Kind.MEMBER_UNVERSIONED);
                stray.add(unit);
            }
        }
    }

    /// Units that the subject may once have been on and that its state does not name.
    private static SortedSet<Unit> everKnown(StateItem state) {
        SortedSet<Unit> units = new TreeSet<>(state.accountsEver());
        units.add(Unit.unplaced(state.tenant()));
        units.removeAll(state.units());
        return units;
    }
}
