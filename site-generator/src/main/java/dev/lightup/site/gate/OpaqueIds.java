package dev.lightup.site.gate;

import dev.lightup.site.unit.UnitScope;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opaque ids where a path or a link names them: after the letter of what they stand for. Only there: in a text the same characters are
/// anybody's words.
final class OpaqueIds {
    private static final Pattern IN_PATH = Pattern.compile("(?<![a-z0-9])[acdmp]/([a-z2-7]{16})(?![a-z0-9])");

    private OpaqueIds() {}

    /// Where a path or link names an id that is not the unit's; empty when it names none.
    static Optional<Integer> foreign(String path, UnitScope scope) {
        Matcher ids = IN_PATH.matcher(path);
        while (ids.find()) {
            if (!scope.ids().contains(ids.group(1))) {
                return Optional.of(ids.start(1));
            }
        }
        return Optional.empty();
    }
}
