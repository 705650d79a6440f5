package dev.lightup.functions.receive;

import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import java.util.Map;
import java.util.Optional;

/// What a handler answered, for tests.
public record Answer(int statusCode, Map<String, String> headers, String body) {
    static Answer of(byte[] written) {
        return Codec.read(Answer.class, written);
    }

    /// The body as JSON.
    public Json.Obj json() {
        return Codec.read(Json.Obj.class, body);
    }

    /// The code of the problem; empty when it is none.
    public Optional<String> problem() {
        return json().text("type").map(type -> type.substring(type.lastIndexOf('/') + 1));
    }

    /// The receipt.
    public String receipt() {
        return json().text("receipt").orElseThrow();
    }

    /// The n-th event of the receipt.
    public Json.Obj event(int n) {
        return (Json.Obj) ((Json.Arr) json().get("events").orElseThrow()).elements().get(n);
    }

    /// The status of the n-th event.
    public String status(int n) {
        return event(n).text("status").orElseThrow();
    }
}
