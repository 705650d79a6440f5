package dev.lightup.ledger.access;

import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Readers' sessions, a reader a partition: what is there lasts until its time, what is deleted has ended. Thread-safe.
public final class ReaderSessions {
    private static final String SESSIONS = "s#";
    private static final int ATTEMPTS = 8;

    private final ItemStore<ReaderSession> sessions;

    public ReaderSessions(DynamoDbClient client, String table) {
        this.sessions = new ItemStore<>(client, table, SCHEMA);
    }

    /// Begins a session.
    public void begin(ReaderSession session) {
        sessions.put(session);
    }

    /// The session of a token, while it lasts.
    public Optional<ReaderSession> find(String reader, SecretToken token, Instant now) {
        return sessions.get(ReaderGrants.readersPartition(reader), SESSIONS + token.hash())
                .filter(session -> now.isBefore(session.until()));
    }

    /// A reader's sessions.
    public List<ReaderSession> of(String reader, Instant now) {
        return sessions.beginning(ReaderGrants.readersPartition(reader), SESSIONS)
                .filter(session -> now.isBefore(session.until()))
                .toList();
    }

    /// Lets a session open a unit more, as if an invitation to it had been redeemed on its device.
    ///
    /// @return whether it does; false when it has ended
    public boolean extend(ReaderSession session, Unit unit) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ReaderSession> there = sessions.get(ReaderGrants.readersPartition(session.reader()),
                    SESSIONS + session.hash());
            if (there.isEmpty() || there.get().units().contains(unit)) {
                return there.isPresent();
            }
            Map<String, AttributeValue> before = units(there.get())
                    .map(text -> Map.of(":u", AttributeValue.fromS(text)))
                    .orElseGet(Map::of);
            // what ended meanwhile is not begun again
            String same = before.isEmpty()
                    ? "attribute_exists(#pk) AND attribute_not_exists(#u)"
                    : "attribute_exists(#pk) AND #u = :u";
            if (sessions.put(there.get().with(unit), same, Map.of("#pk", RecordLayout.PK, "#u", "u"),
                    before) instanceof ItemStore.Put.Done<ReaderSession>) {
                return true;
            }
        }
        throw new IllegalStateException("a session is changed by others all the time");
    }

    private static Optional<String> units(ReaderSession session) {
        return session.units().isEmpty()
                ? Optional.empty()
                : Optional.of(session.units().stream().map(Unit::text).collect(Collectors.joining(" ")));
    }

    /// Ends a session.
    public void end(ReaderSession session) {
        sessions.delete(ReaderGrants.readersPartition(session.reader()), SESSIONS + session.hash());
    }

    /// Ends all sessions of a reader, those included that are over and that the table has not forgotten yet.
    ///
    /// @return how many
    public int endAll(String reader) {
        List<ReaderSession> all = sessions.beginning(ReaderGrants.readersPartition(reader), SESSIONS).toList();
        all.forEach(this::end);
        return all.size();
    }

    private static final RecordSchema<ReaderSession> SCHEMA = RecordLayout
            .of(ReaderSession.class, "reader-session", s -> ReaderGrants.readersPartition(s.reader()),
                    s -> SESSIONS + s.hash())
            .maybe("u", ReaderSessions::units)
            .text("d", ReaderSession::device)
            .number("since", s -> s.since().toEpochMilli())
            .maybeNumber("prov", s -> s.proven().map(Instant::toEpochMilli))
            .number("expires", s -> s.until().getEpochSecond())
            .read(ReaderSessions::session);

    private static ReaderSession session(ItemAttributes bag) {
        List<Unit> units = bag.find("u", String.class)
                .map(all -> Stream.of(all.split(" ")).map(Unit::parse).toList())
                .orElse(List.of());
        Instant since = Instant.ofEpochMilli(bag.number("since"));
        Optional<Instant> proven = bag.find("prov", Long.class)
                .map(Instant::ofEpochMilli)
                // of an earlier release: without units it began with a mailed link
                .or(() -> units.isEmpty() ? Optional.of(since) : Optional.empty());
        return new ReaderSession(ItemKeys.rest(bag.text(RecordLayout.PK)),
                bag.text(RecordLayout.SK).substring(SESSIONS.length()), units, bag.text("d"), since, proven);
    }
}
