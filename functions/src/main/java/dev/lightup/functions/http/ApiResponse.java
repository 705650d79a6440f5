package dev.lightup.functions.http;

import dev.lightup.json.Json;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One HTTP answer. Nothing of it may be kept by caches on the way.
///
/// @param status the status code
/// @param headers by name
/// @param body its bytes; may be empty
/// @param cookies what is to be set, each the value of a `set-cookie`
public record ApiResponse(int status, Map<String, String> headers, ByteString body, List<String> cookies) {
    public ApiResponse {
        var all = new TreeMap<>(headers);
        all.putIfAbsent("cache-control", "no-store");
        all.putIfAbsent("x-content-type-options", "nosniff");
        headers = Collections.unmodifiableMap(all);
        cookies = List.copyOf(cookies);
    }

    /// An answer that sets no cookie.
    public ApiResponse(int status, Map<String, String> headers, ByteString body) {
        this(status, headers, body, List.of());
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
        return new ApiResponse(status, more, body, cookies);
    }

    /// The same answer with cookies that are set.
    public ApiResponse setting(List<String> more) {
        return new ApiResponse(status, headers, body, Stream.concat(cookies.stream(), more.stream()).toList());
    }
}
