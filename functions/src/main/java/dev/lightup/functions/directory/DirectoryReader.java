package dev.lightup.functions.directory;

import dev.lightup.json.codec.Codec;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.RowRules;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.SigningKey;
import dev.lightup.senders.signature.SigningKeys;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the directory's JSON objects. What is wrong is said by the name of the field, never with a secret.
final class DirectoryReader {
    private DirectoryReader() {}

    /// The whole directory in one document.
    record Whole(List<TenantEntry> tenants, List<EndpointEntry> endpoints) {}

    /// A tenant as it is written.
    ///
    /// @param key base64 of 32 bytes
    record TenantEntry(String tenant, String key) {
        Tenant tenantOf() {
            return new Tenant(tenant, ByteString.of(Base64.getDecoder().decode(key)));
        }
    }

    /// An endpoint as it is written.
    record EndpointEntry(
            String endpoint,
            String tenant,
            String format,
            List<KeyEntry> keys,
            List<String> sources,
            List<ColumnsEntry> columns,
            Optional<Boolean> enabled,
            Optional<List<String>> families,
            Optional<String> zone) {
        Endpoint endpointOf() {
            return new Endpoint(endpoint, tenant, format, keys.stream().map(key -> key.keyOf(endpoint)).toList(),
                    new Endpoint.Scope(sources, Set.copyOf(families.orElse(List.of()))),
                    columns.stream().map(entry -> entry.columnsOf(endpoint)).toList(), enabled.orElse(true), zone);
        }
    }

    /// A key as it is written: one of a secret, an Ed25519 key as Standard Webhooks writes it (`publicKey`), a public key of another algorithm
    /// and a certificate.
    record KeyEntry(
            String id,
            Optional<String> secret,
            Optional<String> publicKey,
            Optional<String> publicKeyInfo,
            Optional<String> certificate,
            Optional<Instant> notBefore,
            Optional<Instant> notAfter) {
        SigningKey keyOf(String endpoint) {
            var validity = new SigningKey.Validity(notBefore, notAfter);
            return secret
                    .<SigningKey>map(text -> new SigningKey.Secret(id, SigningKeys.secret(text), validity))
                    .or(() -> publicKey
                            .map(text -> new SigningKey.Public(id, SigningKeys.publicKey(text), validity)))
                    .or(() -> publicKeyInfo
                            .map(text -> new SigningKey.Public(id, SigningKeys.publicKeyInfo(text), validity)))
                    .or(() -> certificate
                            .map(text -> new SigningKey.Certificate(id, SigningKeys.certificate(text), validity)))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "key " + id + " of endpoint " + endpoint + " has neither `secret` nor `publicKey`"));
        }
    }

    /// A column map as it is written.
    record ColumnsEntry(
            Optional<Integer> version,
            String feed,
            Optional<String> asOf,
            Map<String, String> map,
            Optional<String> dates,
            Map<String, String> constants,
            Map<String, List<String>> joined,
            Map<String, String> words,
            Map<String, List<String>> where,
            Optional<String> decimal,
            Optional<Boolean> perLicence) {
        ColumnMap columnsOf(String endpoint) {
            return new ColumnMap(version.orElse(1),
                    ColumnMap.Feed.parse(feed)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "the feed of a column map of endpoint " + endpoint + " is `seats` or `orders`")),
                    asOf, map, dates,
                    new RowRules(constants, joined, words, where, decimal, perLicence.orElse(false)));
        }
    }

    static Whole whole(byte[] utf8) {
        MapNames.check(utf8);
        return Codec.read(Whole.class, utf8);
    }

    static Tenant tenant(byte[] utf8) {
        return Codec.read(TenantEntry.class, utf8).tenantOf();
    }

    static Endpoint endpoint(byte[] utf8) {
        MapNames.check(utf8);
        return Codec.read(EndpointEntry.class, utf8).endpointOf();
    }
}
