package dev.lightup.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.directory.Directory;
import dev.lightup.local.cloud.TableAccess;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.senders.http.ByteString;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Somewhere that the whole product runs, as far as a test touches it: its webhooks, its site's objects, its functions, its table.
/// Nothing else may be assumed of a ground; what it holds already, it keeps. Safe for concurrent use.
interface Ground extends AutoCloseable {
    /// What it is called in a report.
    String name();

    /// Who may post what where. At least two distributors with canonical events, and one with files.
    List<EndpointAccess> endpoints();

    /// Where an endpoint's sender tries a body out.
    URI tryOut(EndpointAccess endpoint);

    /// An object of the site.
    ///
    /// @param path relative, without a slash in front
    Optional<Shown> object(String path);

    /// Calls a function and waits for its answer.
    ///
    /// @param function its logical id in the template
    JsonNode invoke(String function, String event);

    /// The ledger's table.
    TableAccess table();

    /// The directory of endpoints, tenants' keys included: paths on the site are made with them.
    Directory directory();

    /// The file that the directory was made from.
    Path keyring();

    /// The site's address as Enter's settings have it, without a slash at its end.
    String site();

    /// What beside the table has a text in its name, and in what a file of this machine holds: objects with all their versions, uploads, secrets. Empty
    /// where nobody may list them.
    default List<String> named(String text) {
        return List.of();
    }

    /// How long what follows a webhook may take here.
    Duration patience();

    @Override
    void close();

    /// An object as a reader gets it.
    ///
    /// @param contentType what it is served as
    /// @param cacheControl how long it may be kept
    record Shown(ByteString bytes, String contentType, String cacheControl) {
        /// The bytes as UTF-8.
        String text() {
            return bytes.text();
        }
    }
}
