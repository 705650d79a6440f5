package dev.lightup.functions.receive;

import dev.lightup.functions.directory.Tokens;
import dev.lightup.functions.http.Problem;
import dev.lightup.functions.http.Response;
import dev.lightup.ledger.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the answers to what was stored.
final class Answers {
    private static final int ACCEPTED = 202;
    private static final String RECEIPT = "receipt";

    private Answers() {}

    /// The answer to a single event.
    ///
    /// @param report what else the format says
    static Response single(Stored stored, Map<String, Json> report) {
        return switch (stored) {
            case Stored.Accepted _,Stored.Duplicate _ -> receipt(stored.receipt(), List.of(event(stored)), report);
            case Stored.Conflict(var _, String receipt, Problem problem) -> problem(problem, receipt, report);
            case Stored.Quarantined(var _, String receipt, Problem problem) -> problem(problem, receipt, report);
        };
    }

    /// The answer to a batch: its receipt is made of those of its events.
    static Response batch(List<Stored> stored, Admitted admitted) {
        String all = String.join(" ", stored.stream().map(Stored::receipt).toList());
        String receipt = "b" + Tokens.mac(admitted.delivery().tenant().key(), all.getBytes(StandardCharsets.US_ASCII));
        return receipt(receipt, stored.stream().map(Answers::eventInBatch).toList(), Map.of());
    }

    private static Response receipt(String receipt, List<Json> events, Map<String, Json> report) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(RECEIPT, new Json.Str(receipt));
        members.put("events", new Json.Arr(events));
        members.putAll(report);
        return Response.json(ACCEPTED, new Json.Obj(members));
    }

    private static Response problem(Problem problem, String receipt, Map<String, Json> report) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(RECEIPT, new Json.Str(receipt));
        members.putAll(report);
        return Response.problem(problem, members);
    }

    private static Json.Obj event(Stored stored) {
        return switch (stored) {
            case Stored.Accepted(String id, var _) -> event(Optional.of(id), "accepted", Optional.empty());
            case Stored.Duplicate(String id, var _) -> event(Optional.of(id), "duplicate", Optional.empty());
            case Stored.Conflict(String id, var _, Problem problem) ->
                event(Optional.of(id), "conflict", Optional.of(problem));
            case Stored.Quarantined(Optional<String> id, var _, Problem problem) ->
                event(id, "quarantined", Optional.of(problem));
        };
    }

    private static Json eventInBatch(Stored stored) {
        return event(stored).with(RECEIPT, new Json.Str(stored.receipt()));
    }

    private static Json.Obj event(Optional<String> id, String status, Optional<Problem> problem) {
        Map<String, Json> members = new LinkedHashMap<>();
        id.ifPresent(text -> members.put("id", new Json.Str(text)));
        members.put("status", new Json.Str(status));
        problem.ifPresent(p -> members.put("problem", p.json(Map.of())));
        return new Json.Obj(members);
    }
}
