package dev.lightup.functions.directory;

import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The names that a column map may have: one that is none of them is a typo, and would be passed over in silence.
final class MapNames {
    private static final Set<String> KNOWN = Set.of("version", "feed", "asOf", "map", "dates", "constants", "joined",
            "words", "where", "decimal", "perLicence", "yesNo");

    private MapNames() {}

    /// Looks at every column map of a document.
    ///
    /// @throws IllegalArgumentException that names the typo
    static void check(byte[] utf8) {
        if (Json.parse(utf8) instanceof ReadResult.Good<Json>(Json whole, var _)) {
            check(whole);
        }
    }

    private static void check(Json json) {
        Collection<Json> inside = switch (json) {
            case Json.Obj object -> object.properties().values();
            case Json.Arr array -> array.elements();
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> List.of();
        };
        if (json instanceof Json.Obj object && object.get("feed").isPresent() && object.get("map").isPresent()) {
            var others = new TreeSet<>(object.properties().keySet());
            others.removeAll(KNOWN);
            if (!others.isEmpty()) {
                throw new IllegalArgumentException("a column map has no `" + others.first() + "`");
            }
        }
        inside.forEach(MapNames::check);
    }
}
