package dev.lightup.domain.fold;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.AmendmentRules.Target;
import dev.lightup.domain.fold.TotalOrder.Timed;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.words.StatusWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Cuts a long history where nothing that comes after can change the order of what came before.
///
/// The cut is by own time, under which entries are stored. Where each source's sequences after the cut all exceed those before it, no
/// entry before the cut borrows its time from one after it, and an entry after the cut has a time of its own greater than any it
/// could borrow: so everything before comes before everything after, and both sides can be ordered apart. An amendment after the
/// cut that names an event before it would reach back, and so would an event after it that an amendment before it names; such a cut
/// is not made, and such a checkpoint is discarded.
public final class CheckpointMaker {
    /// A subject with fewer entries is folded whole.
    public static final int ENTRIES = 500;
    /// A checkpoint moves on once so many entries more lie behind the next cut: what is read besides, and how seldom one is written.
    public static final int STEP = 100;
    /// What is late by less than the distance finds its place above the cut and discards nothing. Where many come in that time the
    /// distance is less, or a busy subject would be read whole at each event.
    private static final List<CheckpointCutFinder.Distance> DISTANCES = List.of(
            new CheckpointCutFinder.Distance(Duration.ofDays(7), 500),
            new CheckpointCutFinder.Distance(Duration.ofHours(1), 5_000),
            new CheckpointCutFinder.Distance(Duration.ofMinutes(10), Integer.MAX_VALUE));
    /// An endpoint's own subject takes every heartbeat and every refusal, nearly all in the order in which they are received: no less than
    /// ten minutes, since the sweep drives again what is younger.
    private static final List<CheckpointCutFinder.Distance> OF_ENDPOINTS = List.of(
            new CheckpointCutFinder.Distance(Duration.ofDays(7), STEP),
            new CheckpointCutFinder.Distance(Duration.ofMinutes(10), Integer.MAX_VALUE));
    /// With more amendments than these waiting for their event, a checkpoint would be larger than it helps.
    private static final int AWAITED = 50;

    private final StatusWords words;

    /// @param words what senders' words mean
    public CheckpointMaker(StatusWords words) {
        this.words = words;
    }

    /// The latest good cut of a subject's whole history; empty when the history is short or has none.
    public Optional<Checkpoint> propose(Subject subject, Collection<Entry> all) {
        List<Entry> entries = EntryIdentity.distinct(subject, all);
        if (entries.size() <= ENTRIES) {
            return Optional.empty();
        }
        return CheckpointCutFinder.latest(entries, distances(subject))
                .flatMap(
                        cut -> at(cut, entries, new SliceFolder(subject, Slice.RECENT, words), new TreeMap<>(),
                                EntrySum.NONE,
                                new HashSet<>()));
    }

    /// A later checkpoint, from an earlier one that holds and what is stored after it, once that grew long enough.
    ///
    /// @param after the entries whose own time is after the cut
    /// @return empty while the earlier one does, or when it does not hold
    public Optional<Checkpoint> advance(Checkpoint checkpoint, Collection<Entry> after) {
        FoldPosition resume = checkpoint.resume();
        List<Entry> entries = EntryIdentity.distinct(resume.subject(), after);
        if (entries.size() < STEP || !holds(checkpoint, entries)) {
            return Optional.empty();
        }
        Optional<Instant> cut = CheckpointCutFinder.latest(entries, distances(resume.subject()));
        if (cut.isEmpty() || entries.stream().filter(entry -> !isAfter(entry, cut.get())).count() < STEP) {
            return Optional.empty();
        }
        Set<Target> awaited = new HashSet<>();
        resume.awaited().forEach(event -> awaited.add(new Target(event.source(), event.event())));
        return at(cut.get(), entries, new SliceFolder(resume, words), new TreeMap<>(checkpoint.greatestSequences()),
                checkpoint.entries(), awaited);
    }

    private static Optional<Checkpoint> at(
            Instant cut,
            List<Entry> entries,
            SliceFolder walk,
            SortedMap<String, String> greatest,
            EntrySum earlier,
            Set<Target> awaited) {
        List<Timed> before = TotalOrder.of(entries.stream().filter(entry -> !isAfter(entry, cut)).toList());
        awaited.addAll(AmendmentRules.awaited(before));
        if (awaited.size() > AWAITED) {
            return Optional.empty();
        }
        for (Timed timed : before) {
            Entry entry = timed.entry();
            entry.sequence()
                    .ifPresent(sequence -> greatest.merge(entry.source(), sequence,
                            (one, other) -> one.compareTo(other) >= 0 ? one : other));
        }
        walk.over(AmendmentRules.carryOut(before));
        List<FoldPosition.Awaited> events = awaited.stream()
                .map(target -> new FoldPosition.Awaited(target.source(), target.id()))
                .sorted(Comparator.comparing(FoldPosition.Awaited::source).thenComparing(FoldPosition.Awaited::event))
                .toList();
        EntrySum sum = earlier.plus(EntrySum.of(walk.subject(), before.stream().map(Timed::entry).toList()));
        return Optional.of(new Checkpoint(cut, greatest, sum, walk.resume(events)));
    }

    /// The fold of the whole history, from a checkpoint and what is stored after its cut.
    ///
    /// @param after the entries whose own time is after the cut
    /// @param justArrived the entries that are being taken in: those of them at or before the cut may be missing in the checkpoint
    /// @return empty when the checkpoint does not hold any longer: discard it and fold the whole history
    public Optional<FoldedSubject> foldFrom(
            Checkpoint checkpoint,
            Collection<Entry> after,
            Collection<Entry> justArrived) {
        Subject subject = checkpoint.resume().subject();
        Collection<Entry> all = new ArrayList<>(after);
        all.addAll(justArrived);
        List<Entry> entries = EntryIdentity.distinct(subject, all);
        if (!holds(checkpoint, entries)) {
            return Optional.empty();
        }
        List<Timed> ordered = TotalOrder.of(entries);
        return Optional.of(new SliceFolder(checkpoint.resume(), words)
                .over(AmendmentRules.carryOut(ordered))
                .folded());
    }

    private static List<CheckpointCutFinder.Distance> distances(Subject subject) {
        return subject.kind() == Subject.Kind.ENDPOINT ? OF_ENDPOINTS : DISTANCES;
    }

    private static boolean holds(Checkpoint checkpoint, List<Entry> entries) {
        Set<Target> present = new HashSet<>();
        entries.forEach(entry -> present.add(Target.of(entry)));
        for (FoldPosition.Awaited awaited : checkpoint.resume().awaited()) {
            if (present.contains(new Target(awaited.source(), awaited.event()))) {
                return false;
            }
        }
        return entries.stream()
                .allMatch(entry -> isAfter(entry, checkpoint.cut())
                        && exceeds(checkpoint, entry)
                        && AmendmentRules.target(entry).filter(target -> !present.contains(target)).isEmpty());
    }

    private static boolean exceeds(Checkpoint checkpoint, Entry entry) {
        String greatest = checkpoint.greatestSequences().get(entry.source());
        return greatest == null || entry.sequence().filter(sequence -> sequence.compareTo(greatest) <= 0).isEmpty();
    }

    private static boolean isAfter(Entry entry, Instant cut) {
        return entry.ownTime().isAfter(cut);
    }
}
