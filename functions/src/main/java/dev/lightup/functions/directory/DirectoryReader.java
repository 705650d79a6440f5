package dev.lightup.functions.directory;

import dev.lightup.json.codec.Codec;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import java.util.List;

/// Reads the directory's JSON objects. What is wrong is said by the name of the field, never with a secret.
final class DirectoryReader {
    private DirectoryReader() {}

    /// The whole directory in one document.
    record Whole(List<TenantDocument> tenants, List<EndpointDocument> endpoints) {}

    static Whole whole(byte[] utf8) {
        MapNames.check(utf8);
        return Codec.read(Whole.class, utf8);
    }

    static Tenant tenant(byte[] utf8) {
        return Codec.read(TenantDocument.class, utf8).tenantOf();
    }

    static Endpoint endpoint(byte[] utf8) {
        return document(utf8).endpointOf();
    }

    /// An endpoint as it is written.
    static EndpointDocument document(byte[] utf8) {
        MapNames.check(utf8);
        return Codec.read(EndpointDocument.class, utf8);
    }
}
