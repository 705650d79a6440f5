package dev.lightup.local.front;

import dev.lightup.functions.Bytes;
import java.util.ArrayList;
import java.util.List;

/// One HTTP response.
///
/// @param status the status code
/// @param headers in the order in which they are sent; a name may repeat
/// @param body may be empty; never sent for HEAD, 204 and 304
public record Response(int status, List<Header> headers, Bytes body) {
    /// A header line.
    public record Header(String name, String value) {}

    public Response {
        headers = List.copyOf(headers);
    }

    /// A text answer of the given media type.
    public static Response of(int status, String contentType, String body) {
        return new Response(status, List.of(new Header("content-type", contentType)),
                Bytes.utf8(body));
    }

    /// The gateway's own answer: its one-member JSON object.
    public static Response message(int status, String message) {
        return of(status, "application/json", "{\"message\":\"" + message + "\"}");
    }

    Response with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Response(status, more, body);
    }
}
