package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.Derivation;
import dev.lightup.ledger.RawEvent;
import dev.lightup.ledger.RawKey;
import dev.lightup.ledger.StoredEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What raw events say, subject by subject, from the events alone: their entries, and what maps say of the subjects that follow them.
/// Held in memory: a rebuild is for one tenant at a time where there is much.
final class Told {
    private final Map<RawKey, Boolean> read = new TreeMap<>();
    private final SortedMap<String, SortedMap<Subject, List<StoredEntry>>> entries = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, List<StoredEntry>>> maps = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Set<Subject>>> names = new TreeMap<>();

    /// Takes in what an event says.
    void tell(RawEvent raw, Collection<Entry> said) {
        String tenant = raw.tenant();
        read.put(raw.key(), true);
        for (Entry entry : said) {
            StoredEntry stored = new StoredEntry(raw.key(), entry);
            add(tenant, entry.subject(), stored);
            if (Derivation.isMap(entry)) {
                maps.computeIfAbsent(tenant, _ -> new TreeMap<>())
                        .computeIfAbsent(entry.subject().id(), _ -> new ArrayList<>())
                        .add(stored);
            }
            entry.customer()
                    .filter(_ -> Derivation.follows(entry.subject()))
                    .ifPresent(customer -> names
                            .computeIfAbsent(tenant, _ -> new TreeMap<>())
                            .computeIfAbsent(customer, _ -> new LinkedHashSet<>())
                            .add(entry.subject()));
        }
    }

    /// The event is there and says nothing that can be read.
    void unread(RawKey key) {
        read.put(key, false);
    }

    /// Lets maps and subjects meet, once all is told.
    void meet() {
        maps.forEach((tenant, ofTenant) -> ofTenant.forEach((customer, all) -> {
            for (Subject subject : names(tenant, customer)) {
                all.forEach(map -> add(tenant, subject, Derivation.derived(map, subject)));
            }
        }));
    }

    private void add(String tenant, Subject subject, StoredEntry entry) {
        entries.computeIfAbsent(tenant, _ -> new TreeMap<>())
                .computeIfAbsent(subject, _ -> new ArrayList<>())
                .add(entry);
    }

    long events() {
        return read.size();
    }

    /// Whether what this event says is told; one that arrived since is not.
    boolean knows(RawKey key) {
        return Optional.ofNullable(read.get(key)).orElse(false);
    }

    /// The subjects of each tenant with the entries that they must have.
    SortedMap<String, SortedMap<Subject, List<StoredEntry>>> subjects() {
        return entries;
    }

    /// The customers of each tenant that something must meet in.
    SortedMap<String, Set<String>> customers() {
        SortedMap<String, Set<String>> customers = new TreeMap<>();
        maps.forEach((tenant, all) -> customers.computeIfAbsent(tenant, _ -> new HashSet<>()).addAll(all.keySet()));
        names.forEach((tenant, all) -> customers.computeIfAbsent(tenant, _ -> new HashSet<>()).addAll(all.keySet()));
        return customers;
    }

    List<StoredEntry> maps(String tenant, String customer) {
        return maps.getOrDefault(tenant, new TreeMap<>()).getOrDefault(customer, List.of());
    }

    Set<Subject> names(String tenant, String customer) {
        return names.getOrDefault(tenant, new TreeMap<>()).getOrDefault(customer, Set.of());
    }
}
