package dev.lightup.functions.apply;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.fold.Fold;
import dev.lightup.functions.receive.Stage;
import dev.lightup.json.IsoTime;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.StreamImages;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.ledger.subject.StoredEntry;
import dev.lightup.senders.Formats;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A table, a clock moved by hand and raw events of Nordvik, for tests of what comes after receiving.
public final class Ground {
    /// When the first event is received.
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final DynamoDbClient plain;
    private final String table;
    private final Stage stage = new Stage();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private Instant now = START;

    private Ground(DynamoDbClient plain, String table) {
        this.plain = plain;
        this.table = table;
    }

    /// On a table that is there.
    public static Ground on(DynamoDbClient plain, String table) {
        return new Ground(plain, table);
    }

    public String table() {
        return table;
    }

    public Stage directory() {
        return stage;
    }

    public InstantSource clock() {
        return () -> now;
    }

    public void now(Instant instant) {
        now = instant;
    }

    public void later(Duration time) {
        now = now.plus(time);
    }

    public static Instant minute(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    /// The ledger without counting or faults.
    public Ledger ledger() {
        return new Ledger(plain, table);
    }

    public Formats formats() {
        return Formats.all(clock());
    }

    /// The use case over a client, one thing after another.
    public RawEventApplier applying(DynamoDbClient client) {
        return applying(client, 1);
    }

    /// The use case over a client, some things at a time; twenty entries of a file are a piece.
    RawEventApplier applying(DynamoDbClient client, int lanes) {
        var ledger = new Ledger(client, table);
        return new RawEventApplier(ledger, formats(), folding(client),
                new LargeFiles(ledger, folding(client), asked::add, clock(), 20), new BoundedParallelism(lanes));
    }

    /// The tenants whose files somebody asked to be read in, once for each lane.
    public List<String> asked() {
        return asked;
    }

    /// One fold over a client, never waiting.
    public SubjectFolding folding(DynamoDbClient client) {
        return new SubjectFolding(new Ledger(client, table), formats(), stage, clock(), _ -> {});
    }

    /// An event of Nordvik, as it is stored; nothing is stored yet.
    public static RawEvent event(String id, String type, String subject, String data, long minute) {
        return event("nordvik", id, type, subject, data, minute, minute);
    }

    public static RawEvent event(
            String tenant,
            String id,
            String type,
            String subject,
            String data,
            long occurred,
            long received) {
        String source = "/" + tenant + "/erp";
        String body = "{\"type\":\"" + type + "\",\"subject\":\"" + subject + "\",\"time\":\""
                + IsoTime.format(minute(occurred)) + "\",\"data\":" + data + "}";
        return raw(tenant, source, id, "canonical", body, minute(received));
    }

    /// An event that any format is to read.
    public static RawEvent raw(
            String tenant,
            String source,
            String id,
            String format,
            String body,
            Instant received) {
        return new RawEvent(RawKey.of(tenant, source, id), "ep_" + tenant, source, id, format, 0,
                "application/cloudevents+json", received, Grade.A, "k1", "mac-" + id, "request-" + id, "r_" + id,
                RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(), body);
    }

    /// Stores events as Receive does.
    public void receive(Collection<RawEvent> events) {
        events.forEach(ledger().rawEvents()::put);
    }

    /// What is known of every subject, as canonical JSON by `tenant subject`.
    public SortedMap<String, String> states() {
        SortedMap<String, String> states = new TreeMap<>();
        items().forEach((name, state) -> states.put(name, Codec.text(state.folded())));
        return states;
    }

    /// Every state by `tenant subject`.
    public SortedMap<String, StateItem> items() {
        SortedMap<String, StateItem> states = new TreeMap<>();
        plain.scanPaginator(r -> r.tableName(table).consistentRead(true))
                .items()
                .stream()
                .filter(item -> StreamImages.kind(item).filter("state"::equals).isPresent())
                .map(StreamImages::state)
                .forEach(state -> states.put(state.tenant() + " " + state.subject(), state));
        return states;
    }

    /// What must be known of every subject once these events are applied: from the events alone.
    public SortedMap<String, String> expected(Collection<RawEvent> events) {
        Map<String, List<Entry>> entries = new HashMap<>();
        Map<String, Subject> subjects = new HashMap<>();
        Map<String, Set<Subject>> names = new HashMap<>();
        List<StoredEntry> all = new ArrayList<>();
        for (RawEvent raw : events) {
            formats().entries(raw).forEach(entry -> all.add(new StoredEntry(raw.key(), entry)));
        }
        for (StoredEntry stored : all) {
            Subject subject = stored.entry().subject();
            subjects.put(stored.raw().tenant() + " " + subject, subject);
            entries.computeIfAbsent(stored.raw().tenant() + " " + subject, _ -> new ArrayList<>()).add(stored.entry());
            if (CustomerPlacement.follows(subject)) {
                stored.entry()
                        .customer()
                        .ifPresent(customer -> names
                                .computeIfAbsent(stored.raw().tenant() + " " + customer, _ -> new LinkedHashSet<>())
                                .add(subject));
            }
        }
        for (StoredEntry stored : all) {
            if (CustomerPlacement.isMap(stored.entry())) {
                String tenant = stored.raw().tenant();
                names.getOrDefault(tenant + " " + stored.entry().subject().id(), Set.of())
                        .forEach(subject -> entries.getOrDefault(tenant + " " + subject, new ArrayList<>())
                                .add(CustomerPlacement.derived(stored, subject).entry()));
            }
        }
        SortedMap<String, String> expected = new TreeMap<>();
        subjects.forEach((name, subject) -> expected.put(name,
                Codec.text(new Fold(formats().vocabulary().statuses()).fold(subject,
                        entries.getOrDefault(name, List.of())))));
        return expected;
    }
}
