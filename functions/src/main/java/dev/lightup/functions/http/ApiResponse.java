package dev.lightup.functions.http;

import dev.lightup.json.Json;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One HTTP answer. Nothing of it may be kept by caches on the way.
///
/// @param status the status code
/// @param headers by name
/// @param body its bytes; may be empty
public record ApiResponse(int status, Map<String, String> headers, ByteString body) {
    public ApiResponse {
        var all = new TreeMap<>(headers);
        all.putIfAbsent("cache-control", "no-store");
        all.putIfAbsent("x-content-type-options", "nosniff");
        headers = Collections.unmodifiableMap(all);
    }

    /// An answer in JSON.
    public static ApiResponse json(int status, Json value) {
        return new ApiResponse(status, Map.of("content-type", "application/json"), ByteString.utf8(value.write()));
    }

    /// An answer without a body.
    public static ApiResponse empty(int status, Map<String, String> headers) {
        return new ApiResponse(status, headers, ByteString.EMPTY);
    }

    /// A problem, with what else its members say.
    public static ApiResponse problem(HttpProblem problem, Map<String, Json> members) {
        return new ApiResponse(problem.type().status(), Map.of("content-type", "application/problem+json"),
                ByteString.utf8(problem.json(members).write()));
    }

    /// A problem.
    public static ApiResponse problem(HttpProblem problem) {
        return problem(problem, Map.of());
    }

    /// The same answer with one header more.
    public ApiResponse with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new ApiResponse(status, more, body);
    }
}
