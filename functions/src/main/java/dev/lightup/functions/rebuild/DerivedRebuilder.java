package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.Fold;
import dev.lightup.functions.apply.ConflictBackoff;
import dev.lightup.functions.apply.EntryReader;
import dev.lightup.functions.apply.SubjectFolding;
import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.DerivedItems;
import dev.lightup.senders.Formats;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Makes everything derived again from every raw event: entries through the present adapters, maps and names, states, members; also what
/// no event is behind, and what this release cannot read. It compares byte for byte what is stored, and makes good what differs unless
/// it only verifies. Events arrive meanwhile: what was read earlier says what there must be, never what there must not be, and nothing
/// is taken away but by its raw event, read by key at that moment. Thread-safe.
public final class DerivedRebuilder {
    /// So many subjects are looked at before those that differ are looked at again.
    private static final int TOGETHER = 500;

    private final Ledger ledger;
    private final LogReading log;
    private final SubjectChecks subjects;
    private final MeetingChecks meetings;
    private final DifferenceRepair mending;
    private final InstantSource clock;
    private final ConflictBackoff patience;

    public DerivedRebuilder(
            Ledger ledger,
            Formats formats,
            SubjectFolding folding,
            InstantSource clock,
            ConflictBackoff patience) {
        this.ledger = ledger;
        this.log = new LogReading(ledger, formats, clock);
        var evidence = new RawEventEvidence(ledger, formats);
        this.subjects = new SubjectChecks(ledger, evidence, new Fold(formats.vocabulary().statuses()));
        this.meetings = new MeetingChecks(ledger, evidence, subjects);
        this.mending = new DifferenceRepair(ledger, folding, new EntryReader(ledger, formats), subjects, meetings,
                clock);
        this.clock = clock;
        this.patience = patience;
    }

    /// Rebuilds, or verifies.
    ///
    /// @param inTime whether there is time to go on
    public RebuildReport run(RebuildRequest request, BooleanSupplier inTime) {
        boolean rewrite = !request.verify().orElse(false);
        SortedSet<DerivedDifference> found = new TreeSet<>();
        ExpectedEntries told = new ExpectedEntries();
        Predicate<String> ofTenant = tenant -> request.tenant().filter(only -> !only.equals(tenant)).isEmpty()
                && request.next().filter(next -> next.tenant().compareTo(tenant) > 0).isEmpty();
        SortedMap<String, SortedSet<Subject>> work = new TreeMap<>();
        if (!log.read(ofTenant, told, found, inTime) || !list(request, ofTenant, told, work, inTime)) {
            // with an event unread by the end of the time nobody can say what a subject must be
            return new RebuildReport(told.events(), 0, first(found), more(found), rewrite, false, Optional.empty());
        }
        if (request.next().isPresent()) {
            // the call that began told which events cannot be read
            found.clear();
        }
        var rounds = new DecisionRounds(subjects, meetings, rewrite ? Optional.of(mending) : Optional.empty(), patience,
                clock);
        Optional<RebuildCursor> next = Optional.empty();
        long decided = 0;
        for (Map.Entry<String, SortedSet<Subject>> tenant : work.entrySet()) {
            Iterator<Subject> left = tenant.getValue().iterator();
            while (left.hasNext() && inTime.getAsBoolean()) {
                List<Subject> some = some(left);
                Optional<Subject> undecided = rounds.decide(tenant.getKey(), some, told, found, inTime);
                decided += undecided.map(subject -> (long) some.indexOf(subject)).orElse((long) some.size());
                next = next.or(() -> undecided.map(subject -> new RebuildCursor(tenant.getKey(), subject)));
            }
            if (left.hasNext()) {
                Subject following = left.next();
                next = next.or(() -> Optional.of(new RebuildCursor(tenant.getKey(), following)));
                break;
            }
            summaries(tenant.getKey(), rewrite, found);
        }
        boolean isStuck = decided == 0 && next.equals(request.next()) && !inTime.getAsBoolean();
        return new RebuildReport(told.events(), decided, first(found), more(found), rewrite, next.isEmpty(),
                isStuck ? Optional.empty() : next);
    }

    private static List<DerivedDifference> first(SortedSet<DerivedDifference> found) {
        return found.stream().limit(RebuildReport.MOST).toList();
    }

    private static long more(SortedSet<DerivedDifference> found) {
        return Math.max(0, found.size() - RebuildReport.MOST);
    }

    /// The subjects that events name, and those of which something lies in the table, by tenant.
    ///
    /// @return whether the table was read in the time there was
    private boolean list(
            RebuildRequest request,
            Predicate<String> ofTenant,
            ExpectedEntries told,
            SortedMap<String, SortedSet<Subject>> work,
            BooleanSupplier inTime) {
        Predicate<DerivedItems.Place> isLeft = place -> request.next()
                .filter(next -> !next.isBefore(place.tenant(), place.subject()))
                .isEmpty();
        List<DerivedItems.Place> named = new ArrayList<>();
        told.tenants()
                .forEach(tenant -> told.subjects(tenant)
                        .forEach(subject -> named.add(new DerivedItems.Place(tenant, subject))));
        add(named, isLeft, work);
        Iterator<DerivedItems.Place> places = ledger.inventory().places(request.tenant()).iterator();
        while (places.hasNext()) {
            if (!inTime.getAsBoolean()) {
                return false;
            }
            DerivedItems.Place place = places.next();
            if (ofTenant.test(place.tenant())) {
                add(List.of(place), isLeft, work);
            }
        }
        return true;
    }

    private static void add(
            Collection<DerivedItems.Place> places,
            Predicate<DerivedItems.Place> isLeft,
            SortedMap<String, SortedSet<Subject>> work) {
        places.stream()
                .filter(isLeft)
                .forEach(place -> work.computeIfAbsent(place.tenant(), _ -> new TreeSet<>()).add(place.subject()));
    }

    private static List<Subject> some(Iterator<Subject> left) {
        List<Subject> some = new ArrayList<>();
        while (left.hasNext() && some.size() < TOGETHER) {
            some.add(left.next());
        }
        return some;
    }

    /// What a unit tells the level above is its own to write: it is made due. What the operator's level notes of a distributor is no
    /// unit's that has pages: the next process that publishes there writes it over.
    private void summaries(String tenant, boolean rewrite, Collection<DerivedDifference> found) {
        ledger.units()
                .summaries(tenant)
                .stream()
                .filter(summary -> summary.told() instanceof StoredRecord.Unread && summary.unit().hasPages())
                .forEach(summary -> {
                    Unit unit = summary.unit();
                    found.add(new DerivedDifference(tenant, unit.toString(), Kind.SUMMARY_UNREAD));
                    if (rewrite) {
                        ledger.heads().lowerDue(unit, clock.instant());
                    }
                });
    }
}
