package dev.lightup.functions.receive;

import dev.lightup.functions.directory.Tokens;
import dev.lightup.functions.http.Problem;
import dev.lightup.functions.http.Response;
import dev.lightup.ledger.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the answers to what was stored.
final class Answers {
    private static final int ACCEPTED = 202;
    private static final String RECEIPT = "receipt";
    private static final String PAGE = "page";

    private Answers() {}

    /// The answer to a single event.
    ///
    /// @param page where it will be shown
    /// @param report what else the format says
    static Response single(Stored stored, Optional<String> page, Map<String, Json> report) {
        return switch (stored) {
            case Stored.Accepted _,Stored.Duplicate _ ->
                receipt(stored.receipt(), List.of(event(stored, page)), report);
            case Stored.Conflict(var _, String receipt, Problem problem) -> problem(problem, receipt, page, report);
            case Stored.Quarantined(var _, String receipt, Problem problem) ->
                problem(problem, receipt, page, report);
        };
    }

    /// The answer to a batch: its receipt is made of those of its events.
    ///
    /// @param pages where each of them will be shown
    static Response batch(List<Stored> stored, List<Optional<String>> pages, Admitted admitted) {
        String all = String.join(" ", stored.stream().map(Stored::receipt).toList());
        String receipt = "b" + Tokens.mac(admitted.delivery().tenant().key(), all.getBytes(StandardCharsets.US_ASCII));
        List<Json> events = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            events.add(event(stored.get(i), pages.get(i)).with(RECEIPT, new Json.Str(stored.get(i).receipt())));
        }
        return receipt(receipt, events, Map.of());
    }

    private static Response receipt(String receipt, List<Json> events, Map<String, Json> report) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(RECEIPT, new Json.Str(receipt));
        members.put("events", new Json.Arr(events));
        members.putAll(report);
        return Response.json(ACCEPTED, new Json.Obj(members));
    }

    private static Response problem(Problem problem, String receipt, Optional<String> page, Map<String, Json> report) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(RECEIPT, new Json.Str(receipt));
        page.ifPresent(path -> members.put(PAGE, new Json.Str(path)));
        members.putAll(report);
        return Response.problem(problem, members);
    }

    private static Json.Obj event(Stored stored, Optional<String> page) {
        return switch (stored) {
            case Stored.Accepted(String id, var _) -> event(Optional.of(id), "accepted", page, Optional.empty());
            case Stored.Duplicate(String id, var _) -> event(Optional.of(id), "duplicate", page, Optional.empty());
            case Stored.Conflict(String id, var _, Problem problem) ->
                event(Optional.of(id), "conflict", page, Optional.of(problem));
            case Stored.Quarantined(Optional<String> id, var _, Problem problem) ->
                event(id, "quarantined", page, Optional.of(problem));
        };
    }

    private static Json.Obj event(Optional<String> id, String status, Optional<String> page,
            Optional<Problem> problem) {
        Map<String, Json> members = new LinkedHashMap<>();
        id.ifPresent(text -> members.put("id", new Json.Str(text)));
        members.put("status", new Json.Str(status));
        page.ifPresent(path -> members.put(PAGE, new Json.Str(path)));
        problem.ifPresent(p -> members.put("problem", p.json(Map.of())));
        return new Json.Obj(members);
    }
}
