package dev.lightup.functions.importing;

import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import dev.lightup.senders.endpoint.Tenant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Whose files a lane is asked to read in: one says it by name, S3 (by EventBridge) by the key of what was uploaded.
final class WantedTenants {
    private WantedTenants() {}

    /// @throws IllegalArgumentException when it is no JSON
    static Set<String> of(byte[] request) {
        return switch (Json.parse(request)) {
            case ReadResult.Good<Json>(Json.Obj asked, var _) -> of(asked);
            case ReadResult.Good<Json> _ -> Set.of();
            case ReadResult.Bad<Json> _ -> throw new IllegalArgumentException("a lane is asked for in JSON");
        };
    }

    private static Set<String> of(Json.Obj asked) {
        Set<String> tenants = new LinkedHashSet<>();
        asked.text("tenant").ifPresent(tenants::add);
        inside(asked, "detail").flatMap(detail -> inside(detail, "object"))
                .flatMap(object -> object instanceof Json.Obj told ? told.text("key").stream() : Stream.empty())
                .map(key -> key.split("/", -1))
                .filter(parts -> parts.length == 3 && Tenant.isValidId(parts[1]))
                .forEach(parts -> tenants.add(parts[1]));
        return tenants;
    }

    private static Stream<Json> inside(Json json, String name) {
        return json instanceof Json.Obj object ? object.get(name).stream() : Stream.empty();
    }
}
