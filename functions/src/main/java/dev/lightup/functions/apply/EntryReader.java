package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.CustomerSubjects;
import dev.lightup.ledger.subject.FoundEntry;
import dev.lightup.ledger.subject.StoredEntry;
import dev.lightup.ledger.subject.SubjectRecords;
import dev.lightup.senders.Formats;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Entries and maps as they lie in the table. What this release cannot read is made anew from its raw event before anybody folds it, put
/// under its present key, and the old item is removed; what a newer release wrote is made anew in memory only and stays as it is. What
/// cannot be read and has no event behind it says nothing: it stays where it is, for a rebuild to judge. Thread-safe.
public final class EntryReader {
    private static final System.Logger LOG = System.getLogger(EntryReader.class.getName());
    /// So many raw events are read at a time; what was made anew of them stands, wherever the process ends.
    private static final int TOGETHER = 100;

    private final Ledger ledger;
    private final EventEntries events;

    public EntryReader(Ledger ledger, Formats formats) {
        this.ledger = ledger;
        this.events = new EventEntries(ledger, formats);
    }

    /// A subject's entries.
    ///
    /// @throws IllegalStateException when one cannot be made anew: no format reads its raw event
    public List<Entry> entries(String tenant, Subject subject, Stream<FoundEntry> found) {
        List<Entry> entries = new ArrayList<>();
        List<FoundEntry> unread = new ArrayList<>();
        found.forEach(one -> one.entry().known().ifPresentOrElse(entries::add, () -> unread.add(one)));
        anew(unread, raw -> said(raw, subject), new Home() {
            @Override
            public String place(StoredEntry entry) {
                return SubjectRecords.place(entry);
            }

            @Override
            public void put(StoredEntry entry) {
                ledger.subjects().put(entry);
            }

            @Override
            public void remove(String place) {
                ledger.subjects().remove(tenant, subject, place);
            }
        }).forEach(made -> entries.add(made.entry()));
        return entries;
    }

    /// A customer's maps, in no order of time.
    ///
    /// @throws IllegalStateException as above
    public List<StoredEntry> maps(String tenant, String customer) {
        List<StoredEntry> maps = new ArrayList<>();
        List<FoundEntry> unread = new ArrayList<>();
        ledger.customers()
                .maps(tenant, customer)
                .forEach(one -> one.known().ifPresentOrElse(maps::add, () -> unread.add(one)));
        maps.addAll(anew(unread, raw -> events.of(raw,
                entry -> CustomerPlacement.isMap(entry) && entry.subject().id().equals(customer)), new Home() {
                    @Override
                    public String place(StoredEntry entry) {
                        return CustomerSubjects.place(entry);
                    }

                    @Override
                    public void put(StoredEntry entry) {
                        ledger.customers().putMap(customer, entry);
                    }

                    @Override
                    public void remove(String place) {
                        ledger.customers().removeMap(tenant, customer, place);
                    }
                }));
        return maps;
    }

    /// What an event says of a subject, by itself or by placing it.
    public List<Entry> said(RawEvent raw, Subject subject) {
        List<Entry> said = new ArrayList<>();
        for (Entry entry : events.of(raw, entry -> entry.subject().equals(subject)
                || (CustomerPlacement.isMap(entry) && CustomerPlacement.follows(subject)))) {
            if (entry.subject().equals(subject)) {
                said.add(entry);
            } else if (CustomerPlacement.isMap(entry) && CustomerPlacement.follows(subject)) {
                said.add(CustomerPlacement.derived(new StoredEntry(raw.key(), entry), subject).entry());
            }
        }
        return said;
    }

    /// Where entries of one kind lie.
    private interface Home {
        String place(StoredEntry entry);

        void put(StoredEntry entry);

        void remove(String place);
    }

    private interface Sayings {
        List<Entry> of(RawEvent raw);
    }

    private List<StoredEntry> anew(List<FoundEntry> unread, Sayings sayings, Home home) {
        Map<RawKey, List<FoundEntry>> byEvent = new LinkedHashMap<>();
        unread.forEach(one -> byEvent.computeIfAbsent(one.raw(), _ -> new ArrayList<>()).add(one));
        List<RawKey> keys = List.copyOf(byEvent.keySet());
        List<StoredEntry> made = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += TOGETHER) {
            List<RawKey> some = keys.subList(from, Math.min(keys.size(), from + TOGETHER));
            Map<RawKey, RawEvent> events = new HashMap<>();
            ledger.rawEvents().find(some).forEach(raw -> events.put(raw.key(), raw));
            for (RawKey key : some) {
                RawEvent raw = events.get(key);
                if (raw == null) {
                    LOG.log(Level.WARNING,
                            () -> "what was derived of " + key + " cannot be read, and the event is not there");
                    continue;
                }
                made.addAll(replaced(sayings.of(raw), byEvent.getOrDefault(key, List.of()), key, home));
            }
        }
        return made;
    }

    private static List<StoredEntry> replaced(List<Entry> said, Collection<FoundEntry> old, RawKey key, Home home) {
        List<StoredEntry> made = said.stream().map(entry -> new StoredEntry(key, entry)).toList();
        if (old.stream().map(FoundEntry::entry).anyMatch(StoredRecord::isNewer)) {
            return made;
        }
        Set<String> places = new HashSet<>();
        for (StoredEntry entry : made) {
            home.put(entry);
            places.add(home.place(entry));
        }
        old.stream().map(FoundEntry::place).filter(place -> !places.contains(place)).forEach(home::remove);
        return made;
    }
}
