package dev.lightup.functions.receive;

import java.util.Optional;
import java.util.regex.Pattern;

/// Paths of endpoints.
///
/// @param endpoint the endpoint's word, not looked up
/// @param trial whether it is the path that stores nothing
public record EndpointRoute(String endpoint, boolean trial) {
    private static final Pattern HOOK = Pattern.compile("/v1/hooks/([^/]{1,200})(/try)?");

    /// Reads a path; empty when it is none of an endpoint.
    public static Optional<EndpointRoute> of(String path) {
        var matcher = HOOK.matcher(path);
        return matcher.matches()
                ? Optional.of(new EndpointRoute(matcher.group(1), matcher.group(2) != null))
                : Optional.empty();
    }
}
