package dev.lightup.functions.receive;

import dev.lightup.functions.http.ApiResponse;
import dev.lightup.json.Json;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.http.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the answers to what was stored.
final class ReceiptAnswers {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final String RECEIPT = "receipt";
    private static final String PAGE = "page";

    private ReceiptAnswers() {}

    /// What is told beside what became of an event.
    ///
    /// @param page where it will be shown
    /// @param leftOut what of it is not kept
    record Beside(Optional<String> page, Optional<LeftOut> leftOut) {
        private Map<String, Json> members() {
            Map<String, Json> members = new LinkedHashMap<>();
            page.ifPresent(path -> members.put(PAGE, new Json.Str(path)));
            leftOut.ifPresent(some -> members.put(LeftOut.MEMBER, some.json()));
            return members;
        }
    }

    /// The answer to a single event.
    ///
    /// @param report what else the format says
    static ApiResponse single(StoreResult stored, Beside beside, Map<String, Json> report, Format format) {
        return switch (format.resultStatus()) {
            case BY_RESULT -> byResult(stored, beside, report);
            case ALWAYS_OK -> receipt(OK, stored.receipt(), List.of(event(stored, beside)), report);
        };
    }

    private static ApiResponse byResult(StoreResult stored, Beside beside, Map<String, Json> report) {
        return switch (stored) {
            case StoreResult.Accepted _, StoreResult.Duplicate _ ->
                receipt(ACCEPTED, stored.receipt(), List.of(event(stored, beside)), report);
            case StoreResult.Conflict(var _, String receipt, HttpProblem problem) ->
                problem(problem, receipt, beside, report);
            case StoreResult.Quarantined(var _, String receipt, HttpProblem problem) ->
                problem(problem, receipt, beside, report);
        };
    }

    /// The answer to a batch: its receipt is made of those of its events.
    ///
    /// @param beside what is told beside each of them
    static ApiResponse batch(List<StoreResult> stored, List<Beside> beside, AuthenticatedRequest admitted) {
        String all = String.join(" ", stored.stream().map(StoreResult::receipt).toList());
        String receipt = "b"
                + TenantTokens.mac(admitted.delivery().tenant().key(), all.getBytes(StandardCharsets.US_ASCII));
        List<Json> events = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            events.add(event(stored.get(i), beside.get(i)).with(RECEIPT, new Json.Str(stored.get(i).receipt())));
        }
        return receipt(switch (admitted.format().resultStatus()) {
            case BY_RESULT -> ACCEPTED;
            case ALWAYS_OK -> OK;
        }, receipt, events, Map.of());
    }

    private static ApiResponse receipt(int status, String receipt, List<Json> events, Map<String, Json> report) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(RECEIPT, new Json.Str(receipt));
        members.put("events", new Json.Arr(events));
        members.putAll(report);
        return ApiResponse.json(status, new Json.Obj(members));
    }

    private static ApiResponse problem(
            HttpProblem problem,
            String receipt,
            Beside beside,
            Map<String, Json> report) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(RECEIPT, new Json.Str(receipt));
        members.putAll(beside.members());
        members.putAll(report);
        return ApiResponse.problem(problem, members);
    }

    private static Json.Obj event(StoreResult stored, Beside beside) {
        return switch (stored) {
            case StoreResult.Accepted(String id, var _) -> event(Optional.of(id), "accepted", beside, Optional.empty());
            case StoreResult.Duplicate(String id, var _) ->
                event(Optional.of(id), "duplicate", beside, Optional.empty());
            case StoreResult.Conflict(String id, var _, HttpProblem problem) ->
                event(Optional.of(id), "conflict", beside, Optional.of(problem));
            case StoreResult.Quarantined(Optional<String> id, var _, HttpProblem problem) ->
                event(id, "quarantined", beside, Optional.of(problem));
        };
    }

    private static Json.Obj event(
            Optional<String> id,
            String status,
            Beside beside,
            Optional<HttpProblem> problem) {
        Map<String, Json> members = new LinkedHashMap<>();
        id.ifPresent(text -> members.put("id", new Json.Str(text)));
        members.put("status", new Json.Str(status));
        members.putAll(beside.members());
        problem.ifPresent(p -> members.put("problem", p.json(Map.of())));
        return new Json.Obj(members);
    }
}
