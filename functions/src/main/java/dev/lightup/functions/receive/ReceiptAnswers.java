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

    /// The answer to a single event.
    ///
    /// @param page where it will be shown
    /// @param report what else the format says
    static ApiResponse single(StoreResult stored, Optional<String> page, Map<String, Json> report, Format format) {
        return switch (format.resultStatus()) {
            case BY_RESULT -> byResult(stored, page, report);
            case ALWAYS_OK -> receipt(OK, stored.receipt(), List.of(event(stored, page)), report);
        };
    }

    private static ApiResponse byResult(StoreResult stored, Optional<String> page, Map<String, Json> report) {
        return switch (stored) {
            case StoreResult.Accepted _, StoreResult.Duplicate _ ->
                receipt(ACCEPTED, stored.receipt(), List.of(event(stored, page)), report);
            case StoreResult.Conflict(var _, String receipt, HttpProblem problem) ->
                problem(problem, receipt, page, report);
            case StoreResult.Quarantined(var _, String receipt, HttpProblem problem) ->
                problem(problem, receipt, page, report);
        };
    }

    /// The answer to a batch: its receipt is made of those of its events.
    ///
    /// @param pages where each of them will be shown
    static ApiResponse batch(List<StoreResult> stored, List<Optional<String>> pages, AuthenticatedRequest admitted) {
        String all = String.join(" ", stored.stream().map(StoreResult::receipt).toList());
        String receipt = "b"
                + TenantTokens.mac(admitted.delivery().tenant().key(), all.getBytes(StandardCharsets.US_ASCII));
        List<Json> events = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            events.add(event(stored.get(i), pages.get(i)).with(RECEIPT, new Json.Str(stored.get(i).receipt())));
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
            Optional<String> page,
            Map<String, Json> report) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(RECEIPT, new Json.Str(receipt));
        page.ifPresent(path -> members.put(PAGE, new Json.Str(path)));
        members.putAll(report);
        return ApiResponse.problem(problem, members);
    }

    private static Json.Obj event(StoreResult stored, Optional<String> page) {
        return switch (stored) {
            case StoreResult.Accepted(String id, var _) -> event(Optional.of(id), "accepted", page, Optional.empty());
            case StoreResult.Duplicate(String id, var _) -> event(Optional.of(id), "duplicate", page, Optional.empty());
            case StoreResult.Conflict(String id, var _, HttpProblem problem) ->
                event(Optional.of(id), "conflict", page, Optional.of(problem));
            case StoreResult.Quarantined(Optional<String> id, var _, HttpProblem problem) ->
                event(id, "quarantined", page, Optional.of(problem));
        };
    }

    private static Json.Obj event(
            Optional<String> id,
            String status,
            Optional<String> page,
            Optional<HttpProblem> problem) {
        Map<String, Json> members = new LinkedHashMap<>();
        id.ifPresent(text -> members.put("id", new Json.Str(text)));
        members.put("status", new Json.Str(status));
        page.ifPresent(path -> members.put(PAGE, new Json.Str(path)));
        problem.ifPresent(p -> members.put("problem", p.json(Map.of())));
        return new Json.Obj(members);
    }
}
