package dev.lightup.local.front;

import dev.lightup.senders.http.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// One HTTP request, read whole.
///
/// @param method upper case
/// @param path percent-encoded, as sent
/// @param query what follows the question mark, as sent; empty when there is none
/// @param protocol `HTTP/1.1`
/// @param headers names in lower case, values in the order in which they came
/// @param body at most the gateway's 10 MB
/// @param sourceIp the peer's address
public record LocalRequest(
        String method,
        String path,
        String query,
        String protocol,
        SortedMap<String, List<String>> headers,
        ByteString body,
        String sourceIp) {

    /// All values of a header in one line, joined by commas as the gateway joins them.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }
}
