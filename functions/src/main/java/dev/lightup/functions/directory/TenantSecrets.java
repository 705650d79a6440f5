package dev.lightup.functions.directory;

import dev.lightup.json.codec.Codec;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Tenants, a secret each. Which endpoints a tenant has stands in it, and is noted there before the endpoint is made: nothing may list the account's
/// secrets, or go through the table. Thread-safe.
final class TenantSecrets {
    private static final int ATTEMPTS = 20;

    private final VersionedSecrets secrets;

    TenantSecrets(VersionedSecrets secrets) {
        this.secrets = secrets;
    }

    boolean add(TenantDocument tenant) {
        return secrets.create(name(tenant.tenant()), Codec.text(tenant));
    }

    Optional<TenantDocument> find(String id) {
        return secrets.read(name(id)).map(TenantSecrets::document);
    }

    /// The ids of its endpoints; of some there may be none.
    List<String> noted(String id) {
        return find(id).flatMap(TenantDocument::endpoints).orElse(List.of());
    }

    /// Notes at its tenant that there is that endpoint, or is about to be.
    void note(EndpointDocument endpoint) {
        String name = name(endpoint.tenant());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            VersionedSecrets.Version now = secrets.read(name)
                    .orElseThrow(() -> new IllegalStateException("the directory has no tenant " + endpoint.tenant()));
            TenantDocument tenant = document(now);
            var ids = new TreeSet<>(tenant.endpoints().orElse(List.of()));
            if (!ids.add(endpoint.endpoint())) {
                return;
            }
            var next = new TenantDocument(tenant.tenant(), tenant.key(), Optional.of(List.copyOf(ids)));
            if (secrets.change(name, now.id(), Codec.text(next))) {
                return;
            }
        }
        throw new IllegalStateException("others change tenant " + endpoint.tenant() + " again and again");
    }

    void remove(String id) {
        secrets.remove(name(id));
    }

    private static TenantDocument document(VersionedSecrets.Version version) {
        return Codec.read(TenantDocument.class, version.text());
    }

    private static String name(String id) {
        return "tenant/" + id;
    }
}
