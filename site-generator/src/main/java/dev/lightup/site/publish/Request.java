package dev.lightup.site.publish;

import java.util.List;
import java.util.Optional;

/// What a direct invocation asks for.
///
/// @param units units to publish, or to verify, as `tenant|unit`
/// @param tenant whose units to verify, when not by name
/// @param verify whether to compare with the bucket instead of publishing
/// @param shrink whether a release may lose most of its pages
public record Request(List<String> units, Optional<String> tenant, Optional<Boolean> verify, Optional<Boolean> shrink) {
    public Request {
        units = List.copyOf(units);
    }
}
