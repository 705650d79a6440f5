package dev.lightup.functions.receive;

import dev.lightup.functions.Bytes;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.Endpoint;
import dev.lightup.functions.format.Delivery;
import dev.lightup.functions.format.Format;
import dev.lightup.functions.format.Formats;
import dev.lightup.functions.format.Item;
import dev.lightup.functions.format.Reading;
import dev.lightup.functions.http.Problem;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads once more what was put aside, as today's format and the endpoint as it is today read it. What is understood is stored as any
/// event is, received now; nothing is asked of the signature, which was proven when it came. Thread-safe.
public final class Readmission {
    private final Directory directory;
    private final Formats formats;
    private final Store store;

    public Readmission(Ledger ledger, Directory directory, Formats formats) {
        this.directory = directory;
        this.formats = formats;
        this.store = new Store(ledger);
    }

    /// Reads it again.
    ///
    /// @param aside what was put aside because it was not understood
    /// @param body its body as it was sent
    /// @param request names this attempt: whoever finds its own event says "accepted", not "duplicate"
    /// @return what became of each event in it; empty when its endpoint takes nothing any more
    public Optional<List<Stored>> again(RawEvent aside, Bytes body, Instant now, String request) {
        return directory.endpoint(aside.endpoint())
                .filter(endpoint -> endpoint.tenant().equals(aside.tenant()))
                .flatMap(endpoint -> formats.named(endpoint.format())
                        .map(format -> read(aside, body, now, request, endpoint, format)));
    }

    private List<Stored> read(RawEvent aside, Bytes body, Instant now, String request, Endpoint endpoint,
            Format format) {
        // the message's own id was not kept: the receipt is as good, the same on each attempt. A file without a date is of when it came
        var delivery = format.again(new Delivery(endpoint, directory.tenant(aside.tenant()), aside.media(),
                aside.receipt(), aside.received(), now, body));
        var admitted = new Admitted(request, delivery, format, aside.keyId(), aside.grade());
        return switch (admitted.reading()) {
            case Reading.Single(Item.Unread(Optional<String> id, Problem problem, Bytes _), Map<String, ?> _) ->
                List.of(new Stored.Quarantined(id, aside.receipt(), problem));
            case Reading.Single(Item.Event event, Map<String, ?> _) -> List.of(store.put(event, admitted, 0));
            case Reading.Batch(List<Item> items) -> batch(items, admitted);
        };
    }

    private List<Stored> batch(List<Item> items, Admitted admitted) {
        var stored = new ArrayList<Stored>();
        items.forEach(item -> stored.add(store.put(item, admitted, stored.size())));
        return List.copyOf(stored);
    }
}
