package dev.lightup.site.publish;

import java.util.List;
import java.util.Optional;

/// What a direct invocation asks for.
///
/// @param units units to publish, to verify or to repair, as `tenant|unit`
/// @param tenant whose units to verify, to repair or to tell the status of, when not by name
/// @param all whether every distributor's units are meant, and what all share
/// @param verify whether to compare with the bucket instead of publishing
/// @param repair whether to compare the objects with the pages, to put what is missing or altered, and to remove what is nobody's
/// @param status whether to tell how far units are instead of publishing
/// @param shrink whether a release may lose most of its pages
/// @param inLane whether units are published in their tenant's lanes, with what else is due of that tenant, as long as time allows; nobody
/// waits for the answer
public record DirectRequest(
        List<String> units,
        Optional<String> tenant,
        Optional<Boolean> all,
        Optional<Boolean> verify,
        Optional<Boolean> repair,
        Optional<Boolean> status,
        Optional<Boolean> shrink,
        Optional<Boolean> inLane) {
    public DirectRequest {
        units = List.copyOf(units);
    }
}
