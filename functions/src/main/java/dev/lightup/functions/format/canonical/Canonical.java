package dev.lightup.functions.format.canonical;

import dev.lightup.domain.event.Entry;
import dev.lightup.functions.Bytes;
import dev.lightup.functions.directory.Tenant;
import dev.lightup.functions.format.Bodies;
import dev.lightup.functions.format.Delivery;
import dev.lightup.functions.format.Format;
import dev.lightup.functions.format.Item;
import dev.lightup.functions.format.Reading;
import dev.lightup.functions.format.Result;
import dev.lightup.functions.http.Problem;
import dev.lightup.functions.signature.Authentication;
import dev.lightup.ledger.RawEvent;
import dev.lightup.ledger.codec.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Our own format: CloudEvents 1.0 in JSON, one event or a batch, and the plain body of Standard Webhooks. Many gateways send everything as
/// `application/json`: there `specversion` tells which of them it is. Thread-safe.
public final class Canonical implements Format {
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

    private final Authentication authentication;

    /// @param authentication how its senders prove themselves
    public Canonical(Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public String name() {
        return "canonical";
    }

    @Override
    public Map<String, Integer> mediaTypes() {
        return Map.of(EVENT, LARGEST_EVENT, BATCH, LARGEST_BATCH, PLAIN, LARGEST_EVENT);
    }

    @Override
    public Authentication authentication() {
        return authentication;
    }

    @Override
    public Reading read(Delivery delivery) {
        return switch (Bodies.json(delivery.body())) {
            case Result.Bad<Json>(Problem problem) -> Reading.unread(problem, delivery);
            case Result.Good<Json>(Json value) when delivery.media().equals(BATCH) || isBatch(value, delivery) ->
                batch(value, delivery);
            case Result.Good<Json>(Json value) -> new Reading.Single(single(value, delivery), Map.of());
        };
    }

    @Override
    public Delivery again(Delivery delivery) {
        boolean one = delivery.media().equals(BATCH)
                && !(Bodies.json(delivery.body()) instanceof Result.Good<Json>(Json.Arr _));
        return one
                ? new Delivery(delivery.endpoint(), delivery.tenant(), EVENT, delivery.messageId(), delivery.sent(),
                        delivery.received(), delivery.body())
                : delivery;
    }

    private static boolean isBatch(Json value, Delivery delivery) {
        return delivery.media().equals(PLAIN) && value instanceof Json.Arr(List<Json> events)
                && events.stream().anyMatch(Canonical::isCloudEvent);
    }

    private static boolean isCloudEvent(Json value) {
        return value instanceof Json.Obj event && event.text(CloudEvents.SPECVERSION).isPresent();
    }

    private static Reading batch(Json value, Delivery delivery) {
        if (!(value instanceof Json.Arr(List<Json> events))) {
            return Reading.unread(Refusal.NOT_AN_EVENT.because("a batch is a JSON array"), delivery);
        }
        if (events.size() > MOST_EVENTS) {
            return Reading.unread(Refusal.BATCH_TOO_LONG.because("at most " + MOST_EVENTS + " events"), delivery);
        }
        return new Reading.Batch(events.stream().map(event -> inBatch(event, delivery)).toList());
    }

    private static Item inBatch(Json event, Delivery delivery) {
        Bytes body = Bytes.utf8(event.write());
        return body.length() > LARGEST_EVENT
                ? new Item.Unread(id(event), Refusal.EVENT_TOO_LARGE.because("at most 64 KiB an event"), body)
                : item(event, body, false, delivery);
    }

    private static Item single(Json value, Delivery delivery) {
        return item(value, delivery.body(), delivery.media().equals(PLAIN) && !isCloudEvent(value), delivery);
    }

    private static Item item(Json value, Bytes body, boolean plain, Delivery delivery) {
        if (!(value instanceof Json.Obj event)) {
            return new Item.Unread(Optional.empty(), Refusal.NOT_AN_EVENT.because("an event is a JSON object"), body);
        }
        Result<Item.Event> read = plain
                ? Plain.read(event, delivery)
                : CloudEvents.read(CloudEvents.Sent.of(event), delivery);
        return switch (read) {
            case Result.Good<Item.Event>(Item.Event understood) -> understood;
            case Result.Bad<Item.Event>(Problem problem) -> new Item.Unread(
                    plain ? Optional.of(delivery.messageId()) : id(event), problem, body);
        };
    }

    @Override
    public boolean isStored(Item.Event event, RawEvent stored, Tenant tenant) {
        return stored.format().equals(name()) && Sameness.isStored(event, stored, tenant);
    }

    private static Optional<String> id(Json event) {
        return event instanceof Json.Obj object
                ? object.text(CloudEvents.ID).filter(id -> id.length() <= 256 && Attributes.isClean(id))
                : Optional.empty();
    }

    @Override
    public List<Entry> entries(RawEvent raw) {
        if (!(Bodies.json(Bytes.utf8(raw.body())) instanceof Result.Good<Json>(Json.Obj stored))) {
            throw new IllegalStateException("the stored body of " + raw.key() + " is no JSON object");
        }
        Envelope event = Envelope.of(stored);
        return switch (Facts.read(event.type(), event.subject(), event.data())) {
            case Result.Good<Facts.Said>(var said) -> List.of(new Entry(event.subject(), raw.id(), raw.source(),
                    0, event.sequence(), event.time().orElse(raw.received()), raw.received(),
                    said.account(), said.customer(), raw.grade(), event.type().name(), said.fact()));
            case Result.Bad<Facts.Said>(Problem problem) -> throw new IllegalStateException(
                    "the stored data of " + raw.key() + " is not read any more: " + problem.detail());
        };
    }
}
