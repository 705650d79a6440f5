package dev.lightup.senders.format;

import dev.lightup.json.Json;
import dev.lightup.senders.http.HttpProblem;
import java.util.List;
import java.util.Map;

/// What a format makes of a request. It depends on the request and the endpoint only, so that a repeat is answered like the first.
public sealed interface ParseResult {
    /// One event, or a file that is one.
    ///
    /// @param report what else the answer says, by member name
    record Single(ParsedEvent item, Map<String, Json> report) implements ParseResult {}

    /// Several events in one request, each answered by itself.
    record Batch(List<ParsedEvent> items) implements ParseResult {
        public Batch {
            items = List.copyOf(items);
        }
    }

    /// One request that is not understood as a whole.
    static ParseResult unread(HttpProblem problem, AuthenticatedBody delivery) {
        return new Single(new ParsedEvent.Unread(java.util.Optional.empty(), problem, delivery.body()), Map.of());
    }
}
