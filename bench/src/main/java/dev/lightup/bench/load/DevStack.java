package dev.lightup.bench.load;

import dev.lightup.local.folder.ConnectionFile;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.local.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `./lightup dev` as a process of its own.
final class DevStack implements AutoCloseable {
    private static final long LOOK = 200;
    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final Path site;
    private final ConnectionFile connection;

    private DevStack(Process process, Path site, ConnectionFile connection) {
        this.process = process;
        this.site = site;
        this.connection = connection;
    }

    /// Starts it, and waits until it is ready.
    ///
    /// @param home the folder of the launcher
    static DevStack start(Path home) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lightup-bench");
        Path ready = folder.resolve("ready.json");
        Path data = folder.resolve("data");
        Path site = folder.resolve("site");
        Process process = new ProcessBuilder(home.resolve("lightup").toString(), "dev", "--data", data.toString(),
                "--out", site.toString(), "--ready-file", ready.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (long waited = 0; !Files.exists(ready); waited += LOOK) {
            if (process.waitFor(LOOK, TimeUnit.MILLISECONDS) || waited > PATIENCE_SECONDS * 1000) {
                process.destroy();
                throw new IllegalStateException("./lightup dev did not start");
            }
        }
        Optional<ConnectionFile> running = DataFolder.running(data);
        return new DevStack(process, site,
                running.orElseThrow(() -> new IllegalStateException("./lightup dev is not found")));
    }

    EndpointAccess endpoint(String tenant, String format) {
        return connection.endpoint(tenant, format);
    }

    /// The published directory.
    Path site() {
        return site;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
