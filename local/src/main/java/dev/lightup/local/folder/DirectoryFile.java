package dev.lightup.local.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The directory file of a data folder: tenants and endpoints with keys of their own, made once by chance and kept, mode 0600.
public final class DirectoryFile {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    private DirectoryFile(Path file) {
        this.file = file;
    }

    /// The keyring of a folder, made when there is none.
    public static DirectoryFile of(Path file, List<SeedEndpoint> senders, SecureRandom random) {
        if (!Files.exists(file)) {
            PrivateFiles.write(file, made(senders, random).toPrettyString() + "\n");
        }
        return new DirectoryFile(file);
    }

    /// One that is there.
    static DirectoryFile at(Path file) {
        return new DirectoryFile(file);
    }

    /// The tenants, in the file's order.
    public List<String> tenants() {
        var tenants = new ArrayList<String>();
        content().path("tenants").forEach(tenant -> tenants.add(tenant.path("tenant").asText()));
        return tenants;
    }

    /// The endpoints as their senders see them at an address.
    public List<EndpointAccess> access(String url) {
        var endpoints = new ArrayList<EndpointAccess>();
        for (JsonNode endpoint : content().path("endpoints")) {
            String id = endpoint.path("endpoint").asText();
            endpoints.add(new EndpointAccess(id, endpoint.path("tenant").asText(), endpoint.path("format").asText(),
                    url + "/v1/hooks/" + id, newest(endpoint), sources(endpoint),
                    columns(endpoint)));
        }
        return endpoints;
    }

    /// The secret that was put last: those before it may be about to end.
    private static String newest(JsonNode endpoint) {
        String newest = "";
        for (JsonNode key : endpoint.path("keys")) {
            newest = key.path("secret").asText(newest);
        }
        return newest;
    }

    /// The source prefixes of an endpoint as it is written.
    static List<String> sources(JsonNode endpoint) {
        var sources = new ArrayList<String>();
        endpoint.path("sources").forEach(source -> sources.add(source.asText()));
        return List.copyOf(sources);
    }

    /// The column maps of an endpoint as they are written, a JSON array.
    static String columns(JsonNode endpoint) {
        JsonNode columns = endpoint.path("columns");
        return columns.isArray() ? columns.toString() : "[]";
    }

    private JsonNode content() {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static ObjectNode made(List<SeedEndpoint> senders, SecureRandom random) {
        ObjectNode directory = JsonNodeFactory.instance.objectNode();
        ArrayNode tenants = directory.putArray("tenants");
        senders.stream()
                .map(SeedEndpoint::tenant)
                .distinct()
                .forEach(tenant -> tenants.addObject().put("tenant", tenant).put("key", base64(random)));
        ArrayNode endpoints = directory.putArray("endpoints");
        for (SeedEndpoint sender : senders) {
            byte[] word = new byte[ID_BYTES];
            random.nextBytes(word);
            ObjectNode endpoint = endpoints.addObject()
                    .put("endpoint", "ep_" + sender.tenant() + "_" + HexFormat.of().formatHex(word))
                    .put("tenant", sender.tenant())
                    .put("format", sender.format());
            endpoint.putArray("keys").addObject().put("id", "k1").put("secret", "whsec_" + base64(random));
            sender.sources().forEach(endpoint.putArray("sources")::add);
            ArrayNode columns = endpoint.putArray("columns");
            sender.columns().forEach(version -> write(version, columns.addObject()));
            endpoint.put("enabled", true);
            sender.zone().ifPresent(zone -> endpoint.put("zone", zone));
        }
        return directory;
    }

    private static void write(SeedEndpoint.Columns columns, ObjectNode json) {
        json.put("version", columns.version()).put("feed", columns.feed()).put("asOf", columns.asOf());
        columns.dates().ifPresent(dates -> json.put("dates", dates));
        ObjectNode map = json.putObject("map");
        columns.map().forEach(map::put);
    }

    private static String base64(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
