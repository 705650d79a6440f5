package dev.lightup.bench.stepped;

import dev.lightup.functions.directory.Directory;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who sends in kept stores. Tokens, opaque ids and signatures of a kept store rest on these keys, so every release must have the same:
/// they are made of words, and open nothing else. Nothing here may change; more may be added.
public final class KeptDirectory implements Directory {
    public static final String NORDVIK = "nordvik";
    public static final String MERIDIAN = "meridian";
    public static final String OPERATOR = Tenant.OPERATOR;
    /// Nordvik's endpoint for files.
    public static final String FILES = "ep_nordvik_files";

    private static final Set<String> TENANTS = Set.of(NORDVIK, MERIDIAN, OPERATOR);
    private static final ColumnMap SEATS = new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.of("Report date"),
            Map.ofEntries(Map.entry("account", "Reseller no"), Map.entry("accountName", "Reseller"),
                    Map.entry("customer", "Customer ID"), Map.entry("customerName", "Customer"),
                    Map.entry("subscription", "Subscription"), Map.entry("sku", "Article"),
                    Map.entry("sold", "Seats"), Map.entry("assigned", "Assigned"), Map.entry("active", "In use"),
                    Map.entry("status", "Status"), Map.entry("termEnd", "Term end")),
            Optional.empty());
    private static final ColumnMap ORDERS = new ColumnMap(2, ColumnMap.Feed.ORDERS, Optional.of("Report date"),
            Map.of("account", "Reseller no", "customer", "Customer ID", "order", "Order no", "submitted", "Ordered",
                    "status", "Order status", "sku", "Article", "quantity", "Quantity", "reason", "Hold code"),
            Optional.of("dd.MM.uuuu"));

    private final Set<String> known;
    private final boolean nameless;

    /// All of its tenants.
    public KeptDirectory() {
        this(TENANTS, false);
    }

    private KeptDirectory(Set<String> known, boolean nameless) {
        this.known = known;
        this.nameless = nameless;
    }

    /// The same where every endpoint sends references only.
    static Directory nameless() {
        return new KeptDirectory(TENANTS, true);
    }

    /// The same as an operator has left it who set the endpoints up and forgot the tenants.
    static Directory withoutTenants() {
        return new KeptDirectory(Set.of(), false);
    }

    /// A tenant's endpoint for events.
    public static String events(String tenant) {
        return "ep_" + tenant;
    }

    /// What an endpoint's sender signs with.
    public static ByteString secret(String endpoint) {
        return key("endpoint " + endpoint);
    }

    @Override
    public Optional<Endpoint> endpoint(String id) {
        if (id.equals(FILES)) {
            return Optional.of(of(id, NORDVIK, "export", "/nordvik/files", List.of(SEATS, ORDERS)));
        }
        return TENANTS.stream()
                .filter(tenant -> events(tenant).equals(id))
                .findFirst()
                .map(tenant -> of(id, tenant, "canonical", "/" + tenant + "/", List.of()));
    }

    private Endpoint of(String id, String tenant, String format, String source, List<ColumnMap> columns) {
        return new Endpoint(id, tenant, format,
                List.of(new SigningKey.Secret("k1", secret(id), SigningKey.Validity.ALWAYS)),
                new Endpoint.Scope(List.of(source), Set.of(), nameless), columns, true, Optional.empty());
    }

    @Override
    public Tenant tenant(String id) {
        if (!known.contains(id)) {
            throw new IllegalStateException("the directory has no tenant " + id);
        }
        return new Tenant(id, key("tenant " + id));
    }

    @Override
    public Optional<Endpoint> afterMismatch(String id) {
        return endpoint(id);
    }

    @Override
    public void forget() {
        // it was never read from anywhere
    }

    private static ByteString key(String words) {
        try {
            return ByteString.of(MessageDigest.getInstance("SHA-256")
                    .digest(("kept stores: " + words).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
