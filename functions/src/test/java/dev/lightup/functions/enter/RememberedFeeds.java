package dev.lightup.functions.enter;

import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.SealedDirectory;
import dev.lightup.functions.directory.SecretsServer;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// As a function remembers endpoints until it is told to forget them.
final class RememberedFeeds implements Directory {
    private final Map<String, Optional<Endpoint>> known = new ConcurrentHashMap<>();

    private final LocalDynamo dynamo;
    private final SecretsServer secrets;
    private final InstantSource clock;

    RememberedFeeds(LocalDynamo dynamo, SecretsServer secrets, InstantSource clock) {
        this.dynamo = dynamo;
        this.secrets = secrets;
        this.clock = clock;
    }

    private Directory sealed() {
        return new SealedDirectory(dynamo.plainClient(), dynamo.table(), secrets.client(), MeddledStore.PREFIX,
                clock);
    }

    @Override
    public Optional<Endpoint> endpoint(String id) {
        return known.computeIfAbsent(id, asked -> sealed().endpoint(asked));
    }

    @Override
    public Tenant tenant(String id) {
        return sealed().tenant(id);
    }

    @Override
    public List<String> endpoints(String tenant) {
        return sealed().endpoints(tenant);
    }

    @Override
    public Optional<Endpoint> afterMismatch(String id) {
        return endpoint(id);
    }

    @Override
    public void forget() {
        known.clear();
    }
}
