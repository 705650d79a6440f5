package dev.lightup.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A deployed stack, as whoever deployed it wrote it down.
///
/// @param ground `localstack` or `aws`
/// @param endpoint where all of AWS answers; empty on AWS itself
/// @param hooks what comes before `/v1/hooks/{endpoint}`
/// @param tryOut what comes before `/v1/hooks/{endpoint}/try`
/// @param functions physical names by logical id
/// @param directory the file that the secrets were made from
/// @param site the site's address as Enter's settings have it
record StackFile(
        String ground,
        String region,
        Optional<URI> endpoint,
        String hooks,
        String tryOut,
        String table,
        String bucket,
        Map<String, String> functions,
        Path directory,
        String site) {
    StackFile {
        functions = Map.copyOf(functions);
    }

    /// The one that `-Dlightup.stack=FILE` names.
    static StackFile selected() {
        String file = System.getProperty("lightup.stack", "");
        if (file.isBlank()) {
            throw new AssertionError("a deployed stack was asked for: name its file with -Dlightup.stack=FILE");
        }
        return read(Path.of(file));
    }

    static StackFile read(Path file) {
        JsonNode json = Json.read(text(file));
        var functions = new TreeMap<String, String>();
        json.path("functions").properties().forEach(one -> functions.put(one.getKey(), one.getValue().asText()));
        Path directory = Path.of(required(json, "directory"));
        return new StackFile(required(json, "ground"), required(json, "region"),
                Optional.ofNullable(json.get("endpoint")).map(JsonNode::asText).map(URI::create),
                withoutSlash(required(json, "hooks")), withoutSlash(required(json, "try")), required(json, "table"),
                required(json, "bucket"), functions, file.toAbsolutePath().resolveSibling(directory),
                withoutSlash(required(json, "site")));
    }

    /// Who may post to it: the endpoints of its directory, each with its first secret.
    List<EndpointAccess> endpoints() {
        var endpoints = new ArrayList<EndpointAccess>();
        for (JsonNode one : Json.read(text(directory)).path("endpoints")) {
            String id = one.path("endpoint").asText();
            endpoints.add(new EndpointAccess(id, one.path("tenant").asText(), one.path("format").asText(),
                    hooks + "/v1/hooks/" + id, one.at("/keys/0/secret").asText()));
        }
        return endpoints;
    }

    /// The physical name of a function.
    String function(String logical) {
        return Optional.ofNullable(functions.get(logical))
                .orElseThrow(() -> new AssertionError("the stack's file names no " + logical));
    }

    private static String required(JsonNode json, String name) {
        if (!json.hasNonNull(name)) {
            throw new AssertionError("the stack's file has no " + name);
        }
        return json.path(name).asText();
    }

    private static String withoutSlash(String url) {
        return url.replaceFirst("/+$", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
