package dev.lightup.ledger;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Folded;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
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
/// the state came about, not what it is.
///
/// @param tenant whose it is
/// @param folded what is known of the subject
/// @param version one more at every write
/// @param marks {@link RawKey#mark}s of the events folded last, newest first, at most {@link #MARKS}
/// @param paths opaque ids that pages need: `account:<id>`, `customer:<id>` and `tenant:` to the id in paths
/// @param checkpoint the checkpoint that the fold began with
/// @param written when it was written
public record StateItem(String tenant, Folded folded, long version, List<String> marks, SortedMap<String, String> paths,
        Optional<CheckpointRef> checkpoint, Instant written) {
    /// How many marks a state keeps.
    public static final int MARKS = 32;

    public StateItem {
        marks = List.copyOf(marks);
        paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
        written = written.truncatedTo(ChronoUnit.MILLIS);
        if (marks.size() > MARKS || version < 1) {
            throw new IllegalArgumentException("a state has at most " + MARKS + " marks and a version from 1");
        }
    }

    public Subject subject() {
        return folded.subject();
    }

    /// Everybody who holds or held the subject.
    public SortedSet<Holder> holders() {
        var holders = new TreeSet<Holder>();
        for (Slice slice : folded.slices()) {
            holders.add(slice.holder());
        }
        return holders;
    }

    /// The units whose pages this state is on: one for each holder. Accounts without a known path have none.
    public SortedSet<UnitKey> units() {
        var units = new TreeSet<UnitKey>();
        for (Holder holder : holders()) {
            switch (holder.kind()) {
                case ACCOUNT -> Optional.ofNullable(paths.get("account:" + holder.account()))
                        .ifPresent(opaque -> units.add(UnitKey.account(tenant, opaque)));
                case UNPLACED -> units.add(UnitKey.unplaced(tenant));
                case TENANT -> units.add(UnitKey.distributor(tenant));
            }
        }
        return units;
    }
}
