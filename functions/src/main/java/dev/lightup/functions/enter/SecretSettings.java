package dev.lightup.functions.enter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// Enter's settings as one secret of Secrets Manager. What was read counts for five minutes: a key that is rotated is taken up by itself.
/// Thread-safe.
public final class SecretSettings implements SettingsSource {
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final SecretsManagerClient secrets;
    private final String name;
    private final InstantSource clock;
    private final AtomicReference<Optional<Held>> held = new AtomicReference<>(Optional.empty());

    /// @param name of the secret
    public SecretSettings(SecretsManagerClient secrets, String name, InstantSource clock) {
        this.secrets = secrets;
        this.name = name;
        this.clock = clock;
    }

    private record Held(Optional<EntrySettings> settings, Instant read) {}

    @Override
    public Optional<EntrySettings> current() {
        Instant now = clock.instant();
        Optional<Held> fresh = held.get().filter(last -> now.isBefore(last.read().plus(FRESH)));
        if (fresh.isPresent()) {
            return fresh.get().settings();
        }
        Optional<EntrySettings> settings = read();
        // what is not there yet is looked for each time: somebody is just setting it up
        held.set(settings.map(found -> new Held(Optional.of(found), now)));
        return settings;
    }

    private Optional<EntrySettings> read() {
        try {
            return Optional.of(EntrySettings.parse(secrets.getSecretValue(r -> r.secretId(name))
                    .secretString()
                    .getBytes(StandardCharsets.UTF_8)));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public void forget() {
        held.set(Optional.empty());
    }
}
