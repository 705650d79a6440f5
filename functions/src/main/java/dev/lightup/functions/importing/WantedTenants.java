package dev.lightup.functions.importing;

import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.senders.endpoint.Tenant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whose files a lane is asked to read in: one says it by name, S3 (by EventBridge) by the key of what was uploaded.
final class WantedTenants {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

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
        uploaded(asked).forEach(parts -> tenants.add(parts[1]));
        return tenants;
    }

    /// The events whose files came, where S3 says so.
    static Set<RawKey> arrived(byte[] request) {
        return Json.parse(request) instanceof ReadResult.Good<Json>(Json.Obj asked, var _)
                ? uploaded(asked).filter(parts -> HASH.matcher(parts[2]).matches())
                        .map(parts -> new RawKey(parts[1], RawKey.Shelf.EVENT, parts[2]))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Stream<String[]> uploaded(Json.Obj asked) {
        return inside(asked, "detail").flatMap(detail -> inside(detail, "object"))
                .flatMap(object -> object instanceof Json.Obj told ? told.text("key").stream() : Stream.empty())
                .map(key -> key.split("/", -1))
                .filter(parts -> parts.length == 3 && Tenant.isValidId(parts[1]));
    }

    private static Stream<Json> inside(Json json, String name) {
        return json instanceof Json.Obj object ? object.get(name).stream() : Stream.empty();
    }
}
