package dev.lightup.local.front;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whom the local server speaks as: this machine, by its address or a name that no stranger can point anywhere else. A page of somebody
/// else's site whose name was made to lead here (DNS rebinding) sends its own name.
final class HostNames {
    private static final Set<String> OURS = Set.of("127.0.0.1", "[::1]", "localhost");

    private HostNames() {}

    /// Whether a request is for this machine.
    ///
    /// @param header the value of `host`; clients of before HTTP/1.1 send none
    static boolean isOurs(Optional<String> header) {
        return header.map(value -> value.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""))
                .filter(name -> !OURS.contains(name) && !name.endsWith(".localhost"))
                .isEmpty();
    }
}
