package dev.lightup.functions.directory;

import dev.lightup.json.CodecException;
import dev.lightup.json.codec.Codec;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.http.ByteString;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// The directory in Secrets Manager: one secret an endpoint (`<prefix>endpoint/<id>`), one a tenant (`<prefix>tenant/<id>`). What was read
/// counts for a minute; what is not there is remembered as long, and so is an endpoint whose secret is marked for deletion or cannot be
/// understood: it takes nothing. A failed read is never answered with what was read before. Thread-safe.
public final class SecretsDirectory implements Directory {
    /// How long an answer counts.
    public static final Duration FRESH = Duration.ofMinutes(1);
    /// How soon after a mismatch the same endpoint may be read again for another.
    public static final Duration AGAIN = Duration.ofSeconds(30);
    /// What was read so short a time ago was read for the request at hand: reading it again would tell nothing else.
    private static final Duration JUST_NOW = Duration.ofSeconds(2);
    private static final int MOST = 1000;
    /// The label of the version that counts; it is said, because moto reads another without it once the label was moved.
    static final String CURRENT = "AWSCURRENT";

    private final SecretsManagerClient secrets;
    private final String prefix;
    private final InstantSource clock;
    private final Map<String, Held<Endpoint>> endpoints = new Recent<>();
    private final Map<String, Held<Tenant>> tenants = new Recent<>();
    private final Map<String, Instant> mismatches = new Recent<>();

    /// @param read when the store was asked
    /// @param told when it had answered
    private record Held<T>(Optional<T> value, Instant read, Instant told) {}

    /// @param prefix what the names of its secrets begin with
    public SecretsDirectory(SecretsManagerClient secrets, String prefix, InstantSource clock) {
        this.secrets = secrets;
        this.prefix = prefix;
        this.clock = clock;
    }

    @Override
    public Optional<Endpoint> endpoint(String id) {
        return held(endpoints, id, () -> readable(id)).filter(Endpoint::enabled);
    }

    @Override
    public Tenant tenant(String id) {
        return found(id).orElseThrow(() -> new IllegalStateException("the directory has no tenant " + id));
    }

    @Override
    public boolean hasTenant(String id) {
        return found(id).isPresent();
    }

    @Override
    public List<String> endpoints(String tenant) {
        return read("tenant/" + tenant, utf8 -> Codec.read(TenantDocument.class, utf8)).flatMap(
                TenantDocument::endpoints).orElse(List.of());
    }

    @Override
    public Optional<Endpoint> afterMismatch(String id) {
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

    private Optional<Tenant> found(String id) {
        return held(tenants, id, () -> read("tenant/" + id, DirectoryReader::tenant));
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
            cache.put(id, new Held<>(value, now, clock.instant()));
        }
        return value;
    }

    private Optional<Endpoint> readable(String id) {
        try {
            return read("endpoint/" + id, DirectoryReader::endpoint);
        } catch (InvalidRequestException | CodecException | IllegalArgumentException e) {
            // nobody can be let in by it: it is answered like one that does not exist
            System.getLogger(SecretsDirectory.class.getName())
                    .log(Level.WARNING,
                            () -> "the secret of endpoint " + id + " is of no use: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(String name, Function<byte[], T> parse) {
        try {
            String text = secrets.getSecretValue(r -> r.secretId(prefix + name).versionStage(CURRENT)).secretString();
            return Optional.of(parse.apply(ByteString.utf8(text).array()));
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
