package dev.lightup.functions.admin;

import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.EventEntries;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.log.ReceivedEvent;
import dev.lightup.senders.Formats;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Which subjects a tenant's stored events speak of, in the order in which they were received: walked by many calls, where one has no time
/// for all. Thread-safe.
final class SpokenSubjects {
    private static final int TOGETHER = 100;
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final Ledger ledger;
    private final EventFinder finder;
    private final EventEntries events;
    private final InstantSource clock;

    SpokenSubjects(Ledger ledger, EventFinder finder, Formats formats, InstantSource clock) {
        this.ledger = ledger;
        this.finder = finder;
        this.events = new EventEntries(ledger, formats);
        this.clock = clock;
    }

    /// Walks the events.
    ///
    /// @param from received in that minute or later
    /// @param after where the last walk ended
    /// @param which the events that matter
    /// @param each gets the subjects of a hundred events at a time, each once
    /// @return where the next walk goes on; empty when it is done
    Optional<IndexMarker> walk(
            String tenant,
            Instant from,
            Optional<IndexMarker> after,
            Predicate<RawEvent> which,
            BooleanSupplier inTime,
            Consumer<NavigableSet<Subject>> each) {
        Instant until = clock.instant().plus(AHEAD);
        if (!from.isBefore(until)) {
            return Optional.empty();
        }
        var walk = new ReceivedWalk(ledger.sweeps(), from, after, until);
        List<RawKey> some = new ArrayList<>();
        while (walk.hasNext()) {
            ReceivedEvent next = walk.next();
            if (next.key().tenant().equals(tenant)) {
                some.add(next.key());
            }
            if (some.size() == TOGETHER) {
                each.accept(said(some, which));
                some.clear();
                if (!inTime.getAsBoolean()) {
                    return Optional.of(IndexMarker.of(next));
                }
            }
        }
        each.accept(said(some, which));
        return Optional.empty();
    }

    private NavigableSet<Subject> said(Collection<RawKey> keys, Predicate<RawEvent> which) {
        NavigableSet<Subject> subjects = new TreeSet<>();
        for (RawEvent raw : finder.read(keys).values()) {
            if (which.test(raw)) {
                said(raw, subjects);
            }
        }
        return subjects;
    }

    /// Those of one that cannot be read are none: it is parked, and listed there. None of its entries is held, for a file has very many.
    private void said(RawEvent raw, Collection<Subject> subjects) {
        try {
            events.of(raw, entry -> {
                subjects.add(entry.subject());
                return false;
            });
        } catch (IllegalStateException _) {
            // as it is documented
        }
    }
}
