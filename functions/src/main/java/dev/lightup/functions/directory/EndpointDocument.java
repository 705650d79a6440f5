package dev.lightup.functions.directory;

import dev.lightup.json.codec.Codec;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.RowRules;
import dev.lightup.senders.signature.SigningKey;
import dev.lightup.senders.signature.SigningKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An endpoint as the directory has it.
///
/// @param enabled absent where it is
/// @param families all of them when absent or empty
/// @param zone UTC when absent
/// @param nameless whether it sends references only; it does not where this is absent
public record EndpointDocument(
        String endpoint,
        String tenant,
        String format,
        List<KeyDocument> keys,
        List<String> sources,
        List<ColumnsDocument> columns,
        Optional<Boolean> enabled,
        Optional<List<String>> families,
        Optional<String> zone,
        Optional<Boolean> nameless) {
    /// How many bytes one may have where it is written.
    public static final int LARGEST = 64 * 1024;

    public EndpointDocument {
        keys = List.copyOf(keys);
        sources = List.copyOf(sources);
        columns = List.copyOf(columns);
    }

    /// One whose names are kept.
    public EndpointDocument(
            String endpoint,
            String tenant,
            String format,
            List<KeyDocument> keys,
            List<String> sources,
            List<ColumnsDocument> columns,
            Optional<Boolean> enabled,
            Optional<List<String>> families,
            Optional<String> zone) {
        this(endpoint, tenant, format, keys, sources, columns, enabled, families, zone, Optional.empty());
    }

    /// The endpoint.
    ///
    /// @throws IllegalArgumentException that says what is wrong, without a secret
    public Endpoint endpointOf() {
        return new Endpoint(endpoint, tenant, format, keys.stream().map(key -> key.keyOf(endpoint)).toList(),
                new Endpoint.Scope(sources, Set.copyOf(families.orElse(List.of())), nameless.orElse(false)),
                columns.stream().map(entry -> entry.columnsOf(endpoint)).toList(), enabled.orElse(true), zone);
    }

    /// The endpoint in UTF-8.
    ///
    /// @throws IllegalArgumentException when it is longer than one may be
    public byte[] written() {
        byte[] utf8 = Codec.write(this);
        if (utf8.length > LARGEST) {
            throw new IllegalArgumentException("an endpoint with its column maps has " + LARGEST / 1024
                    + " KiB at most");
        }
        return utf8;
    }

    /// The same with other keys.
    public EndpointDocument with(List<KeyDocument> others) {
        return new EndpointDocument(endpoint, tenant, format, others, sources, columns, enabled, families, zone,
                nameless);
    }

    /// The same with other maps.
    public EndpointDocument reading(List<ColumnsDocument> others) {
        return new EndpointDocument(endpoint, tenant, format, keys, sources, others, enabled, families, zone,
                nameless);
    }

    /// The same, taking what is sent to it or not.
    public EndpointDocument taking(boolean now) {
        return new EndpointDocument(endpoint, tenant, format, keys, sources, columns, Optional.of(now), families,
                zone, nameless);
    }

    /// The same, sending references only or not. What says nothing is not written.
    public EndpointDocument sending(boolean referencesOnly) {
        return new EndpointDocument(endpoint, tenant, format, keys, sources, columns, enabled, families, zone,
                referencesOnly ? Optional.of(true) : Optional.empty());
    }

    @Override
    public String toString() {
        return "EndpointDocument[" + endpoint + "]";
    }

    /// A key as it is written: one of a secret, an Ed25519 key as Standard Webhooks writes it (`publicKey`), a public key of another algorithm
    /// and a certificate.
    public record KeyDocument(
            String id,
            Optional<String> secret,
            Optional<String> publicKey,
            Optional<String> publicKeyInfo,
            Optional<String> certificate,
            Optional<Instant> notBefore,
            Optional<Instant> notAfter) {
        /// A shared secret that always counts.
        public static KeyDocument secret(String id, String secret) {
            return new KeyDocument(id, Optional.of(secret), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty());
        }

        /// A sender's Ed25519 key that always counts.
        public static KeyDocument publicKey(String id, String key) {
            return new KeyDocument(id, Optional.empty(), Optional.of(key), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty());
        }

        /// What kind of key it is, in the word that it is written under.
        public String kind() {
            return secret.map(_ -> "secret")
                    .or(() -> publicKey.map(_ -> "publicKey"))
                    .or(() -> publicKeyInfo.map(_ -> "publicKeyInfo"))
                    .orElse("certificate");
        }

        /// Whether it counts at that moment.
        public boolean counts(Instant at) {
            return new SigningKey.Validity(notBefore, notAfter).holds(at);
        }

        /// Whether it does not count any more.
        public boolean ended(Instant at) {
            return notAfter.filter(at::isAfter).isPresent();
        }

        /// The same, counting until then at the latest.
        public KeyDocument until(Instant last) {
            return notAfter.filter(end -> !end.isAfter(last)).isPresent()
                    ? this
                    : new KeyDocument(id, secret, publicKey, publicKeyInfo, certificate, notBefore, Optional.of(last));
        }

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

        @Override
        public String toString() {
            return "KeyDocument[" + id + "]";
        }
    }

    /// A column map as it is written.
    public record ColumnsDocument(
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
            Optional<Boolean> perLicence,
            Map<String, Map<String, String>> yesNo) {
        /// A map as it is written.
        public static ColumnsDocument of(ColumnMap map) {
            RowRules rules = map.rules();
            return new ColumnsDocument(Optional.of(map.version()), map.feed().word(), map.asOf(), map.map(),
                    map.dates(), rules.constants(), rules.joined(), rules.words(), rules.where(), rules.decimal(),
                    rules.perLicence() ? Optional.of(true) : Optional.empty(), rules.yesNo());
        }

        /// The same under that number, where it has none.
        public ColumnsDocument numbered(int number) {
            return new ColumnsDocument(version.or(() -> Optional.of(number)), feed, asOf, map, dates, constants,
                    joined, words, where, decimal, perLicence, yesNo);
        }

        /// The map.
        ///
        /// @throws IllegalArgumentException that says what is wrong
        public ColumnMap columnsOf(String endpoint) {
            return new ColumnMap(version.orElse(1),
                    ColumnMap.Feed.parse(feed)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "the feed of a column map of endpoint " + endpoint + " is `seats` or `orders`")),
                    asOf, map, dates,
                    new RowRules(constants, joined, words, where, decimal, perLicence.orElse(false), yesNo));
        }
    }
}
