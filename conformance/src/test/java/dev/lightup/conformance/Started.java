package dev.lightup.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.FileDirectory;
import dev.lightup.local.cloud.TableAccess;
import dev.lightup.local.folder.ConnectionFile;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.folder.DataFolder;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// A stack that somebody started with `./lightup dev --data DIR`, found through `-Dlightup.data=DIR`. Its table belongs to its own process:
/// tests that look into the table are skipped here, and say so.
final class Started implements Ground {
    private final ConnectionFile running;
    private final Path keyring;
    private final Directory directory;
    private final Mail mail = new Mail();

    private Started(ConnectionFile running, Path keyring) {
        this.running = running;
        this.keyring = keyring;
        directory = new FileDirectory(keyring);
    }

    static Started open() {
        Path data = Path.of(System.getProperty("lightup.data", ".lightup"));
        ConnectionFile running = DataFolder.running(data)
                .orElseThrow(() -> new AssertionError("no stack runs with --data " + data
                        + ": start one with ./lightup dev --data, and name its folder with -Dlightup.data=DIR"));
        return new Started(running, data.resolve("directory.json"));
    }

    @Override
    public String name() {
        return "running";
    }

    @Override
    public List<EndpointAccess> endpoints() {
        return running.endpoints();
    }

    @Override
    public URI tryOut(EndpointAccess endpoint) {
        return URI.create(endpoint.url() + "/try");
    }

    @Override
    public Optional<Shown> object(String path) {
        return Served.object(mail, running.site(), path);
    }

    @Override
    public JsonNode invoke(String function, String event) {
        Mail.Answer answer = mail.exchange(
                HttpRequest.newBuilder(URI.create(running.url() + "/2015-03-31/functions/" + function + "/invocations"))
                        .header("authorization", "Bearer " + running.token())
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(event)));
        if (answer.status() != 200 || answer.headers().firstValue("x-amz-function-error").isPresent()) {
            throw new AssertionError(function + " failed: " + answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    @Override
    public TableAccess table() {
        return Assumptions.abort("the table of a stack that runs elsewhere cannot be looked into");
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public Path keyring() {
        return keyring;
    }

    @Override
    public String site() {
        return running.url();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(90);
    }

    @Override
    public void close() {
        mail.close();
    }
}
