package dev.lightup.domain.state;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One holder's time with a subject. It opens with the facts then in force; otherwise it holds facts of its tenure only.
///
/// @param holder whose time it is
/// @param from when the tenure began; absent for the first holder, to whom the time before belongs too
/// @param until when it ended; absent for the present holder
/// @param customer the customer's id, when an event named it
/// @param state the facts in force, at the end of the tenure or now
/// @param recent the last moments of the tenure, newest first, at most {@link #RECENT}
/// @param earlier how many moments of the tenure came before those
/// @param lastReceived when the newest entry of the tenure was received
/// @param fell up to when a sender's events count in another order than that of their times, since its sequence began again
/// @param beyond how many facts found no place in the state's bounded lists, by list; empty where all did
public record Slice(
        Holder holder,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> customer,
        SubjectState state,
        List<TimelineMoment> recent,
        long earlier,
        Optional<Instant> lastReceived,
        SortedMap<String, Long> beyond,
        Optional<Instant> fell) {
    /// How many moments a state keeps; older ones are read from the entries.
    public static final int RECENT = 12;

    /// One whose facts all found their place.
    public Slice(
            Holder holder,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<String> customer,
            SubjectState state,
            List<TimelineMoment> recent,
            long earlier,
            Optional<Instant> lastReceived) {
        this(holder, from, until, customer, state, recent, earlier, lastReceived, new TreeMap<>(), Optional.empty());
    }

    public Slice {
        recent = List.copyOf(recent);
        beyond = Collections.unmodifiableSortedMap(new TreeMap<>(beyond));
    }
}
