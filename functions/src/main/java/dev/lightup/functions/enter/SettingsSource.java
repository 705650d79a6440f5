package dev.lightup.functions.enter;

import java.util.Optional;

/// Where Enter's settings are. Implementations are thread-safe.
public interface SettingsSource {
    /// The settings as they are now; empty while nobody has made any.
    Optional<EntrySettings> current();

    /// Forgets what was read, as after a restore from a snapshot.
    default void forget() {}
}
