package dev.lightup.local.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a stack is found and with which keys; written into the data folder for the other commands, and, without the token, as the
/// ready file.
///
/// @param url the API's address, without a slash at its end
/// @param site the site's address, ending in a slash
/// @param token what the invoke route wants to hear
/// @param endpoints who may post what where
/// @param tenants the distributors and the operator, also those without an endpoint
public record ConnectionFile(
        String url,
        String site,
        String token,
        List<EndpointAccess> endpoints,
        List<String> tenants) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public ConnectionFile {
        endpoints = List.copyOf(endpoints);
        tenants = List.copyOf(tenants);
    }

    /// The same with the endpoints and tenants that the directory has now.
    ConnectionFile with(DirectoryFile directory) {
        return new ConnectionFile(url, site, token, directory.access(url), directory.tenants());
    }

    /// One endpoint as its sender sees it.
    ///
    /// @param endpoint the id
    /// @param tenant the distributor
    /// @param format `canonical` or `export`
    /// @param url where to post
    /// @param secret the signing secret, `whsec_...`
    /// @param sources the source prefixes that it may speak for; the first is the source of what names none
    /// @param columns an export's column maps, as the directory has them, a JSON array
    public record EndpointAccess(
            String endpoint,
            String tenant,
            String format,
            String url,
            String secret,
            List<String> sources,
            String columns) {
        public EndpointAccess {
            sources = List.copyOf(sources);
        }

        /// One of which no more is known than how to post there.
        public EndpointAccess(String endpoint, String tenant, String format, String url, String secret) {
            this(endpoint, tenant, format, url, secret, List.of(), "[]");
        }
    }

    /// A reader who was invited when the stack began.
    ///
    /// @param title what the pages are called
    /// @param address whose the link is
    /// @param link lets in once
    /// @param page where it leads
    public record ReaderAccess(String title, String address, String link, String page) {}

    /// The ready file's text: one JSON object `{"url","site","endpoints":[{"endpoint","tenant","format","url","secret","sources","columns"}],
    /// "readers":[{"title","address","link","page"}]}`.
    ///
    /// @param readers who may get in; none where pages are open
    public String ready(List<ReaderAccess> readers) {
        ObjectNode json = json();
        ArrayNode list = json.putArray("readers");
        readers.forEach(one -> list.addObject()
                .put("title", one.title())
                .put("address", one.address())
                .put("link", one.link())
                .put("page", one.page()));
        return json.toString() + "\n";
    }

    /// The same without secrets, for a screen.
    public String withoutSecrets() {
        ObjectNode json = json();
        json.path("endpoints").forEach(one -> ((ObjectNode) one).remove("secret"));
        return json.toString();
    }

    /// The endpoint of a tenant for a format.
    ///
    /// @throws IllegalArgumentException when there is none
    public EndpointAccess endpoint(String tenant, String format) {
        return endpoints.stream()
                .filter(one -> one.tenant().equals(tenant) && one.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + format + " endpoint of " + tenant));
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("url", url).put("site", site);
        ArrayNode list = json.putArray("endpoints");
        endpoints.forEach(one -> {
            ObjectNode object = list.addObject()
                    .put("endpoint", one.endpoint())
                    .put("tenant", one.tenant())
                    .put("format", one.format())
                    .put("url", one.url())
                    .put("secret", one.secret());
            one.sources().forEach(object.putArray("sources")::add);
            object.set("columns", parsed(one.columns()));
        });
        return json;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("column maps are no JSON", e);
        }
    }

    void write(Path file) {
        PrivateFiles.write(file, json().put("token", token).toString() + "\n");
    }

    static Optional<ConnectionFile> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(file.toFile());
            var endpoints = new ArrayList<EndpointAccess>();
            for (JsonNode one : json.path("endpoints")) {
                endpoints.add(new EndpointAccess(one.path("endpoint").asText(), one.path("tenant").asText(),
                        one.path("format").asText(), one.path("url").asText(), one.path("secret").asText(),
                        DirectoryFile.sources(one), DirectoryFile.columns(one)));
            }
            return Optional.of(new ConnectionFile(json.path("url").asText(), json.path("site").asText(),
                    json.path("token").asText(), endpoints,
                    endpoints.stream().map(EndpointAccess::tenant).distinct().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
