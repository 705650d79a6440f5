package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Folded;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.functions.directory.Directory;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.RawKey;
import dev.lightup.ledger.StateItem;
import dev.lightup.ledger.StateWrite;
import dev.lightup.ledger.StoredEntry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// One fold of one subject: reads the state, then the entries after it, meets the customer's maps, makes the holders' units know
/// the subject, and writes the state if nobody was faster. Thread-safe; any number may fold a subject at the same time.
public final class Folding {
    private final Ledger ledger;
    private final Paths paths;
    private final InstantSource clock;
    private final Patience patience;

    public Folding(Ledger ledger, Directory directory, InstantSource clock, Patience patience) {
        this.ledger = ledger;
        this.paths = new Paths(directory);
        this.clock = clock;
        this.patience = patience;
    }

    /// Takes entries in that are stored already.
    ///
    /// @param arrived the subject's entries that may be new to its state
    /// @param done raw events that are wholly taken in with this fold: the state will say so
    public void fold(String tenant, Subject subject, Collection<Entry> arrived, Collection<RawKey> done) {
        Set<Entry> news = new LinkedHashSet<>(arrived);
        Set<String> met = new HashSet<>();
        for (int attempt = 1; attempt <= Patience.ATTEMPTS; attempt++) {
            Optional<StateItem> state = ledger.subjects().state(tenant, subject);
            if (!done.isEmpty() && state.filter(item -> hasTaken(item, done)).isPresent()) {
                return;
            }
            History history = History.after(ledger.subjects(), tenant, subject, state);
            if (write(tenant, subject, state, history, news, met, done) == StateWrite.WRITTEN) {
                return;
            }
            patience.await(attempt);
        }
        throw new Crowded(tenant, subject);
    }

    /// Folds everything that is stored, whatever the state says, and writes the state anew.
    public void refold(String tenant, Subject subject) {
        Set<String> met = new HashSet<>();
        for (int attempt = 1; attempt <= Patience.ATTEMPTS; attempt++) {
            Optional<StateItem> state = ledger.subjects().state(tenant, subject);
            History history = History.whole(ledger.subjects(), tenant, subject);
            if (write(tenant, subject, state, history, new LinkedHashSet<>(), met, List.of()) == StateWrite.WRITTEN) {
                return;
            }
            patience.await(attempt);
        }
        throw new Crowded(tenant, subject);
    }

    private static boolean hasTaken(StateItem state, Collection<RawKey> events) {
        return events.stream().map(RawKey::mark).allMatch(state.marks()::contains);
    }

    private StateWrite write(String tenant, Subject subject, Optional<StateItem> state, History history,
            Set<Entry> news, Set<String> met, Collection<RawKey> done) {
        SortedMap<String, String> known = state.map(StateItem::paths).orElseGet(TreeMap::new);
        Set<String> customers = customers(subject, history.entries(), news);
        for (String customer : customers) {
            // a state that knows the customer's path was written after the two had met
            if (!Paths.knows(known, customer) && met.add(customer)) {
                news.addAll(meet(tenant, subject, customer));
            }
        }
        Folded folded = history.fold(news);
        customers.addAll(customers(subject, history.entries(), news));
        Set<Holder> before = state.map(item -> new TreeSet<>(item.holders())).orElseGet(TreeSet::new);
        for (Slice slice : folded.slices()) {
            if (before.add(slice.holder())) {
                ledger.units().putMember(paths.unit(tenant, slice.holder()), subject);
            }
        }
        customers.removeIf(customer -> !Paths.knows(known, customer) && !met.contains(customer));
        return ledger.subjects()
                .write(new StateItem(tenant, folded, state.map(StateItem::version).orElse(0L) + 1,
                        marks(state.map(StateItem::marks).orElseGet(List::of), done),
                        paths.with(known, tenant, folded, customers), history.next(), clock.instant()));
    }

    private static Set<String> customers(Subject subject, Collection<Entry> entries, Collection<Entry> news) {
        Set<String> customers = new TreeSet<>();
        if (Derivation.follows(subject)) {
            entries.forEach(entry -> entry.customer().ifPresent(customers::add));
            news.forEach(entry -> entry.customer().ifPresent(customers::add));
        }
        return customers;
    }

    /// The subject's name first, then the maps: whoever comes second finds the other.
    private List<Entry> meet(String tenant, Subject subject, String customer) {
        ledger.customers().putName(tenant, customer, subject);
        List<Entry> found = new ArrayList<>();
        for (StoredEntry map : ledger.customers().maps(tenant, customer)) {
            StoredEntry derived = Derivation.derived(map, subject);
            ledger.subjects().put(derived);
            found.add(derived.entry());
        }
        return found;
    }

    private static List<String> marks(List<String> before, Collection<RawKey> done) {
        Set<String> marks = new LinkedHashSet<>();
        done.forEach(key -> marks.add(key.mark()));
        marks.addAll(before);
        return marks.stream().limit(StateItem.MARKS).toList();
    }
}
