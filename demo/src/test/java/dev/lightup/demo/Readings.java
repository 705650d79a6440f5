package dev.lightup.demo;

import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.fold.Fold;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.format.ParsedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A story read to the end without a table: formats, folds and readings in memory.
final class Readings {
    private record Owned(String tenant, Subject subject) {}

    private final Formats formats = Formats.all(InstantSource.system());
    private final Set<RawKey> seen = new HashSet<>();
    private final Map<Owned, List<Entry>> entries = new LinkedHashMap<>();
    private final Map<String, Map<Holder, List<HeldSlice>>> held = new HashMap<>();
    private final Story story;
    private final Instant until;

    Readings(Story story, Instant until) {
        this.story = story;
        this.until = until;
        var adapters = new Adapters(until);
        story.sendings().forEach(sending -> adapters.read(sending).forEach(item -> {
            if (item instanceof ParsedEvent.Event event) {
                keep(sending, event);
            }
        }));
        place();
        entries.forEach((owned, told) -> {
            for (Slice slice : new Fold(formats.vocabulary().statuses()).fold(owned.subject(), told).slices()) {
                held.computeIfAbsent(owned.tenant(), _ -> new HashMap<>())
                        .computeIfAbsent(slice.holder(), _ -> new ArrayList<>())
                        .add(new HeldSlice(owned.subject(), slice));
            }
        });
    }

    /// What an account's pages say at the story's end.
    AccountReading account(String tenant, String account) {
        return new AccountReader(story.programme(), formats.vocabulary().reasons()).read(tenant, account,
                held(tenant, Holder.account(account)), until);
    }

    /// What a holder holds at a distributor.
    List<HeldSlice> held(String tenant, Holder holder) {
        return held.getOrDefault(tenant, Map.of()).getOrDefault(holder, List.of());
    }

    private void keep(StoryRequest sending, ParsedEvent.Event event) {
        RawKey key = RawKey.of(sending.tenant(), event.source(), event.id());
        if (seen.add(key)) {
            var raw = new RawEvent(key, "ep_" + sending.tenant(), event.source(), event.id(), sending.endpointFormat(),
                    event.columns(), sending.contentType(), until, Grade.A, "k1", event.mac(), "r", "r",
                    RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(), event.body());
            formats.entries(raw).forEach(entry -> add(sending.tenant(), entry));
        }
    }

    private void add(String tenant, Entry entry) {
        entries.computeIfAbsent(new Owned(tenant, entry.subject()), _ -> new ArrayList<>()).add(entry);
    }

    /// What the customers' partitions do: a subject that names no account belongs to its customer's.
    private void place() {
        var links = new HashMap<Owned, Entry>();
        entries.forEach((owned, told) -> told.stream()
                .filter(entry -> entry.fact() instanceof CustomerFact.ResellerLinkAccepted)
                .forEach(entry -> links.put(owned, entry)));
        entries.forEach((owned, told) -> {
            Optional<String> customer = told.stream().flatMap(entry -> entry.customer().stream()).findFirst();
            Optional<Entry> link = customer.map(id -> links.get(
                    new Owned(owned.tenant(), new Subject(Subject.Kind.CUSTOMER, id))));
            if (told.stream().allMatch(entry -> entry.account().isEmpty())) {
                link.ifPresent(map -> told.add(new Entry(owned.subject(), map.id(), map.source(), 0, Optional.empty(),
                        map.occurred(), map.received(), map.account(), map.customer(), map.grade(), "system.placed",
                        new SystemFact.Placed())));
            }
        });
    }
}
