package dev.lightup.functions.directory;

import dev.lightup.ledger.endpoint.SealedEndpoint;
import dev.lightup.ledger.endpoint.SealedEndpoints;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.http.ByteString;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The directory of which tenants are secrets and endpoints items of the table, each sealed by a key of its tenant's. An endpoint that is not there costs
/// one read of the table, one that is there the same and its tenant's secret, once a minute. An item that does not open is an {@link UnopenedEndpoint},
/// every time it is asked for. Thread-safe.
public final class SealedDirectory extends RememberedDirectory {
    private static final String REHEARSAL = "prime";

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

    @Override
    public void rehearse() {
        var _ = items.find(REHEARSAL);
        var seal = new EndpointSeal(new Tenant(REHEARSAL, ByteString.of(new byte[Tenant.KEY_BYTES])));
        var document = new EndpointDocument(REHEARSAL, REHEARSAL, REHEARSAL, List.of(), List.of("/"), List.of(),
                Optional.empty(), Optional.empty(), Optional.empty());
        var _ = seal.open(seal.close(document, new SecureRandom(), Optional.empty())).endpointOf();
    }

    private Endpoint opened(SealedEndpoint item) {
        return found(item.tenant()).map(tenant -> new EndpointSeal(tenant).open(item).endpointOf())
                .orElseThrow(() -> new UnopenedEndpoint(item.id(), "there is no tenant " + item.tenant()));
    }
}
