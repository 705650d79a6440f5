package dev.lightup.functions.tryout;

import dev.lightup.domain.event.Entry;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.functions.receive.AuthenticatedRequest;
import dev.lightup.functions.receive.HttpEdge;
import dev.lightup.functions.receive.InvocationDeadline;
import dev.lightup.functions.receive.LeftOut;
import dev.lightup.functions.receive.RequestAuthenticator;
import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.AnnouncedFile;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The use case of trying out: the same authentication and the same reading as Receive, and reads of the ledger; nothing is stored.
/// Thread-safe.
public final class DryRun {
    /// How many canonical events an answer lists.
    public static final int LISTED = 20;
    private static final int OK = 200;

    private final RequestAuthenticator door;
    private final Ledger ledger;
    private final PlacementPreview placement;

    public DryRun(Ledger ledger, Directory directory, Formats formats, InstantSource clock) {
        this.door = new RequestAuthenticator(directory, formats, clock);
        this.ledger = ledger;
        this.placement = new PlacementPreview(ledger);
    }

    /// Tries a request out.
    public ApiResponse tryOut(HttpEdge.Call call, InvocationDeadline deadline) {
        return switch (door.pass(call.request(), call.endpoint())) {
            case RequestAuthenticator.Passage.Out(HttpProblem problem) -> ApiResponse.problem(problem);
            case RequestAuthenticator.Passage.In(AuthenticatedRequest admitted) ->
                ApiResponse.json(OK, answer(admitted));
        };
    }

    private Json answer(AuthenticatedRequest admitted) {
        List<ParsedEvent> items;
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("stored", new Json.Bool(false));
        switch (admitted.reading()) {
            case ParseResult.Single(ParsedEvent item, Map<String, Json> report) -> {
                items = List.of(item);
                members.putAll(report);
            }
            case ParseResult.Batch(List<ParsedEvent> several) -> items = several;
        }
        List<Json> events = new ArrayList<>();
        for (ParsedEvent item : items) {
            events.add(switch (item) {
                case ParsedEvent.Event event -> understood(event, admitted.format()::entries, admitted);
                // what the announced file will say nobody knows yet
                case ParsedEvent.Announcement(ParsedEvent.Event event, AnnouncedFile _) ->
                    understood(event, _ -> List.of(), admitted);
                case ParsedEvent.Unread(Optional<String> id, HttpProblem problem, ByteString _) ->
                    notUnderstood(id, problem, admitted);
            });
        }
        members.put("events", new Json.Arr(events));
        return new Json.Obj(members);
    }

    private static Json notUnderstood(Optional<String> id, HttpProblem problem, AuthenticatedRequest admitted) {
        Map<String, Json> members = new LinkedHashMap<>();
        id.ifPresent(text -> members.put("id", new Json.Str(text)));
        members.put("would", new Json.Str("quarantined"));
        members.put("problem", problem.json(Map.of()));
        LeftOut.ofAside(admitted.delivery().endpoint())
                .ifPresent(some -> members.put(LeftOut.MEMBER, some.json()));
        return new Json.Obj(members);
    }

    private Json understood(
            ParsedEvent.Event event,
            Function<RawEvent, List<Entry>> says,
            AuthenticatedRequest admitted) {
        RawKey key = RawKey.of(admitted.delivery().tenant().id(), event.source(), event.id());
        RawEvent raw = admitted.raw(key, event.source(), event.id(), event.columns(), event.mac(), 0,
                RawEvent.Standing.ACCEPTED, Optional.empty(), event.body());
        List<Entry> entries = says.apply(raw);
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", new Json.Str(event.id()));
        members.put("would", new Json.Str(ledger.rawEvents()
                .find(key)
                .map(stored -> admitted.format().isStored(event, stored, admitted.delivery().tenant())
                        ? "duplicate"
                        : "conflict")
                .orElse("accepted")));
        LeftOut.of(event, admitted.delivery().endpoint())
                .ifPresent(some -> members.put(LeftOut.MEMBER, some.json()));
        members.put("canonicalEvents", new Json.Num(BigDecimal.valueOf(entries.size())));
        members.put("canonical", new Json.Arr(entries.stream()
                .limit(LISTED)
                .map(entry -> canonical(entry, admitted))
                .toList()));
        return new Json.Obj(members);
    }

    private Json canonical(Entry entry, AuthenticatedRequest admitted) {
        PlacementPreview.Found found = placement.find(admitted.delivery().tenant(), entry);
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
            case ReadResult.Good<Json>(Json value, var _) -> value;
            case ReadResult.Bad<Json> _ -> throw new IllegalStateException("our own JSON is not read");
        };
    }
}
