package dev.lightup.local.front;

import dev.lightup.senders.http.ByteString;
import java.util.ArrayList;
import java.util.List;

/// One HTTP response.
///
/// @param status the status code
/// @param headers in the order in which they are sent; a name may repeat
/// @param body may be empty; never sent for HEAD, 204 and 304
public record LocalResponse(int status, List<Header> headers, ByteString body) {
    /// A header line.
    public record Header(String name, String value) {}

    public LocalResponse {
        headers = List.copyOf(headers);
    }

    /// A text answer of the given media type.
    public static LocalResponse of(int status, String contentType, String body) {
        return new LocalResponse(status, List.of(new Header("content-type", contentType)),
                ByteString.utf8(body));
    }

    /// The gateway's own answer: its one-member JSON object.
    public static LocalResponse message(int status, String message) {
        return of(status, "application/json", "{\"message\":\"" + message + "\"}");
    }

    LocalResponse with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new LocalResponse(status, more, body);
    }
}
