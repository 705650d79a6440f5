package dev.lightup.ledger.subject;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.fold.EntrySum;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.LinkState;
import dev.lightup.domain.state.Slice;
import dev.lightup.ledger.key.CheckpointRef;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.key.Unit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A subject's state with its bookkeeping. Whoever compares states compares {@link #folded} as canonical JSON: everything else says how
/// the state came about, not what it is. The bookkeeping lies outside the state's shape: it counts also where the state cannot be read.
///
/// @param tenant whose it is
/// @param subject which subject it is the state of
/// @param stored what is known of the subject, or that it cannot be read
/// @param version one more at every write
/// @param taken which entries it was folded from
/// @param paths opaque ids that pages need: `account:<id>`, `customer:<id>` and `tenant:` to the id in paths
/// @param checkpoint the checkpoint that the fold began with
/// @param written when it was written
public record StateItem(
        String tenant,
        Subject subject,
        StoredRecord<FoldedSubject> stored,
        long version,
        Taken taken,
        SortedMap<String, String> paths,
        Optional<CheckpointRef> checkpoint,
        Instant written) {
    /// How many marks a state keeps.
    public static final int MARKS = 32;
    private static final String ACCOUNT = "account:";
    private static final String CUSTOMER = "customer:";

    public StateItem {
        paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
        written = written.truncatedTo(ChronoUnit.MILLIS);
        if (version < 1) {
            throw new IllegalArgumentException("a state has a version from 1");
        }
    }

    /// One that is read.
    public StateItem(
            String tenant,
            FoldedSubject folded,
            long version,
            Taken taken,
            SortedMap<String, String> paths,
            Optional<CheckpointRef> checkpoint,
            Instant written) {
        this(tenant, folded.subject(), new StoredRecord.Known<>(folded), version, taken, paths, checkpoint, written);
    }

    /// What the state was folded from.
    ///
    /// @param marks {@link RawKey#mark}s of the events folded last, newest first, at most {@link #MARKS}
    /// @param entries all entries that are in; empty where a release before sums wrote the state
    public record Taken(List<String> marks, Optional<EntrySum> entries) {
        public Taken {
            marks = List.copyOf(marks);
            if (marks.size() > MARKS) {
                throw new IllegalArgumentException("a state has at most " + MARKS + " marks");
            }
        }

        /// Of which only the last events are known.
        public static Taken marks(List<String> marks) {
            return new Taken(marks, Optional.empty());
        }
    }

    /// The marks of the events folded last.
    public List<String> marks() {
        return taken.marks();
    }

    /// What is known of the subject.
    ///
    /// @throws UnreadState when this release cannot read it
    public FoldedSubject folded() {
        return stored.known().orElseThrow(() -> new UnreadState(this));
    }

    /// Everybody who holds or held the subject; nobody where the state cannot be read.
    public SortedSet<Holder> holders() {
        var holders = new TreeSet<Holder>();
        stored.known().ifPresent(folded -> folded.slices().forEach(slice -> holders.add(slice.holder())));
        return holders;
    }

    /// The units whose pages this state is on: one for each holder. Accounts without a known path have none. Of a state that cannot be
    /// read all that it may be on: every account that ever held it, and the distributor.
    public SortedSet<Unit> units() {
        var units = new TreeSet<Unit>();
        if (stored instanceof StoredRecord.Unread) {
            units.addAll(accountsEver());
            units.add(Unit.distributor(tenant));
        }
        for (Holder holder : holders()) {
            Unit.of(tenant, holder, account -> Optional.ofNullable(paths.get(ACCOUNT + account))).ifPresent(units::add);
        }
        return units;
    }

    /// The units among whose members it is: as {@link #units}, of an account the groups of the customers that its slices name.
    public SortedSet<Unit> members() {
        var members = new TreeSet<>(units());
        members.removeIf(unit -> stored instanceof StoredRecord.Known && unit instanceof Unit.Account);
        stored.known()
                .ifPresent(folded -> folded.slices()
                        .forEach(slice -> group(folded.subject(), slice).ifPresent(members::add)));
        return members;
    }

    /// The group of its account on whose customers' pages a slice is; empty where no account holds it.
    public Optional<Unit.Group> group(Subject of, Slice slice) {
        // what the operator's tenant holds names no customer
        return slice.holder().kind() == Holder.Kind.ACCOUNT && !isOperators()
                ? Optional.ofNullable(paths.get(ACCOUNT + slice.holder().account()))
                        .map(account -> Unit.Group.of(tenant, account,
                                new HeldSlice(of, slice).customer()
                                        .flatMap(id -> Optional.ofNullable(paths.get(CUSTOMER + id)))))
                : Optional.empty();
    }

    /// The groups of customers whose pages it is on or may ever have been on, whatever the state says now.
    public SortedSet<Unit> groupsEver() {
        var groups = new TreeSet<Unit>();
        if (isOperators()) {
            return groups;
        }
        for (Unit account : accountsEver()) {
            groups.add(Unit.Group.of(tenant, account.id(), Optional.empty()));
            paths.forEach((name, opaque) -> {
                if (name.startsWith(CUSTOMER)) {
                    groups.add(Unit.Group.of(tenant, account.id(), Optional.of(opaque)));
                }
            });
        }
        return groups;
    }

    /// Whether it is the link of an account that belongs to this partner now. A link that was ended, or made with another partner since, keeps a
    /// slice of its time with this one.
    public boolean isLinkedTo(Unit partner) {
        return stored.known()
                .map(FoldedSubject::current)
                .filter(current -> current.state() instanceof LinkState link && link.since().isPresent())
                .filter(current -> partner.id().equals(paths.get(ACCOUNT + current.holder().account())))
                .isPresent();
    }

    private boolean isOperators() {
        return tenant.equals(ItemKeys.OPERATOR);
    }

    /// The units of all accounts that hold or ever held it, whatever the state says now.
    public SortedSet<Unit> accountsEver() {
        var units = new TreeSet<Unit>();
        paths.forEach((name, opaque) -> {
            if (name.startsWith(ACCOUNT)) {
                units.add(Unit.held(tenant, opaque));
            }
        });
        return units;
    }
}
