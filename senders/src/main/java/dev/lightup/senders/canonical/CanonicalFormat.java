package dev.lightup.senders.canonical;

import dev.lightup.domain.event.Entry;
import dev.lightup.json.Json;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.BodyReader;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.format.ReadOutcome;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.signature.SenderAuthentication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Our own format: CloudEvents 1.0 in JSON, one event or a batch, and the plain body of Standard Webhooks. Many gateways send everything as
/// `application/json`: there `specversion` tells which of them it is. Thread-safe.
public final class CanonicalFormat implements Format {
    /// What it is called, at endpoints and in stored events.
    public static final String NAME = "canonical";
    /// One CloudEvents event.
    public static final String EVENT = "application/cloudevents+json";
    /// An array of them.
    public static final String BATCH = "application/cloudevents-batch+json";
    /// The plain body, or whatever a gateway calls JSON.
    public static final String PLAIN = "application/json";
    /// The largest event in bytes.
    public static final int LARGEST_EVENT = 64 * 1024;
    /// The largest batch in bytes.
    public static final int LARGEST_BATCH = 256 * 1024;
    /// The longest batch.
    public static final int MOST_EVENTS = 100;

    private static final String SAMPLE = """
            {"specversion":"1.0","id":"prime","source":"/prime/","type":"order.submitted","subject":"order/prime",\
            "time":"2026-01-01T00:00:00Z","data":{"account":"a","lines":[{"sku":"s","quantity":1}]}}""";

    private final SenderAuthentication authentication;

    /// @param authentication how its senders prove themselves
    public CanonicalFormat(SenderAuthentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Integer> mediaTypes() {
        return Map.of(EVENT, LARGEST_EVENT, BATCH, LARGEST_BATCH, PLAIN, LARGEST_EVENT);
    }

    @Override
    public SenderAuthentication authentication() {
        return authentication;
    }

    @Override
    public ParseResult read(AuthenticatedBody delivery) {
        return switch (BodyReader.json(delivery.body())) {
            case ReadOutcome.Bad<Json>(HttpProblem problem) -> ParseResult.unread(problem, delivery);
            case ReadOutcome.Good<Json>(Json value) when delivery.media().equals(BATCH) || isBatch(value, delivery) ->
                batch(value, delivery);
            case ReadOutcome.Good<Json>(Json value) -> new ParseResult.Single(single(value, delivery), Map.of());
        };
    }

    @Override
    public Optional<AuthenticatedBody> sample() {
        var endpoint = new Endpoint("prime", "prime", name(), List.of(), Endpoint.Scope.of(List.of("/prime/")),
                List.of(), true, Optional.empty());
        var tenant = new Tenant("prime", ByteString.of(new byte[32]));
        return Optional.of(new AuthenticatedBody(endpoint, tenant, EVENT, "prime", Instant.EPOCH, Instant.EPOCH,
                ByteString.utf8(SAMPLE)));
    }

    @Override
    public AuthenticatedBody again(AuthenticatedBody delivery) {
        boolean one = delivery.media().equals(BATCH)
                && !(BodyReader.json(delivery.body()) instanceof ReadOutcome.Good<Json>(Json.Arr _));
        return one
                ? new AuthenticatedBody(delivery.endpoint(), delivery.tenant(), EVENT, delivery.messageId(),
                        delivery.sent(),
                        delivery.received(), delivery.body())
                : delivery;
    }

    private static boolean isBatch(Json value, AuthenticatedBody delivery) {
        return delivery.media().equals(PLAIN) && value instanceof Json.Arr(List<Json> events)
                && events.stream().anyMatch(CanonicalFormat::isCloudEvent);
    }

    private static boolean isCloudEvent(Json value) {
        return value instanceof Json.Obj event && event.text(CloudEvents.SPECVERSION).isPresent();
    }

    private static ParseResult batch(Json value, AuthenticatedBody delivery) {
        if (!(value instanceof Json.Arr(List<Json> events))) {
            return ParseResult.unread(EventRefusal.NOT_AN_EVENT.because("a batch is a JSON array"), delivery);
        }
        if (events.size() > MOST_EVENTS) {
            return ParseResult.unread(EventRefusal.BATCH_TOO_LONG.because("at most " + MOST_EVENTS + " events"),
                    delivery);
        }
        return new ParseResult.Batch(events.stream().map(event -> inBatch(event, delivery)).toList());
    }

    private static ParsedEvent inBatch(Json event, AuthenticatedBody delivery) {
        ByteString body = ByteString.utf8(event.write());
        return body.length() > LARGEST_EVENT
                ? new ParsedEvent.Unread(id(event), EventRefusal.EVENT_TOO_LARGE.because("at most 64 KiB an event"),
                        body)
                : item(event, body, false, delivery);
    }

    private static ParsedEvent single(Json value, AuthenticatedBody delivery) {
        return item(value, delivery.body(), delivery.media().equals(PLAIN) && !isCloudEvent(value), delivery);
    }

    private static ParsedEvent item(Json value, ByteString body, boolean plain, AuthenticatedBody delivery) {
        if (!(value instanceof Json.Obj event)) {
            return new ParsedEvent.Unread(Optional.empty(),
                    EventRefusal.NOT_AN_EVENT.because("an event is a JSON object"), body);
        }
        ReadOutcome<ParsedEvent.Event> read = plain
                ? PlainEvents.read(event, delivery)
                : CloudEvents.read(CloudEvents.Sent.of(event), delivery);
        return switch (read) {
            case ReadOutcome.Good<ParsedEvent.Event>(ParsedEvent.Event understood) -> understood;
            case ReadOutcome.Bad<ParsedEvent.Event>(HttpProblem problem) -> new ParsedEvent.Unread(
                    plain ? Optional.of(delivery.messageId()) : id(event), problem, body);
        };
    }

    @Override
    public boolean isStored(ParsedEvent.Event event, RawEvent stored, Tenant tenant) {
        return stored.format().equals(name()) && EventSameness.isStored(event, stored, tenant);
    }

    private static Optional<String> id(Json event) {
        return event instanceof Json.Obj object
                ? object.text(CloudEvents.ID).filter(id -> id.length() <= 256 && EventAttributes.isClean(id))
                : Optional.empty();
    }

    @Override
    public List<Entry> entries(RawEvent raw) {
        if (!(BodyReader.json(ByteString.utf8(raw.body())) instanceof ReadOutcome.Good<Json>(Json.Obj stored))) {
            throw new IllegalStateException("the stored body of " + raw.key() + " is no JSON object");
        }
        EventEnvelope event = EventEnvelope.of(stored);
        return switch (FactReader.read(event.type(), event.subject(), event.data())) {
            case ReadOutcome.Good<FactReader.Said>(var said) ->
                List.of(new Entry(event.subject(), raw.id(), raw.source(),
                        0, event.sequence(), event.time().orElse(raw.received()), raw.received(),
                        said.account(), said.customer(), raw.grade(), event.type().name(), said.fact()));
            case ReadOutcome.Bad<FactReader.Said>(HttpProblem problem) -> throw new IllegalStateException(
                    "the stored data of " + raw.key() + " is not read any more: " + problem.detail());
        };
    }
}
