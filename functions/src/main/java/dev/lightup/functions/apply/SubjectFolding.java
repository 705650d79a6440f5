package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.EntrySum;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.functions.directory.Directory;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StateWrite;
import dev.lightup.ledger.subject.StoredEntry;
import dev.lightup.senders.Formats;
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
import java.util.function.Function;

/// One fold of one subject: reads the state, then the entries after it, meets the customer's maps, makes the holders' units know
/// the subject, and writes the state if nobody was faster and there is anything to write. A state that this release cannot read is
/// folded anew under its version. Thread-safe; any number may fold a subject at the same time.
public final class SubjectFolding {
    private final Ledger ledger;
    private final EntryReader reader;
    private final StatusWords words;
    private final OpaqueUnitIds paths;
    private final InstantSource clock;
    private final ConflictBackoff patience;

    public SubjectFolding(
            Ledger ledger,
            Formats formats,
            Directory directory,
            InstantSource clock,
            ConflictBackoff patience) {
        this.ledger = ledger;
        this.reader = new EntryReader(ledger, formats);
        this.words = formats.vocabulary().statuses();
        this.paths = new OpaqueUnitIds(directory);
        this.clock = clock;
        this.patience = patience;
    }

    /// Takes entries in that are stored already.
    ///
    /// @param arrived the subject's entries that may be new to its state
    /// @param done raw events that are wholly taken in with this fold: a state that is written says so
    public void fold(String tenant, Subject subject, Collection<Entry> arrived, Collection<RawKey> done) {
        Attempts attempts = new Attempts(tenant, subject, done, false);
        attempts.news.addAll(arrived);
        attempts.until(state -> StoredHistory.after(ledger, reader, words, tenant, subject, state));
    }

    /// Folds everything that is stored, whatever the state says; writes the state if it comes out different, also over a newer release's.
    /// Customers that no entry names any more are forgotten, so that the subject meets their maps when one names them again.
    public void refold(String tenant, Subject subject) {
        new Attempts(tenant, subject, List.of(), true)
                .until(_ -> StoredHistory.whole(ledger, reader, words, tenant, subject));
    }

    /// One fold, tried until it is not overtaken.
    private final class Attempts {
        private final String tenant;
        private final Subject subject;
        private final Collection<RawKey> done;
        private final boolean anew;
        private final Set<Entry> news = new LinkedHashSet<>();
        private final Set<String> met = new HashSet<>();
        /// Checkpoints that a state named, or that were put for one.
        private final Set<CheckpointRef> checkpoints = new HashSet<>();

        /// @param anew whether whatever the state says counts for nothing
        Attempts(String tenant, Subject subject, Collection<RawKey> done, boolean anew) {
            this.tenant = tenant;
            this.subject = subject;
            this.done = done;
            this.anew = anew;
        }

        void until(Function<Optional<StateItem>, StoredHistory> read) {
            for (int attempt = 1; attempt <= ConflictBackoff.ATTEMPTS; attempt++) {
                Optional<StateItem> state = ledger.subjects().state(tenant, subject);
                if (!done.isEmpty() && state.filter(this::hasTaken).isPresent()) {
                    return;
                }
                if (write(state, read.apply(state)) == StateWrite.WRITTEN) {
                    return;
                }
                patience.await(attempt);
            }
            throw new WriteConflictException(tenant, subject);
        }

        private boolean hasTaken(StateItem state) {
            return state.stored() instanceof StoredRecord.Known
                    && done.stream().map(RawKey::mark).allMatch(state.marks()::contains);
        }

        private StateWrite write(Optional<StateItem> state, StoredHistory history) {
            SortedMap<String, String> known = known(state, customers(history.entries()));
            FoldedSubject folded = fold(state, history, known);
            Set<String> customers = customers(history.entries());
            SortedMap<String, String> all = paths.with(known, tenant, folded, customers);
            EntrySum entries = history.sum();
            if (state.filter(there -> saysAll(there, folded, all, entries)).isPresent()) {
                return StateWrite.WRITTEN;
            }
            long version = state.map(StateItem::version).orElse(0L) + 1;
            Optional<CheckpointRef> next = history.next();
            var item = new StateItem(tenant, folded, version,
                    new StateItem.Taken(marks(state), Optional.of(entries)), all, next, clock.instant());
            Set<Unit> members = item.members();
            state.filter(before -> before.stored() instanceof StoredRecord.Known)
                    .map(StateItem::members)
                    .ifPresent(members::removeAll);
            members.forEach(unit -> ledger.units().putMember(unit, subject, version));
            state.flatMap(StateItem::checkpoint).ifPresent(checkpoints::add);
            next.ifPresent(checkpoints::add);
            StateWrite written = ledger.subjects().write(item);
            if (written == StateWrite.WRITTEN) {
                checkpoints.stream()
                        .filter(ref -> next.filter(ref::equals).isEmpty())
                        .forEach(ref -> ledger.subjects().removeCheckpoint(tenant, subject, ref));
            }
            return written;
        }

        /// Folds what is stored, after the subject has met every customer that an entry names: no state takes in an entry before that. A
        /// checkpoint that is given up brings entries, and with them maybe customers, that were not read before.
        private FoldedSubject fold(Optional<StateItem> state, StoredHistory history, SortedMap<String, String> known) {
            FoldedSubject folded;
            do {
                if (!anew && !strangers(history, known).isEmpty()) {
                    state.flatMap(item -> item.taken().entries())
                            .ifPresent(taken -> met.addAll(customersOf(history.within(taken, news))));
                }
                for (String customer : strangers(history, known)) {
                    met.add(customer);
                    news.addAll(meet(customer));
                }
                folded = history.fold(news);
            } while (!strangers(history, known).isEmpty());
            return folded;
        }

        /// Customers of whom nothing says that they have met the subject: a state that knows a customer's path was written after that.
        private Set<String> strangers(StoredHistory history, SortedMap<String, String> known) {
            Set<String> strangers = customers(history.entries());
            strangers.removeIf(customer -> OpaqueUnitIds.knows(known, customer) || met.contains(customer));
            return strangers;
        }

        private SortedMap<String, String> known(Optional<StateItem> state, Set<String> customers) {
            SortedMap<String, String> known = state.map(StateItem::paths).orElseGet(TreeMap::new);
            return anew ? OpaqueUnitIds.withoutOtherCustomers(known, customers) : known;
        }

        /// Whether a state says what it would say, of the very same entries. With one entry more the version must rise even where no
        /// byte differs: another fold that read before that entry came must find that it was overtaken. To what a newer release made of
        /// the same entries there is nothing to add.
        private boolean saysAll(
                StateItem state,
                FoldedSubject folded,
                SortedMap<String, String> all,
                EntrySum entries) {
            return state.taken().entries().filter(entries::equals).isPresent()
                    && state.paths().equals(all)
                    && (anew
                            ? state.stored().known().filter(folded::equals).isPresent() && hasItsCheckpoint(state)
                            : state.stored().isNewer()
                                    || state.stored().known().filter(folded::equals).isPresent());
        }

        private boolean hasItsCheckpoint(StateItem state) {
            return state.checkpoint()
                    .filter(ref -> StoredHistory.checkpoint(ledger.subjects(), tenant, subject, ref).isEmpty())
                    .isEmpty();
        }

        private Set<String> customers(Collection<Entry> entries) {
            Set<String> customers = customersOf(entries);
            customers.addAll(customersOf(news));
            return customers;
        }

        private Set<String> customersOf(Collection<Entry> entries) {
            Set<String> customers = new TreeSet<>();
            if (CustomerPlacement.follows(subject)) {
                entries.forEach(entry -> entry.customer().ifPresent(customers::add));
            }
            return customers;
        }

        /// The subject's name first, then the maps: whoever comes second finds the other.
        private List<Entry> meet(String customer) {
            ledger.customers().putName(tenant, customer, subject);
            List<Entry> found = new ArrayList<>();
            for (StoredEntry map : reader.maps(tenant, customer)) {
                StoredEntry derived = CustomerPlacement.derived(map, subject);
                ledger.subjects().put(derived);
                found.add(derived.entry());
            }
            return found;
        }

        private List<String> marks(Optional<StateItem> state) {
            Set<String> marks = new LinkedHashSet<>();
            done.forEach(key -> marks.add(key.mark()));
            state.map(StateItem::marks).ifPresent(marks::addAll);
            return marks.stream().limit(StateItem.MARKS).toList();
        }
    }
}
