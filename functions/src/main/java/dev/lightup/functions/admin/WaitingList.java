package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.log.ReceivedEvent;
import dev.lightup.ledger.sweep.ParkedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Lists what waits for somebody: first what is parked, then what was put aside, oldest first. A call looks at a bounded part of the
/// index and says where the next one goes on. Thread-safe.
final class WaitingList {
    /// The longest page.
    static final int LONGEST = 200;
    private static final int USUAL = 50;
    /// So many events of the index are looked at in a call.
    private static final int LOOKED = 20_000;
    private static final int TOGETHER = 100;
    private static final String PARKED = "parked/";
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final Ledger ledger;
    private final EventFinder finder;
    private final InstantSource clock;

    WaitingList(Ledger ledger, EventFinder finder, InstantSource clock) {
        this.ledger = ledger;
        this.finder = finder;
        this.clock = clock;
    }

    AdminAnswer list(AdminCommand.QuarantineList asked, BooleanSupplier inTime) {
        int limit = asked.limit().orElse(USUAL);
        if (limit < 1 || limit > LONGEST) {
            return new AdminAnswer.Malformed("/limit: 1 to " + LONGEST);
        }
        Optional<String> next = asked.next();
        Optional<IndexMarker> after = next.flatMap(IndexMarker::parse);
        if (next.isPresent() && after.isEmpty() && !next.get().startsWith(PARKED)) {
            return new AdminAnswer.Malformed("/next: what the last answer said");
        }
        Page page = new Page(asked.tenant(), asked.endpoint(), limit);
        Optional<String> rest = after.isPresent()
                ? Optional.empty()
                : parked(page, next.map(text -> text.substring(PARKED.length())));
        return new AdminAnswer.Listed(page.events,
                rest.isPresent() ? rest : aside(page, asked.since().orElse(Instant.EPOCH), after, inTime));
    }

    /// A page that is being filled.
    private static final class Page {
        private final String tenant;
        private final Optional<String> endpoint;
        private final int limit;
        private final List<AnswerParts.Waiting> events = new ArrayList<>();

        Page(String tenant, Optional<String> endpoint, int limit) {
            this.tenant = tenant;
            this.endpoint = endpoint;
            this.limit = limit;
        }

        int room() {
            return limit - events.size();
        }

        void add(AnswerParts.Waiting event) {
            if (endpoint.isEmpty() || endpoint.equals(event.endpoint())) {
                events.add(event);
            }
        }
    }

    /// @param after the key of the one that was listed last
    /// @return where to go on; empty when no more are parked
    private Optional<String> parked(Page page, Optional<String> after) {
        List<ParkedEvent> all = new ArrayList<>();
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            ledger.sweeps()
                    .parked(shard)
                    .stream()
                    .filter(one -> one.key().tenant().equals(page.tenant))
                    .forEach(all::add);
        }
        all.sort(Comparator.comparing(ParkedEvent::key));
        all.removeIf(one -> after.filter(last -> one.key().toString().compareTo(last) <= 0).isPresent());
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<ParkedEvent> some = all.subList(from, Math.min(all.size(), from + TOGETHER));
            Map<RawKey, RawEvent> read = finder.read(some.stream().map(ParkedEvent::key).toList());
            for (ParkedEvent one : some) {
                if (page.room() == 0) {
                    return Optional.of(PARKED + before(all, one));
                }
                page.add(EventFinder.waiting(one.key(), Optional.ofNullable(read.get(one.key())), Optional.of(one)));
            }
        }
        return Optional.empty();
    }

    private static RawKey before(List<ParkedEvent> all, ParkedEvent one) {
        return all.get(all.indexOf(one) - 1).key();
    }

    private Optional<String> aside(Page page, Instant since, Optional<IndexMarker> after, BooleanSupplier inTime) {
        Instant from = since.truncatedTo(ChronoUnit.MINUTES);
        var walk = new ReceivedWalk(ledger.sweeps(), from, after, clock.instant().plus(AHEAD));
        List<ReceivedEvent> found = new ArrayList<>();
        IndexMarker last = after.orElseGet(() -> new IndexMarker(from, ""));
        for (int looked = 0; walk.hasNext(); looked++) {
            if (page.room() == 0 || looked == LOOKED || !inTime.getAsBoolean()) {
                take(found, page);
                return Optional.of(last.toString());
            }
            ReceivedEvent next = walk.next();
            last = IndexMarker.of(next);
            if (next.key().shelf() == RawKey.Shelf.QUARANTINE && next.key().tenant().equals(page.tenant)) {
                found.add(next);
                if (found.size() == Math.min(TOGETHER, page.room())) {
                    take(found, page);
                }
            }
        }
        take(found, page);
        return Optional.empty();
    }

    private void take(List<ReceivedEvent> found, Page page) {
        Map<RawKey, RawEvent> read = finder.read(found.stream().map(ReceivedEvent::key).toList());
        found.forEach(one -> page
                .add(EventFinder.waiting(one.key(), Optional.ofNullable(read.get(one.key())), Optional.empty())));
        found.clear();
    }
}
