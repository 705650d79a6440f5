package dev.lightup.ledger.access;

import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Readers' sessions, a reader a partition: what is there lasts until its time, what is deleted has ended. Thread-safe.
public final class ReaderSessions {
    private static final String SESSIONS = "s#";

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

    /// Ends a session.
    public void end(ReaderSession session) {
        sessions.delete(ReaderGrants.readersPartition(session.reader()), SESSIONS + session.hash());
    }

    private static final RecordSchema<ReaderSession> SCHEMA = RecordLayout
            .of(ReaderSession.class, "reader-session", s -> ReaderGrants.readersPartition(s.reader()),
                    s -> SESSIONS + s.hash())
            .maybe("u", s -> s.units().isEmpty()
                    ? Optional.empty()
                    : Optional.of(s.units().stream().map(Unit::text).collect(Collectors.joining(" "))))
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
