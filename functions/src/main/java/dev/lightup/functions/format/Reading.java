package dev.lightup.functions.format;

import dev.lightup.functions.http.Problem;
import dev.lightup.ledger.codec.Json;
import java.util.List;
import java.util.Map;

/// What a format makes of a request. It depends on the request and the endpoint only, so that a repeat is answered like the first.
public sealed interface Reading {
    /// One event, or a file that is one.
    ///
    /// @param report what else the answer says, by member name
    record Single(Item item, Map<String, Json> report) implements Reading {}

    /// Several events in one request, each answered by itself.
    record Batch(List<Item> items) implements Reading {
        public Batch {
            items = List.copyOf(items);
        }
    }

    /// One request that is not understood as a whole.
    static Reading unread(Problem problem, Delivery delivery) {
        return new Single(new Item.Unread(java.util.Optional.empty(), problem, delivery.body()), Map.of());
    }
}
