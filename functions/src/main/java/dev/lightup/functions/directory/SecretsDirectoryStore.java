package dev.lightup.functions.directory;

import dev.lightup.json.CodecException;
import dev.lightup.json.codec.Codec;
import dev.lightup.senders.http.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// The directory in Secrets Manager, as {@link SecretsDirectory} reads it.
///
/// A secret is made if there is none of its name. It is changed in two steps: the next version is put under a label of ours, which nobody
/// reads, and then AWSCURRENT is moved from the version that was read, which the service refuses where it is not there any more. So of two
/// who change one at once the later one is told, and what ends between the steps has changed nothing.
///
/// Which endpoints a tenant has stands in its own secret, and is noted there before the endpoint is made: nothing may list the account's
/// secrets. Thread-safe.
public final class SecretsDirectoryStore implements DirectoryStore {
    private static final String NEXT = "LIGHTUP_NEXT";
    private static final int ATTEMPTS = 20;

    private final SecretsManagerClient secrets;
    private final String prefix;

    /// @param prefix what the names of its secrets begin with
    public SecretsDirectoryStore(SecretsManagerClient secrets, String prefix) {
        this.secrets = secrets;
        this.prefix = prefix;
    }

    /// A secret that was read.
    private record Version(String text, String id) {}

    @Override
    public boolean add(TenantDocument tenant) {
        return create(tenantName(tenant.tenant()), Codec.text(tenant));
    }

    @Override
    public boolean hasTenant(String tenant) {
        return read(tenantName(tenant)).isPresent();
    }

    @Override
    public boolean add(EndpointDocument endpoint) {
        String name = endpointName(endpoint.endpoint());
        if (read(name).isPresent()) {
            return false;
        }
        note(endpoint);
        return create(name, Codec.text(endpoint));
    }

    @Override
    public Optional<Kept> endpoint(String id) {
        return read(endpointName(id)).map(version -> new Kept(document(version), version.id()));
    }

    @Override
    public boolean replace(Kept read, EndpointDocument next) {
        // one that was made by hand is listed from now on
        note(next);
        return change(endpointName(next.endpoint()), read.version(), Codec.text(next));
    }

    @Override
    public List<Listed> endpoints(String tenant) {
        List<Listed> listed = new ArrayList<>();
        for (String id : read(tenantName(tenant)).map(SecretsDirectoryStore::noted).orElse(List.of())) {
            read(endpointName(id)).map(version -> listed(id, version))
                    .filter(one -> one.endpoint().map(endpoint -> endpoint.tenant().equals(tenant)).orElse(true))
                    .ifPresent(listed::add);
        }
        return List.copyOf(listed);
    }

    @Override
    public void removeEndpoint(String id) {
        remove(endpointName(id));
    }

    @Override
    public void removeTenant(String id) {
        remove(tenantName(id));
    }

    /// At once: a key that could be brought back for a week would open what was put aside in a backup.
    private void remove(String name) {
        try {
            secrets.deleteSecret(r -> r.secretId(name).forceDeleteWithoutRecovery(true));
        } catch (ResourceNotFoundException _) {
            // it is gone
        }
    }

    private static Listed listed(String id, Version version) {
        try {
            EndpointDocument endpoint = document(version);
            endpoint.endpointOf();
            return new Listed(id, Optional.of(endpoint));
        } catch (CodecException | IllegalArgumentException _) {
            return new Listed(id, Optional.empty());
        }
    }

    private static EndpointDocument document(Version version) {
        return DirectoryReader.document(ByteString.utf8(version.text()).array());
    }

    private static List<String> noted(Version tenant) {
        return Codec.read(TenantDocument.class, tenant.text()).endpoints().orElse(List.of());
    }

    /// Notes at its tenant that there is that endpoint, or is about to be.
    private void note(EndpointDocument endpoint) {
        String name = tenantName(endpoint.tenant());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Version now = read(name)
                    .orElseThrow(() -> new IllegalStateException("the directory has no tenant " + endpoint.tenant()));
            TenantDocument tenant = Codec.read(TenantDocument.class, now.text());
            var ids = new TreeSet<>(tenant.endpoints().orElse(List.of()));
            if (!ids.add(endpoint.endpoint())) {
                return;
            }
            var next = new TenantDocument(tenant.tenant(), tenant.key(), Optional.of(List.copyOf(ids)));
            if (change(name, now.id(), Codec.text(next))) {
                return;
            }
        }
        throw new IllegalStateException("others change tenant " + endpoint.tenant() + " again and again");
    }

    private boolean create(String name, String text) {
        try {
            secrets.createSecret(r -> r.name(name).secretString(text));
            return true;
        } catch (ResourceExistsException _) {
            return false;
        } catch (InvalidRequestException _) {
            // marked for deletion: the name is taken
            return false;
        }
    }

    private boolean change(String name, String from, String text) {
        String next = UUID.randomUUID().toString();
        secrets.putSecretValue(
                r -> r.secretId(name).clientRequestToken(next).secretString(text).versionStages(NEXT));
        try {
            secrets.updateSecretVersionStage(
                    r -> r.secretId(name)
                            .versionStage(SecretsDirectory.CURRENT)
                            .moveToVersionId(next)
                            .removeFromVersionId(from));
            return true;
        } catch (InvalidParameterException _) {
            // somebody else was there before, or took our label away from the next version, which is gone then; or it is our own call, sent
            // again because its answer was lost
            return read(name).filter(now -> now.id().equals(next)).isPresent();
        }
    }

    private Optional<Version> read(String name) {
        try {
            GetSecretValueResponse found = secrets
                    .getSecretValue(r -> r.secretId(name).versionStage(SecretsDirectory.CURRENT));
            return Optional.of(new Version(found.secretString(), found.versionId()));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        } catch (InvalidRequestException _) {
            // marked for deletion
            return Optional.empty();
        }
    }

    private String tenantName(String id) {
        return prefix + "tenant/" + id;
    }

    private String endpointName(String id) {
        return prefix + "endpoint/" + id;
    }
}
