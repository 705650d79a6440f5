package dev.lightup.functions.directory;

import dev.lightup.ledger.endpoint.SealedEndpoint;
import dev.lightup.ledger.endpoint.SealedEndpoints;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The directory as {@link SealedDirectory} reads it: tenants in Secrets Manager, endpoints as items of the table, each sealed by a key of its tenant's.
/// An endpoint is changed by one put, on the condition that the version which was read is there. Thread-safe.
public final class SealedDirectoryStore implements DirectoryStore {
    private final SealedEndpoints items;
    private final TenantSecrets tenants;
    private final SecureRandom random;

    /// @param prefix what the names of the tenants' secrets begin with
    /// @param random draws what an endpoint is sealed with
    public SealedDirectoryStore(
            DynamoDbClient client,
            String table,
            SecretsManagerClient secrets,
            String prefix,
            SecureRandom random) {
        this.items = new SealedEndpoints(client, table);
        this.tenants = new TenantSecrets(new VersionedSecrets(secrets, prefix));
        this.random = random;
    }

    @Override
    public boolean add(TenantDocument tenant) {
        return tenants.add(tenant);
    }

    @Override
    public boolean hasTenant(String tenant) {
        return tenants.find(tenant).isPresent();
    }

    @Override
    public boolean add(EndpointDocument endpoint) {
        if (items.current(endpoint.endpoint()).isPresent()) {
            return false;
        }
        SealedEndpoint sealed = seal(endpoint.endpoint(), endpoint.tenant())
                .close(endpoint, random, Optional.empty());
        tenants.note(endpoint);
        return items.add(sealed);
    }

    @Override
    public Optional<Kept> endpoint(String id) {
        return items.current(id)
                .map(item -> new Kept(seal(id, item.tenant()).open(item), item.version()));
    }

    @Override
    public boolean replace(Kept read, EndpointDocument next) {
        // one whose item is another by now is told by the put
        Optional<SealedEndpoint> now = items.current(next.endpoint())
                .filter(item -> item.version().equals(read.version()) && item.tenant().equals(next.tenant()));
        return now.isPresent() && items.replace(now.get().nonce(),
                seal(next.endpoint(), next.tenant()).close(next, random, Optional.empty()).after(now.get()));
    }

    @Override
    public List<Listed> endpoints(String tenant) {
        Optional<TenantDocument> owner = tenants.find(tenant);
        if (owner.isEmpty()) {
            return List.of();
        }
        var seal = new EndpointSeal(owner.get().tenantOf());
        List<Listed> listed = new ArrayList<>();
        for (String id : owner.get().endpoints().orElse(List.of())) {
            items.current(id)
                    .filter(item -> item.tenant().equals(tenant))
                    .map(item -> listed(item, seal))
                    .ifPresent(listed::add);
        }
        return List.copyOf(listed);
    }

    @Override
    public void removeEndpoint(String id) {
        items.remove(id);
    }

    @Override
    public void removeTenant(String id) {
        tenants.remove(id);
    }

    private static Listed listed(SealedEndpoint item, EndpointSeal seal) {
        try {
            return new Listed(item.id(), Optional.of(seal.open(item)));
        } catch (UnopenedEndpoint _) {
            return new Listed(item.id(), Optional.empty());
        }
    }

    private EndpointSeal seal(String endpoint, String tenant) {
        return tenants.find(tenant)
                .map(owner -> new EndpointSeal(owner.tenantOf()))
                .orElseThrow(() -> new UnopenedEndpoint(endpoint, "there is no tenant " + tenant));
    }
}
