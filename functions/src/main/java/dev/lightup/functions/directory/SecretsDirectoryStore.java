package dev.lightup.functions.directory;

import dev.lightup.json.CodecException;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.endpoint.SealedEndpoints;
import dev.lightup.senders.http.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The directory in Secrets Manager, as {@link SecretsDirectory} reads it. Thread-safe.
public final class SecretsDirectoryStore implements DirectoryStore {
    private final VersionedSecrets secrets;
    private final TenantSecrets tenants;
    private final EndpointMover mover;

    /// @param table the one that endpoints may be brought into
    /// @param prefix what the names of its secrets begin with
    /// @param random draws what an endpoint is sealed with
    public SecretsDirectoryStore(
            DynamoDbClient client,
            String table,
            SecretsManagerClient secrets,
            String prefix,
            SecureRandom random) {
        this.secrets = new VersionedSecrets(secrets, prefix);
        this.tenants = new TenantSecrets(this.secrets);
        this.mover = new EndpointMover(new SealedEndpoints(client, table), this.secrets, tenants, random, false);
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
        String name = name(endpoint.endpoint());
        if (secrets.read(name).isPresent()) {
            return false;
        }
        tenants.note(endpoint);
        return secrets.create(name, Codec.text(endpoint));
    }

    @Override
    public Optional<Kept> endpoint(String id) {
        return secrets.read(name(id)).map(version -> new Kept(document(version), version.id()));
    }

    @Override
    public boolean replace(Kept read, EndpointDocument next) {
        // one that was made by hand is listed from now on
        tenants.note(next);
        return secrets.change(name(next.endpoint()), read.version(), Codec.text(next));
    }

    @Override
    public List<Listed> endpoints(String tenant) {
        List<Listed> listed = new ArrayList<>();
        for (String id : tenants.noted(tenant)) {
            secrets.read(name(id))
                    .map(version -> listed(id, version))
                    .filter(one -> one.endpoint().map(endpoint -> endpoint.tenant().equals(tenant)).orElse(true))
                    .ifPresent(listed::add);
        }
        return List.copyOf(listed);
    }

    @Override
    public void removeEndpoint(String id) {
        secrets.remove(name(id));
    }

    @Override
    public void removeTenant(String id) {
        tenants.remove(id);
    }

    @Override
    public List<Moved> move(String tenant, Optional<String> endpoint, boolean dryRun) {
        return mover.move(tenant, endpoint, dryRun);
    }

    private static Listed listed(String id, VersionedSecrets.Version version) {
        try {
            EndpointDocument endpoint = document(version);
            endpoint.endpointOf();
            return new Listed(id, Optional.of(endpoint));
        } catch (CodecException | IllegalArgumentException _) {
            return new Listed(id, Optional.empty());
        }
    }

    static EndpointDocument document(VersionedSecrets.Version version) {
        return DirectoryReader.document(ByteString.utf8(version.text()).array());
    }

    static String name(String id) {
        return "endpoint/" + id;
    }
}
