package dev.lightup.functions.tryout;

import dev.lightup.domain.event.Entry;
import dev.lightup.functions.Bytes;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.format.Item;
import dev.lightup.functions.format.Reading;
import dev.lightup.functions.http.Problem;
import dev.lightup.functions.http.Response;
import dev.lightup.functions.receive.Admitted;
import dev.lightup.functions.receive.Deadline;
import dev.lightup.functions.receive.Door;
import dev.lightup.functions.receive.Front;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.RawEvent;
import dev.lightup.ledger.RawKey;
import dev.lightup.ledger.codec.Codec;
import dev.lightup.ledger.codec.Json;
import dev.lightup.ledger.codec.Checked;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The use case of trying out: the same authentication and the same reading as Receive, and reads of the ledger; nothing is stored.
/// Thread-safe.
public final class Trial {
    /// How many canonical events an answer lists.
    public static final int LISTED = 20;
    private static final int OK = 200;

    private final Door door;
    private final Ledger ledger;
    private final Placement placement;

    public Trial(Ledger ledger, Directory directory, InstantSource clock) {
        this.door = new Door(directory, clock);
        this.ledger = ledger;
        this.placement = new Placement(ledger);
    }

    /// Tries a request out.
    public Response tryOut(Front.Call call, Deadline deadline) {
        return switch (door.pass(call.request(), call.endpoint())) {
            case Door.Passage.Out(Problem problem) -> Response.problem(problem);
            case Door.Passage.In(Admitted admitted) -> Response.json(OK, answer(admitted));
        };
    }

    private Json answer(Admitted admitted) {
        List<Item> items;
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("stored", new Json.Bool(false));
        switch (admitted.reading()) {
            case Reading.Single(Item item, Map<String, Json> report) -> {
                items = List.of(item);
                members.putAll(report);
            }
            case Reading.Batch(List<Item> several) -> items = several;
        }
        List<Json> events = new ArrayList<>();
        for (Item item : items) {
            events.add(switch (item) {
                case Item.Event event -> understood(event, admitted);
                case Item.Unread(Optional<String> id, Problem problem, Bytes _) -> notUnderstood(id, problem);
            });
        }
        members.put("events", new Json.Arr(events));
        return new Json.Obj(members);
    }

    private static Json notUnderstood(Optional<String> id, Problem problem) {
        Map<String, Json> members = new LinkedHashMap<>();
        id.ifPresent(text -> members.put("id", new Json.Str(text)));
        members.put("would", new Json.Str("quarantined"));
        members.put("problem", problem.json(Map.of()));
        return new Json.Obj(members);
    }

    private Json understood(Item.Event event, Admitted admitted) {
        RawKey key = RawKey.of(admitted.delivery().tenant().id(), event.source(), event.id());
        RawEvent raw = admitted.raw(key, event.source(), event.id(), event.columns(), event.mac(), 0,
                RawEvent.Standing.ACCEPTED, Optional.empty(), event.body());
        List<Entry> entries = admitted.format().entries(raw);
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", new Json.Str(event.id()));
        members.put("would", new Json.Str(ledger.rawEvents()
                .find(key)
                .map(stored -> admitted.format().isStored(event, stored, admitted.delivery().tenant())
                        ? "duplicate"
                        : "conflict")
                .orElse("accepted")));
        members.put("canonicalEvents", new Json.Num(BigDecimal.valueOf(entries.size())));
        members.put("canonical", new Json.Arr(entries.stream()
                .limit(LISTED)
                .map(entry -> canonical(entry, admitted))
                .toList()));
        return new Json.Obj(members);
    }

    private Json canonical(Entry entry, Admitted admitted) {
        Placement.Found found = placement.find(admitted.delivery().tenant(), entry);
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("type", new Json.Str(entry.type()));
        members.put("subject", new Json.Str(entry.subject().toString()));
        members.put("occurred", new Json.Str(entry.occurred().toString()));
        entry.sequence().ifPresent(text -> members.put("sequence", new Json.Str(text)));
        entry.customer().ifPresent(text -> members.put("customer", new Json.Str(text)));
        members.put("fact", tree(Codec.write(entry.fact())));
        members.put("account", found.json());
        members.put("pages", new Json.Arr(found.pages().stream().<Json>map(Json.Str::new).toList()));
        return new Json.Obj(members);
    }

    private static Json tree(byte[] json) {
        return switch (Json.parse(json)) {
            case Checked.Good<Json>(Json value, var _) -> value;
            case Checked.Bad<Json> _ -> throw new IllegalStateException("our own JSON is not read");
        };
    }
}
