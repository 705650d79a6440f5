package dev.lightup.functions.directory;

import dev.lightup.ledger.endpoint.SealedEndpoint;
import dev.lightup.ledger.endpoint.SealedEndpoints;
import dev.lightup.senders.endpoint.Endpoint;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The directory of which tenants are secrets and endpoints items of the table, each sealed by a key of its tenant's. An endpoint that is not there costs
/// one read of the table, one that is there the same and its tenant's secret, once a minute. An item that does not open is an {@link UnopenedEndpoint},
/// every time it is asked for. Thread-safe.
public final class SealedDirectory extends RememberedDirectory {
    private final SealedEndpoints items;

    /// @param prefix what the names of the tenants' secrets begin with
    public SealedDirectory(
            DynamoDbClient client,
            String table,
            SecretsManagerClient secrets,
            String prefix,
            InstantSource clock) {
        super(secrets, prefix, clock);
        this.items = new SealedEndpoints(client, table);
    }

    @Override
    Optional<Endpoint> read(String id, boolean again) {
        // a key that was rotated this very second counts
        return (again ? items.current(id) : items.find(id)).map(this::opened);
    }

    private Endpoint opened(SealedEndpoint item) {
        return found(item.tenant()).map(tenant -> new EndpointSeal(tenant).open(item).endpointOf())
                .orElseThrow(() -> new UnopenedEndpoint(item.id(), "there is no tenant " + item.tenant()));
    }
}
