package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.CustomerPlacement;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StoredEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What raw events say, subject by subject, from the events alone: their entries, and what maps say of the subjects that follow them.
/// Held in memory: a rebuild is for one tenant at a time where there is much. It says what there must be, never what there must not be:
/// events have come since.
final class ExpectedEntries {
    private final SortedMap<String, SortedMap<Subject, List<StoredEntry>>> entries = new TreeMap<>();
    private final Map<String, SortedMap<String, List<StoredEntry>>> maps = new TreeMap<>();
    /// When a customer's subjects were first told to be its own.
    private final Map<String, SortedMap<String, SortedMap<Subject, Instant>>> names = new TreeMap<>();
    private long events;

    /// Takes in what an event says.
    void tell(RawEvent raw, Collection<Entry> said) {
        String tenant = raw.tenant();
        events++;
        for (Entry entry : said) {
            StoredEntry stored = new StoredEntry(raw.key(), entry);
            add(tenant, entry.subject(), stored);
            if (CustomerPlacement.isMap(entry)) {
                maps.computeIfAbsent(tenant, _ -> new TreeMap<>())
                        .computeIfAbsent(entry.subject().id(), _ -> new ArrayList<>())
                        .add(stored);
            }
            entry.customer()
                    .filter(_ -> CustomerPlacement.follows(entry.subject()))
                    .ifPresent(customer -> names
                            .computeIfAbsent(tenant, _ -> new TreeMap<>())
                            .computeIfAbsent(customer, _ -> new TreeMap<>())
                            .merge(entry.subject(), entry.received(),
                                    (one, other) -> one.isBefore(other) ? one : other));
        }
    }

    /// The event is there and says nothing that can be read.
    void unread() {
        events++;
    }

    /// Lets maps and subjects meet, once all is told.
    void meet() {
        maps.forEach((tenant, ofTenant) -> ofTenant.forEach((customer, all) -> {
            for (Subject subject : names(tenant, customer)) {
                all.forEach(map -> add(tenant, subject, CustomerPlacement.derived(map, subject)));
            }
        }));
    }

    private void add(String tenant, Subject subject, StoredEntry entry) {
        entries.computeIfAbsent(tenant, _ -> new TreeMap<>())
                .computeIfAbsent(subject, _ -> new ArrayList<>())
                .add(entry);
    }

    long events() {
        return events;
    }

    /// The tenants of the events.
    Set<String> tenants() {
        return entries.keySet();
    }

    /// The subjects that events speak of, and the customers that they name.
    SortedSet<Subject> subjects(String tenant) {
        SortedSet<Subject> subjects = new TreeSet<>(entries.getOrDefault(tenant, new TreeMap<>()).keySet());
        names.getOrDefault(tenant, new TreeMap<>())
                .keySet()
                .stream()
                .filter(Subject::isValidId)
                .forEach(customer -> subjects.add(new Subject(Subject.Kind.CUSTOMER, customer)));
        return subjects;
    }

    /// The entries that a subject must have.
    List<StoredEntry> of(String tenant, Subject subject) {
        return entries.getOrDefault(tenant, new TreeMap<>()).getOrDefault(subject, List.of());
    }

    /// The maps that a customer must have.
    List<StoredEntry> maps(String tenant, String customer) {
        return maps.getOrDefault(tenant, new TreeMap<>()).getOrDefault(customer, List.of());
    }

    /// The subjects that a customer must know.
    Set<Subject> names(String tenant, String customer) {
        return new HashSet<>(named(tenant, customer).keySet());
    }

    /// Whether the first event that names the customer was received after that time.
    boolean isNamedOnlySince(String tenant, String customer, Subject subject, Instant time) {
        return named(tenant, customer).getOrDefault(subject, Instant.MIN).isAfter(time);
    }

    private SortedMap<Subject, Instant> named(String tenant, String customer) {
        return names.getOrDefault(tenant, new TreeMap<>()).getOrDefault(customer, new TreeMap<>());
    }
}
