package dev.lightup.functions.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Speaks as much of Secrets Manager's protocol as a directory needs, by what AWS documents of its four operations, and ends a client at the
/// write that a test names.
public final class SecretsServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CURRENT = "AWSCURRENT";

    private final Map<String, Secret> secrets = new TreeMap<>();
    private final HttpServer server;
    private final SecretsManagerClient client;
    private int writes;
    private int reads;
    private int fatal;
    private boolean before;

    /// A secret: its versions, and which version each label is at.
    private record Secret(Map<String, String> versions, Map<String, String> labels) {}

    /// What the service says no with.
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        Refusal(String type) {
            super(type);
        }
    }

    public SecretsServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        client = SecretsManagerClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_NORTH_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public SecretsManagerClient client() {
        return client;
    }

    /// The next writes, from 1, one of which ends whoever makes it: before it is done or after.
    void endsAt(int write, boolean beforeIt) {
        writes = 0;
        fatal = write;
        before = beforeIt;
    }

    /// How often a secret was read.
    synchronized int reads() {
        return reads;
    }

    /// Begins again with no secret.
    synchronized void clear() {
        secrets.clear();
    }

    /// Puts a secret as somebody does by hand.
    public synchronized void put(String name, String text) {
        var versions = new LinkedHashMap<String, String>();
        versions.put("by-hand", text);
        secrets.put(name, new Secret(versions, new TreeMap<>(Map.of(CURRENT, "by-hand"))));
    }

    /// What is read now under a name.
    synchronized Optional<String> current(String name) {
        return Optional.ofNullable(secrets.get(name)).map(one -> one.versions().get(one.labels().get(CURRENT)));
    }

    public synchronized Set<String> names() {
        return new LinkedHashSet<>(secrets.keySet());
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        String target = exchange.getRequestHeaders().getFirst("x-amz-target");
        String operation = target.substring(target.indexOf('.') + 1);
        int status = 200;
        String body;
        try {
            body = done(operation, asked).toString();
        } catch (Refusal refusal) {
            boolean dead = "Dead".equals(refusal.getMessage());
            status = dead ? 500 : 400;
            body = "{\"__type\":\"" + refusal.getMessage() + "\",\"message\":\"no\"}";
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized ObjectNode done(String operation, JsonNode asked) throws Refusal {
        boolean writing = !operation.equals("GetSecretValue");
        reads += writing ? 0 : 1;
        boolean ends = writing && ++writes == fatal;
        if (ends && before) {
            throw new Refusal("Dead");
        }
        ObjectNode answer = switch (operation) {
            case "GetSecretValue" -> get(asked);
            case "CreateSecret" -> create(asked);
            case "PutSecretValue" -> next(asked);
            case "UpdateSecretVersionStage" -> move(asked);
            case "DeleteSecret" -> delete(asked);
            default -> throw new Refusal("UnknownOperationException");
        };
        if (ends) {
            throw new Refusal("Dead");
        }
        return answer;
    }

    /// At once, where it is asked for without recovery.
    private ObjectNode delete(JsonNode asked) throws Refusal {
        find(asked);
        if (!asked.path("ForceDeleteWithoutRecovery").asBoolean()) {
            throw new Refusal("InvalidParameterException");
        }
        secrets.remove(asked.path("SecretId").asText());
        return JSON.createObjectNode();
    }

    private Secret find(JsonNode asked) throws Refusal {
        Secret secret = secrets.get(asked.path("SecretId").asText());
        if (secret == null) {
            throw new Refusal("ResourceNotFoundException");
        }
        return secret;
    }

    private ObjectNode get(JsonNode asked) throws Refusal {
        Secret secret = find(asked);
        String version = secret.labels().getOrDefault(CURRENT, "");
        return JSON.createObjectNode()
                .put("VersionId", version)
                .put("SecretString", secret.versions().getOrDefault(version, ""));
    }

    private ObjectNode create(JsonNode asked) throws Refusal {
        String name = asked.path("Name").asText();
        if (secrets.containsKey(name)) {
            throw new Refusal("ResourceExistsException");
        }
        String version = asked.path("ClientRequestToken").asText();
        var versions = new LinkedHashMap<String, String>();
        versions.put(version, asked.path("SecretString").asText());
        secrets.put(name, new Secret(versions, new TreeMap<>(Map.of(CURRENT, version))));
        return JSON.createObjectNode().put("Name", name);
    }

    /// "Creates a new version"; the labels that are named move to it, and AWSCURRENT where none is.
    private ObjectNode next(JsonNode asked) throws Refusal {
        Secret secret = find(asked);
        String version = asked.path("ClientRequestToken").asText();
        secret.versions().put(version, asked.path("SecretString").asText());
        if (asked.path("VersionStages").isEmpty()) {
            secret.labels().put(CURRENT, version);
        }
        asked.path("VersionStages").forEach(label -> secret.labels().put(label.asText(), version));
        // a version that no label is at is deprecated, and may be deleted at any time
        secret.versions().keySet().retainAll(secret.labels().values());
        return JSON.createObjectNode().put("VersionId", version);
    }

    /// "If the label is attached and you either do not specify this parameter, or the version ID does not match, then the operation fails."
    private ObjectNode move(JsonNode asked) throws Refusal {
        Secret secret = find(asked);
        String label = asked.path("VersionStage").asText();
        String to = asked.path("MoveToVersionId").asText();
        if (!secret.versions().containsKey(to)
                || !asked.path("RemoveFromVersionId").asText().equals(secret.labels().get(label))) {
            throw new Refusal("InvalidParameterException");
        }
        secret.labels().put(label, to);
        secret.versions().keySet().retainAll(secret.labels().values());
        return JSON.createObjectNode();
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
