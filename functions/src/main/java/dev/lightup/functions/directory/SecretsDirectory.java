package dev.lightup.functions.directory;

import dev.lightup.functions.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// The directory in Secrets Manager: one secret an endpoint (`<prefix>endpoint/<id>`), one a tenant (`<prefix>tenant/<id>`). What was read
/// counts for a minute; what is not there is remembered as long. A failed read is never answered with what was read before. Thread-safe.
public final class SecretsDirectory implements Directory {
    /// How long an answer counts.
    public static final Duration FRESH = Duration.ofMinutes(1);
    /// How soon after a mismatch the same endpoint may be read again for another.
    public static final Duration AGAIN = Duration.ofSeconds(30);
    private static final int MOST = 1000;

    private final SecretsManagerClient secrets;
    private final String prefix;
    private final InstantSource clock;
    private final Map<String, Held<Endpoint>> endpoints = new Recent<>();
    private final Map<String, Held<Tenant>> tenants = new Recent<>();
    private final Map<String, Instant> mismatches = new Recent<>();

    private record Held<T>(Optional<T> value, Instant read) {}

    /// @param prefix what the names of its secrets begin with
    public SecretsDirectory(SecretsManagerClient secrets, String prefix, InstantSource clock) {
        this.secrets = secrets;
        this.prefix = prefix;
        this.clock = clock;
    }

    @Override
    public Optional<Endpoint> endpoint(String id) {
        return held(endpoints, id, () -> read("endpoint/" + id, DirectoryReader::endpoint)).filter(Endpoint::enabled);
    }

    @Override
    public Tenant tenant(String id) {
        return held(tenants, id, () -> read("tenant/" + id, DirectoryReader::tenant))
                .orElseThrow(() -> new IllegalStateException("the directory has no tenant " + id));
    }

    @Override
    public Optional<Endpoint> afterMismatch(String id) {
        Instant now = clock.instant();
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
        return endpoint(id);
    }

    @Override
    public void forget() {
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

    private <T> Optional<T> held(Map<String, Held<T>> cache, String id, java.util.function.Supplier<Optional<T>> read) {
        Instant now = clock.instant();
        synchronized (cache) {
            Held<T> held = cache.get(id);
            if (held != null && now.isBefore(held.read().plus(FRESH))) {
                return held.value();
            }
        }
        Optional<T> value = read.get();
        synchronized (cache) {
            cache.put(id, new Held<>(value, now));
        }
        return value;
    }

    private <T> Optional<T> read(String name, Function<byte[], T> parse) {
        try {
            String text = secrets.getSecretValue(r -> r.secretId(prefix + name)).secretString();
            return Optional.of(parse.apply(Bytes.utf8(text).array()));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
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
