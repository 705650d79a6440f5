package dev.lightup.functions.receive;

import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.format.Item;
import dev.lightup.functions.format.Reading;
import dev.lightup.functions.http.Problem;
import dev.lightup.functions.http.Response;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.codec.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The use case: verify, read, store once, answer. Everything after the signature is stored, so a 2xx says "kept". Thread-safe.
public final class Reception {
    private final Door door;
    private final Store store;

    public Reception(Ledger ledger, Directory directory, InstantSource clock) {
        this.door = new Door(directory, clock);
        this.store = new Store(ledger);
    }

    /// Receives a request.
    ///
    /// @param deadline a batch that would not end in time is cut short; its repeat finds the stored part
    public Response receive(Front.Call call, Deadline deadline) {
        return switch (door.pass(call.request(), call.endpoint())) {
            case Door.Passage.Out(Problem problem) -> Response.problem(problem);
            case Door.Passage.In(Admitted admitted) -> switch (admitted.reading()) {
                case Reading.Single(Item item, Map<String, Json> report) ->
                    Answers.single(store.put(item, admitted, 0), shownAt(item, admitted), report);
                case Reading.Batch(List<Item> items) -> batch(items, admitted, deadline);
            };
        };
    }

    private Response batch(List<Item> items, Admitted admitted, Deadline deadline) {
        List<Stored> stored = new ArrayList<>();
        List<Optional<String>> pages = new ArrayList<>();
        for (Item item : items) {
            if (deadline.isNear()) {
                return Front.unavailable();
            }
            stored.add(store.put(item, admitted, stored.size()));
            pages.add(shownAt(item, admitted));
        }
        return Answers.batch(stored, pages, admitted);
    }

    private static Optional<String> shownAt(Item item, Admitted admitted) {
        return ShownAt.of(item, admitted.delivery().tenant());
    }
}
