package dev.lightup.functions.http;

import dev.lightup.functions.Bytes;
import dev.lightup.ledger.codec.Json;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One HTTP answer. Nothing of it may be kept by caches on the way.
///
/// @param status the status code
/// @param headers by name
/// @param body its bytes; may be empty
public record Response(int status, Map<String, String> headers, Bytes body) {
    public Response {
        var all = new TreeMap<>(headers);
        all.putIfAbsent("cache-control", "no-store");
        all.putIfAbsent("x-content-type-options", "nosniff");
        headers = Collections.unmodifiableMap(all);
    }

    /// An answer in JSON.
    public static Response json(int status, Json value) {
        return new Response(status, Map.of("content-type", "application/json"), Bytes.utf8(value.write()));
    }

    /// An answer without a body.
    public static Response empty(int status, Map<String, String> headers) {
        return new Response(status, headers, Bytes.EMPTY);
    }

    /// A problem, with what else its members say.
    public static Response problem(Problem problem, Map<String, Json> members) {
        return new Response(problem.type().status(), Map.of("content-type", "application/problem+json"),
                Bytes.utf8(problem.json(members).write()));
    }

    /// A problem.
    public static Response problem(Problem problem) {
        return problem(problem, Map.of());
    }

    /// The same answer with one header more.
    public Response with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }
}
