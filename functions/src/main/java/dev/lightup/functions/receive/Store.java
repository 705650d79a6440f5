package dev.lightup.functions.receive;

import dev.lightup.functions.Bytes;
import dev.lightup.functions.directory.Tenant;
import dev.lightup.functions.directory.Tokens;
import dev.lightup.functions.format.Delivery;
import dev.lightup.functions.format.Item;
import dev.lightup.functions.http.Problem;
import dev.lightup.ledger.Label;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.PutRaw;
import dev.lightup.ledger.RawEvent;
import dev.lightup.ledger.RawKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Stores what was received: each event once, under its identity or aside. Thread-safe.
public final class Store {
    /// How long the body of something put aside is kept.
    public static final Duration KEPT_ASIDE = Duration.ofDays(90);
    private static final int LONGEST_DETAIL = 300;

    private final Ledger ledger;

    public Store(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Stores one event.
    ///
    /// @param place its place in the request, from 0
    public Stored put(Item item, Admitted admitted, int place) {
        return switch (item) {
            case Item.Event event -> event(event, admitted, place);
            case Item.Unread(Optional<String> id, Problem problem, Bytes body) -> new Stored.Quarantined(id,
                    aside(problem, body, admitted, place, RawEvent.Standing.QUARANTINED), problem);
        };
    }

    private Stored event(Item.Event event, Admitted admitted, int place) {
        Delivery delivery = admitted.delivery();
        Tenant tenant = delivery.tenant();
        if (!event.labels().isEmpty()) {
            Map<String, String> values = event.labels()
                    .stream()
                    .collect(Collectors.toMap(Label.Clear::token, Label.Clear::value));
            new LabelWriter(ledger.labels()).put(tenant.id(), values);
        }
        RawKey key = RawKey.of(tenant.id(), event.source(), event.id());
        RawEvent raw = admitted.raw(key, event.source(), event.id(), event.columns(), event.mac(), place,
                RawEvent.Standing.ACCEPTED, Optional.empty(), event.body());
        return switch (ledger.rawEvents().put(raw)) {
            case PutRaw.New(RawEvent stored) -> new Stored.Accepted(event.id(), stored.receipt());
            case PutRaw.Same(RawEvent stored) -> new Stored.Duplicate(event.id(), stored.receipt());
            case PutRaw.Different(RawEvent stored) when admitted.format().isStored(event, stored, tenant) ->
                new Stored.Duplicate(event.id(), stored.receipt());
            case PutRaw.Different _ -> {
                Problem problem = Stored.CONFLICT.because("the first content stands; this one was put aside");
                String receipt = aside(problem, event.sent(), admitted, place, RawEvent.Standing.CONFLICTING);
                yield new Stored.Conflict(event.id(), receipt, problem);
            }
        };
    }

    private String aside(Problem problem, Bytes body, Admitted admitted, int place, RawEvent.Standing standing) {
        Delivery delivery = admitted.delivery();
        RawKey key = RawKey.aside(delivery.tenant().id(), delivery.endpoint().id(), body.array());
        String detail = problem.detail().length() > LONGEST_DETAIL
                ? problem.detail().substring(0, LONGEST_DETAIL)
                : problem.detail();
        var why = new RawEvent.Quarantine(problem.type().code(), detail, 1);
        RawEvent event = admitted.raw(key, delivery.endpoint().sources().getFirst(), Admitted.receipt(key), 0,
                Tokens.mac(delivery.tenant().key(), body.array()), place, standing, Optional.of(why), "");
        byte[] sealed = new Seal(delivery.tenant().key()).close(key, body);
        return ledger.rawEvents().putAside(event, sealed, delivery.received().plus(KEPT_ASIDE)).stored().receipt();
    }
}
