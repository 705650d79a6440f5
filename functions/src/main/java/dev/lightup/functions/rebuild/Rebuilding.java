package dev.lightup.functions.rebuild;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.apply.Folding;
import dev.lightup.functions.apply.Patience;
import dev.lightup.functions.format.Formats;
import dev.lightup.functions.rebuild.Difference.Kind;
import dev.lightup.ledger.FoundEntry;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.RawEvent;
import dev.lightup.ledger.RawKey;
import dev.lightup.ledger.Received;
import dev.lightup.ledger.StateItem;
import dev.lightup.ledger.StoredEntry;
import dev.lightup.ledger.Subjects;
import dev.lightup.ledger.UnitKey;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// Makes everything derived again from every raw event: entries through the present adapters, maps and names, states, members. It
/// compares byte for byte what is stored, and makes good what differs unless it only verifies. Events may arrive meanwhile: what it
/// does not know it does not touch. Thread-safe.
public final class Rebuilding {
    private static final System.Logger LOG = System.getLogger(Rebuilding.class.getName());
    /// A subject that differs is looked at so often: an event may be on its way into it.
    private static final int LOOKS = 3;

    private final Ledger ledger;
    private final Formats formats;
    private final Folding folding;
    private final InstantSource clock;
    private final Patience patience;

    public Rebuilding(Ledger ledger, Formats formats, Folding folding, InstantSource clock, Patience patience) {
        this.ledger = ledger;
        this.formats = formats;
        this.folding = folding;
        this.clock = clock;
        this.patience = patience;
    }

    /// Rebuilds, or verifies.
    ///
    /// @param inTime whether there is time to go on
    public Rebuilt run(Request request, BooleanSupplier inTime) {
        boolean rewrite = !request.verify().orElse(false);
        Set<Difference> found = new TreeSet<>();
        Told told = new Told();
        boolean whole = read(request.tenant(), told, found, inTime);
        told.meet();
        Map<UnitKey, Set<Subject>> members = new HashMap<>();
        long subjects = 0;
        for (var tenant : told.subjects().entrySet()) {
            meetings(tenant.getKey(), told, rewrite, found);
            for (var subject : tenant.getValue().entrySet()) {
                // with an event unread by the end of the time nobody can say what a subject must be
                if (!whole || !inTime.getAsBoolean()) {
                    return rebuilt(told, subjects, found, rewrite, false);
                }
                subjects++;
                check(tenant.getKey(), subject.getKey(), subject.getValue(), told, rewrite, found);
                ledger.subjects()
                        .state(tenant.getKey(), subject.getKey())
                        .ifPresent(state -> members(state, members, rewrite, found));
            }
        }
        return rebuilt(told, subjects, found, rewrite, whole);
    }

    private static Rebuilt rebuilt(Told told, long subjects, Set<Difference> found, boolean rewrite, boolean whole) {
        return new Rebuilt(told.events(), subjects, found.stream().limit(Rebuilt.MOST).toList(),
                Math.max(0, found.size() - Rebuilt.MOST), rewrite, whole);
    }

    /// Reads every event of the index.
    private boolean read(Optional<String> tenant, Told told, Set<Difference> found, BooleanSupplier inTime) {
        Instant until = clock.instant().plus(Duration.ofMinutes(2));
        for (int shard = 0; shard < RawKey.SHARDS; shard++) {
            var received = ledger.sweeps()
                    .received(shard, Instant.EPOCH, until)
                    .map(Received::key)
                    .filter(key -> tenant.filter(only -> !only.equals(key.tenant())).isEmpty())
                    .iterator();
            while (received.hasNext()) {
                if (!inTime.getAsBoolean()) {
                    return false;
                }
                ledger.rawEvents().find(received.next()).ifPresent(raw -> tell(raw, told, found));
            }
        }
        return true;
    }

    private void tell(RawEvent raw, Told told, Set<Difference> found) {
        List<Entry> said;
        try {
            said = formats.entries(raw);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> raw.key() + " is not read", e);
            told.unread(raw.key());
            found.add(new Difference(raw.tenant(), raw.key().toString(), Kind.EVENT_NOT_READ));
            return;
        }
        told.tell(raw, said);
    }

    private void meetings(String tenant, Told told, boolean rewrite, Set<Difference> found) {
        for (String customer : told.customers().getOrDefault(tenant, Set.of())) {
            Set<StoredEntry> maps = new HashSet<>(told.maps(tenant, customer));
            ledger.customers().maps(tenant, customer).forEach(stored -> stored.known().ifPresent(maps::remove));
            Set<Subject> names = new HashSet<>(told.names(tenant, customer));
            names.removeAll(Set.copyOf(ledger.customers().names(tenant, customer)));
            if (!maps.isEmpty()) {
                found.add(new Difference(tenant, "customer/" + customer, Kind.MAP_MISSING));
            }
            if (!names.isEmpty()) {
                found.add(new Difference(tenant, "customer/" + customer, Kind.NAME_MISSING));
            }
            if (rewrite) {
                maps.forEach(map -> ledger.customers().putMap(customer, map));
                names.forEach(subject -> ledger.customers().putName(tenant, customer, subject));
            }
        }
    }

    private void check(String tenant, Subject subject, List<StoredEntry> entries, Told told, boolean rewrite,
            Set<Difference> found) {
        SubjectCheck check = SubjectCheck.of(ledger.subjects(), tenant, subject, entries, told);
        for (int look = 1; !check.isGood() && look < LOOKS; look++) {
            patience.await(look);
            check = SubjectCheck.of(ledger.subjects(), tenant, subject, entries, told);
        }
        check.kinds().forEach(kind -> found.add(new Difference(tenant, subject.toString(), kind)));
        if (rewrite && !check.isGood()) {
            check.missing().forEach(ledger.subjects()::put);
            check.unexpected()
                    .stream()
                    .map(FoundEntry::place)
                    .filter(place -> entries.stream().map(Subjects::place).noneMatch(place::equals))
                    .forEach(place -> ledger.subjects().remove(tenant, subject, place));
            folding.refold(tenant, subject);
        }
    }

    private void members(StateItem state, Map<UnitKey, Set<Subject>> members, boolean rewrite,
            Set<Difference> found) {
        for (UnitKey unit : state.units()) {
            boolean isMember = members.computeIfAbsent(unit, one -> new HashSet<>(ledger.units().members(one)))
                    .contains(state.subject());
            // the list was read once; an event may have made it a member since
            if (!isMember && !ledger.units().members(unit).contains(state.subject())) {
                found.add(new Difference(state.tenant(), state.subject().toString(), Kind.MEMBER_MISSING));
                if (rewrite) {
                    ledger.units().putMember(unit, state.subject(), state.version());
                }
            }
        }
    }
}
