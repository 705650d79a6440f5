package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.Fold;
import dev.lightup.functions.rebuild.Difference.Kind;
import dev.lightup.ledger.FoundEntry;
import dev.lightup.ledger.StateItem;
import dev.lightup.ledger.StoredEntry;
import dev.lightup.ledger.Subjects;
import dev.lightup.ledger.codec.Codec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares what is stored of one subject with what the raw events say, byte for byte.
///
/// @param missing entries that are not there
/// @param unexpected entries that are there and should not be
/// @param state the state, if there is one
/// @param stale whether the state is not the fold of the entries that there should be
record SubjectCheck(List<StoredEntry> missing, List<FoundEntry> unexpected, Optional<StateItem> state,
        boolean stale) {
    /// Looks at a subject. Entries of events that the events do not include have arrived since: they count as they are.
    ///
    /// @param told what the events say of it
    static SubjectCheck of(Subjects subjects, String tenant, Subject subject, List<StoredEntry> told, Told all) {
        Optional<StateItem> state = subjects.state(tenant, subject);
        Set<StoredEntry> lacking = new HashSet<>(told);
        List<FoundEntry> unexpected = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        told.forEach(entry -> entries.add(entry.entry()));
        subjects.entries(tenant, subject).forEach(found -> {
            if (found.known().filter(lacking::remove).isEmpty()) {
                if (all.knows(found.raw())) {
                    unexpected.add(found);
                } else {
                    found.entry().known().ifPresent(entries::add);
                }
            }
        });
        byte[] folded = Codec.write(Fold.fold(subject, entries));
        boolean same = state.flatMap(item -> item.stored().known())
                .filter(item -> Arrays.equals(Codec.write(item), folded))
                .isPresent();
        return new SubjectCheck(List.copyOf(lacking), unexpected, state, !same);
    }

    boolean isGood() {
        return missing.isEmpty() && unexpected.isEmpty() && !stale;
    }

    List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        if (!missing.isEmpty()) {
            kinds.add(Kind.ENTRY_MISSING);
        }
        if (!unexpected.isEmpty()) {
            kinds.add(Kind.ENTRY_UNEXPECTED);
        }
        if (stale) {
            kinds.add(state.isEmpty() ? Kind.STATE_MISSING : Kind.STATE_DIFFERENT);
        }
        return kinds;
    }
}
