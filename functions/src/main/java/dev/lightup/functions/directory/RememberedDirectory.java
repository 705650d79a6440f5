package dev.lightup.functions.directory;

import dev.lightup.json.codec.Codec;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.http.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// A directory that is asked over the network, its tenants in Secrets Manager (`<prefix>tenant/<id>`). What was read counts for a minute; what is not
/// there is remembered as long. A failed read is never answered with what was read before. Thread-safe.
public abstract sealed class RememberedDirectory implements Directory permits SecretsDirectory, SealedDirectory {
    /// How long an answer counts.
    public static final Duration FRESH = Duration.ofMinutes(1);
    /// How soon after a mismatch the same endpoint may be read again for another.
    public static final Duration AGAIN = Duration.ofSeconds(30);
    /// What was read so short a time ago was read for the request at hand: reading it again would tell nothing else.
    private static final Duration JUST_NOW = Duration.ofSeconds(2);
    private static final int MOST = 1000;

    private final SecretsManagerClient secrets;
    private final String prefix;
    private final InstantSource clock;
    private final Map<String, Held<Endpoint>> endpoints = new Recent<>();
    private final Map<String, Held<Tenant>> tenants = new Recent<>();
    private final Map<String, Instant> mismatches = new Recent<>();

    /// @param read when the store was asked
    /// @param told when it had answered
    private record Held<T>(Optional<T> value, Instant read, Instant told) {}

    RememberedDirectory(SecretsManagerClient secrets, String prefix, InstantSource clock) {
        this.secrets = secrets;
        this.prefix = prefix;
        this.clock = clock;
    }

    /// Reads an endpoint.
    ///
    /// @param again because its sender signed with a key that what was read before does not have
    abstract Optional<Endpoint> read(String id, boolean again);

    @Override
    public final Optional<Endpoint> endpoint(String id) {
        return held(endpoints, id, () -> read(id, false)).filter(Endpoint::enabled);
    }

    @Override
    public final Tenant tenant(String id) {
        return found(id).orElseThrow(() -> new IllegalStateException("the directory has no tenant " + id));
    }

    @Override
    public final boolean hasTenant(String id) {
        return found(id).isPresent();
    }

    @Override
    public final List<String> endpoints(String tenant) {
        return secret("tenant/" + tenant).map(utf8 -> Codec.read(TenantDocument.class, utf8))
                .flatMap(TenantDocument::endpoints)
                .orElse(List.of());
    }

    @Override
    public final Optional<Endpoint> afterMismatch(String id) {
        Instant now = clock.instant();
        synchronized (endpoints) {
            Held<Endpoint> held = endpoints.get(id);
            if (held != null && now.isBefore(held.told().plus(JUST_NOW))) {
                return Optional.empty();
            }
        }
        synchronized (mismatches) {
            Instant last = mismatches.get(id);
            if (last != null && now.isBefore(last.plus(AGAIN))) {
                return Optional.empty();
            }
            mismatches.put(id, now);
        }
        synchronized (endpoints) {
            endpoints.remove(id);
        }
        return held(endpoints, id, () -> read(id, true)).filter(Endpoint::enabled);
    }

    @Override
    public final void forget() {
        synchronized (endpoints) {
            endpoints.clear();
        }
        synchronized (tenants) {
            tenants.clear();
        }
        synchronized (mismatches) {
            mismatches.clear();
        }
    }

    /// A tenant, remembered.
    final Optional<Tenant> found(String id) {
        return held(tenants, id, () -> secret("tenant/" + id).map(DirectoryReader::tenant));
    }

    /// A secret as it is now.
    final Optional<byte[]> secret(String name) {
        try {
            String text = secrets
                    .getSecretValue(r -> r.secretId(prefix + name).versionStage(VersionedSecrets.CURRENT))
                    .secretString();
            return Optional.of(ByteString.utf8(text).array());
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> held(Map<String, Held<T>> cache, String id, Supplier<Optional<T>> read) {
        Instant now = clock.instant();
        synchronized (cache) {
            Held<T> held = cache.get(id);
            if (held != null && now.isBefore(held.read().plus(FRESH))) {
                return held.value();
            }
        }
        Optional<T> value = read.get();
        synchronized (cache) {
            cache.put(id, new Held<>(value, now, clock.instant()));
        }
        return value;
    }

    /// The most recently used ones.
    private static final class Recent<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    }
}
