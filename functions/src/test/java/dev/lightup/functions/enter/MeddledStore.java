package dev.lightup.functions.enter;

import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.EndpointDocument;
import dev.lightup.functions.directory.SealedDirectoryStore;
import dev.lightup.functions.directory.SecretsServer;
import dev.lightup.functions.directory.TenantDocument;
import dev.lightup.ledger.LocalDynamo;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The directory as a deployment has it, endpoints sealed in the table, and what happens while somebody puts a map into it.
final class MeddledStore implements DirectoryStore {
    static final String PREFIX = "lightup/try/";

    Predicate<EndpointDocument> before = _ -> true;
    Runnable after = () -> {};

    private final LocalDynamo dynamo;
    private final SecretsServer secrets;

    MeddledStore(LocalDynamo dynamo, SecretsServer secrets) {
        this.dynamo = dynamo;
        this.secrets = secrets;
    }

    private DirectoryStore sealed() {
        return new SealedDirectoryStore(dynamo.plainClient(), dynamo.table(), secrets.client(), PREFIX,
                new SecureRandom());
    }

    @Override
    public boolean add(TenantDocument tenant) {
        return sealed().add(tenant);
    }

    @Override
    public boolean hasTenant(String tenant) {
        return sealed().hasTenant(tenant);
    }

    @Override
    public boolean add(EndpointDocument endpoint) {
        return sealed().add(endpoint);
    }

    @Override
    public Optional<DirectoryStore.Kept> endpoint(String id) {
        return sealed().endpoint(id);
    }

    @Override
    public boolean replace(DirectoryStore.Kept read, EndpointDocument next) {
        boolean done = before.test(next) && sealed().replace(read, next);
        after.run();
        return done;
    }

    @Override
    public List<Listed> endpoints(String tenant) {
        return sealed().endpoints(tenant);
    }

    @Override
    public void removeEndpoint(String id) {
        sealed().removeEndpoint(id);
    }

    @Override
    public void removeTenant(String id) {
        sealed().removeTenant(id);
    }
}
