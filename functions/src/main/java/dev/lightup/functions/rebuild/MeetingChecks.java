package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.CustomerPlacement;
import dev.lightup.functions.rebuild.DerivedDifference.Kind;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.subject.CustomerSubjects;
import dev.lightup.ledger.subject.FoundEntry;
import dev.lightup.ledger.subject.StoredEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Looks at customers' partitions. What the events told of earlier do not explain is judged by raw events, read by key now.
/// Thread-safe.
final class MeetingChecks {
    private final CustomerSubjects customers;
    private final RawEventEvidence evidence;
    private final SubjectChecks subjects;

    MeetingChecks(Ledger ledger, RawEventEvidence evidence, SubjectChecks subjects) {
        this.customers = ledger.customers();
        this.evidence = evidence;
        this.subjects = subjects;
    }

    /// Looks at a customer's partition.
    ///
    /// @param also raw events that are judged too, though no map of them lies there
    /// @param young an event received since then may be on its way
    MeetingCheck of(String tenant, String customer, ExpectedEntries told, Collection<RawKey> also, Instant young) {
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        List<FoundEntry> found = customers.maps(tenant, customer);
        Set<StoredEntry> expected = expected(tenant, customer, told, also, found);
        List<StoredEntry> missing = new ArrayList<>(expected);
        Set<String> places = new HashSet<>();
        expected.forEach(map -> places.add(CustomerSubjects.place(map)));
        Set<RawKey> unread = new HashSet<>();
        List<FoundEntry> toRemove = new ArrayList<>();
        for (FoundEntry map : found) {
            if (map.known().filter(expected::contains).isPresent()) {
                map.known().ifPresent(missing::remove);
            } else if (!isUnclear(map)) {
                kinds.add(kind(map));
                if (map.entry() instanceof StoredRecord.Unread) {
                    unread.add(map.raw());
                }
                if (!places.contains(map.place())) {
                    toRemove.add(map);
                }
            }
        }
        boolean pending = false;
        for (StoredEntry map : missing) {
            if (!unread.contains(map.raw())) {
                boolean isYoung = map.entry().received().isAfter(young);
                pending |= isYoung;
                if (!isYoung) {
                    kinds.add(Kind.MAP_MISSING);
                }
            }
        }
        Set<Subject> known = told.names(tenant, customer);
        Set<Subject> stored = new LinkedHashSet<>(customers.names(tenant, customer));
        Set<Subject> lacking = new TreeSet<>(known);
        lacking.removeAll(stored);
        for (Subject subject : lacking) {
            boolean isYoung = told.isNamedOnlySince(tenant, customer, subject, young);
            pending |= isYoung;
            if (!isYoung) {
                kinds.add(Kind.NAME_MISSING);
            }
        }
        Set<Subject> stray = new TreeSet<>();
        stored.stream()
                .filter(subject -> !known.contains(subject))
                .filter(subject -> !names(tenant, customer, subject, told, young))
                .forEach(stray::add);
        if (!stray.isEmpty()) {
            kinds.add(Kind.NAME_UNEXPECTED);
        }
        return new MeetingCheck(missing, toRemove, lacking, stray, new TreeSet<>(kinds),
                pending && kinds.isEmpty());
    }

    /// Whether an event of the subject names the customer, as far as events can be read.
    boolean names(String tenant, String customer, Subject subject, ExpectedEntries told, Instant young) {
        SubjectCheck.Compared entries = subjects.of(tenant, subject, told.of(tenant, subject), List.of(), young)
                .entries();
        return entries.customers().contains(customer) || !entries.unclear().isEmpty();
    }

    private Set<StoredEntry> expected(
            String tenant,
            String customer,
            ExpectedEntries told,
            Collection<RawKey> also,
            List<FoundEntry> found) {
        Set<StoredEntry> expected = new LinkedHashSet<>(told.maps(tenant, customer));
        Set<RawKey> unexplained = new LinkedHashSet<>(also);
        found.stream()
                .filter(map -> map.known().filter(expected::contains).isEmpty())
                .forEach(map -> unexplained.add(map.raw()));
        Map<RawKey, RawEventEvidence.Said> said = evidence.of(unexplained);
        said.forEach((key, one) -> {
            if (one instanceof RawEventEvidence.Said.Entries(List<Entry> all)) {
                all.stream()
                        .filter(entry -> CustomerPlacement.isMap(entry) && entry.subject().id().equals(customer))
                        .forEach(entry -> expected.add(new StoredEntry(key, entry)));
            }
        });
        return expected;
    }

    private boolean isUnclear(FoundEntry map) {
        return evidence.of(List.of(map.raw())).get(map.raw()) instanceof RawEventEvidence.Said.Unclear;
    }

    private static Kind kind(FoundEntry map) {
        return switch (map.entry()) {
            case StoredRecord.Known<Entry> _ -> Kind.MAP_UNEXPECTED;
            case StoredRecord.Unread<Entry>(int _, boolean newer) -> newer ? Kind.MAP_NEWER : Kind.MAP_UNREAD;
        };
    }
}
