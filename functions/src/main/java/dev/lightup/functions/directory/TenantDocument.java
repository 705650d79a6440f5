package dev.lightup.functions.directory;

import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.http.ByteString;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A tenant as the directory has it.
///
/// @param tenant its id
/// @param key base64 of 32 bytes
/// @param endpoints the ids of its endpoints, where the directory has each endpoint by itself; an id may stand here of which there is none
public record TenantDocument(String tenant, String key, Optional<List<String>> endpoints) {
    public TenantDocument {
        endpoints = endpoints.map(List::copyOf);
    }

    /// One whose endpoints are not told.
    public static TenantDocument of(Tenant tenant) {
        return new TenantDocument(tenant.id(), Base64.getEncoder().encodeToString(tenant.key().array()),
                Optional.empty());
    }

    /// The tenant.
    ///
    /// @throws IllegalArgumentException when it is none
    public Tenant tenantOf() {
        return new Tenant(tenant, ByteString.of(Base64.getDecoder().decode(key)));
    }

    @Override
    public String toString() {
        return "TenantDocument[" + tenant + "]";
    }
}
