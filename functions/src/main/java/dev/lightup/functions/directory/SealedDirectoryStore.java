package dev.lightup.functions.directory;

import dev.lightup.json.CodecException;
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
    private final VersionedSecrets secrets;
    private final TenantSecrets tenants;
    private final SecureRandom random;
    private final EndpointMover mover;

    /// @param prefix what the names of the tenants' secrets begin with
    /// @param random draws what an endpoint is sealed with
    public SealedDirectoryStore(
            DynamoDbClient client,
            String table,
            SecretsManagerClient secrets,
            String prefix,
            SecureRandom random) {
        this.items = new SealedEndpoints(client, table);
        this.secrets = new VersionedSecrets(secrets, prefix);
        this.tenants = new TenantSecrets(this.secrets);
        this.random = random;
        this.mover = new EndpointMover(items, this.secrets, tenants, random, true);
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

    /// Puts an endpoint of a tenant that is there, whatever is kept under its id: on one machine, from a file that says how it is.
    public void put(EndpointDocument endpoint) {
        SealedEndpoint sealed = seal(endpoint.endpoint(), endpoint.tenant())
                .close(endpoint, random, Optional.empty());
        tenants.note(endpoint);
        items.put(sealed);
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

    /// And what is still a secret of its endpoints, which nobody moved.
    @Override
    public void removeTenant(String id) {
        for (String endpoint : tenants.noted(id)) {
            String name = SecretsDirectoryStore.name(endpoint);
            if (secrets.read(name).filter(version -> isOf(version, id)).isPresent()) {
                secrets.remove(name);
            }
        }
        tenants.remove(id);
    }

    private static boolean isOf(VersionedSecrets.Version version, String tenant) {
        try {
            return SecretsDirectoryStore.document(version).tenant().equals(tenant);
        } catch (CodecException | IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public List<Moved> move(String tenant, Optional<String> endpoint, boolean dryRun) {
        return mover.move(tenant, endpoint, dryRun);
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
