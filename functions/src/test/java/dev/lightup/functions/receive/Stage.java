package dev.lightup.functions.receive;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.FileDirectoryStore;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.SigningKey;
import dev.lightup.senders.signature.SigningKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A directory of two distributors and the operator, a clock that stands, and the way to call a handler, for tests.
public final class Stage implements Directory {
    /// The moment at which everything happens.
    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    /// Nordvik's canonical endpoint.
    public static final String NORDVIK = "ep_nordvik";
    /// Nordvik's exports.
    public static final String NORDVIK_FILES = "ep_nordvik_files";
    /// Another distributor's canonical endpoint.
    public static final String SOLIS = "ep_solis";
    /// The operator's endpoint.
    public static final String OPERATOR = "ep_operator";

    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private int millisLeft = 30_000;

    public Stage() {
        add(new Endpoint(NORDVIK, "nordvik", "canonical", keys(NORDVIK),
                Endpoint.Scope.of(List.of("/nordvik/", "urn:nordvik")), List.of(), true, Optional.empty()));
        add(new Endpoint(NORDVIK_FILES, "nordvik", "export", keys(NORDVIK_FILES),
                Endpoint.Scope.of(List.of("/nordvik/files")), List.of(seats(), orders()), true, Optional.empty()));
        add(new Endpoint(SOLIS, "solis", "canonical", keys(SOLIS), Endpoint.Scope.of(List.of("/solis/")), List.of(),
                true, Optional.empty()));
        add(new Endpoint(OPERATOR, "operator", "canonical", keys(OPERATOR), Endpoint.Scope.of(List.of("/operator/")),
                List.of(), true, Optional.empty()));
        add(new Endpoint("ep_off", "nordvik", "canonical", keys("ep_off"), Endpoint.Scope.of(List.of("/nordvik/")),
                List.of(), false, Optional.empty()));
    }

    static ColumnMap seats() {
        return new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.empty(),
                Map.ofEntries(Map.entry("account", "Reseller"), Map.entry("accountName", "Reseller name"),
                        Map.entry("customer", "Customer ID"), Map.entry("customerName", "Customer"),
                        Map.entry("sku", "SKU"), Map.entry("subscription", "Subscription"), Map.entry("sold", "Seats"),
                        Map.entry("assigned", "Assigned"), Map.entry("active", "Active"),
                        Map.entry("workload", "Workload"), Map.entry("windowDays", "Window"),
                        Map.entry("status", "State"), Map.entry("termEnd", "Ends")),
                Optional.empty());
    }

    static ColumnMap orders() {
        return new ColumnMap(2, ColumnMap.Feed.ORDERS, Optional.of("Report date"),
                Map.of("account", "Reseller", "customer", "Customer ID", "order", "Order", "sku", "SKU", "quantity",
                        "Quantity", "status", "Status", "submitted", "Ordered on", "reason", "Reason"),
                Optional.of("dd.MM.yyyy"));
    }

    /// Where nothing of it is kept, to be changed.
    public static DirectoryStore unkept() {
        return new FileDirectoryStore(Path.of("nowhere"));
    }

    /// Adds an endpoint, or another version of one.
    public void add(Endpoint endpoint) {
        endpoints.put(endpoint.id(), endpoint);
    }

    /// Lets an endpoint send references only, or not.
    public void nameless(String id, boolean now) {
        Endpoint there = endpoint(id).orElseThrow();
        add(new Endpoint(id, there.tenant(), there.format(), there.keys(),
                new Endpoint.Scope(there.scope().sources(), there.scope().families(), now), there.columns(), true,
                there.zone()));
    }

    /// The secret of an endpoint's only key.
    public static String secretOf(String endpoint) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) endpoint.hashCode());
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    private static List<SigningKey> keys(String endpoint) {
        return List.of(new SigningKey.Secret("k1", SigningKeys.secret(secretOf(endpoint)), SigningKey.Validity.ALWAYS));
    }

    /// A sender with the right key.
    public static Sender sender(String endpoint) {
        return Sender.to(endpoint, secretOf(endpoint), NOW);
    }

    /// The clock.
    public static InstantSource clock() {
        return InstantSource.fixed(NOW);
    }

    /// How long invocations still have.
    public void millisLeft(int millis) {
        millisLeft = millis;
    }

    /// Calls a handler as the gateway does.
    public Answer call(RequestStreamHandler handler, byte[] invocation) {
        return Answer.of(answer(handler, invocation));
    }

    /// Calls a handler; its answer as it is.
    public byte[] answer(RequestStreamHandler handler, byte[] invocation) {
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(invocation), out, new Left(millisLeft));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public Optional<Endpoint> endpoint(String id) {
        return Optional.ofNullable(endpoints.get(id)).filter(Endpoint::enabled);
    }

    @Override
    public Tenant tenant(String id) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) id.hashCode());
        return new Tenant(id, ByteString.of(key));
    }

    @Override
    public Optional<Endpoint> afterMismatch(String id) {
        return endpoint(id);
    }

    @Override
    public void forget() {
        // it remembers nothing
    }

    /// A context that knows the remaining time.
    private record Left(int millis) implements Context {
        @Override
        public int getRemainingTimeInMillis() {
            return millis;
        }

        @Override
        public String getAwsRequestId() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getLogGroupName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getLogStreamName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getFunctionName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getFunctionVersion() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getInvokedFunctionArn() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getMemoryLimitInMB() {
            throw new UnsupportedOperationException();
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException();
        }
    }
}
