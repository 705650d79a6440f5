package dev.lightup.conformance;

import dev.lightup.local.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A moto server: the one at `-Dlightup.endpoint=http://127.0.0.1:PORT`, or a process of its own, whose program is
/// `-Dlightup.moto=PATH` or `moto_server` on the PATH.
final class Moto implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final URI uri;
    private final Optional<Process> process;

    private Moto(URI uri, Optional<Process> process) {
        this.uri = uri;
        this.process = process;
    }

    /// @throws AssertionError when none answers
    static Moto open() {
        String given = System.getProperty("lightup.endpoint", "");
        Moto moto = given.isBlank() ? started() : new Moto(URI.create(given), Optional.empty());
        Await.until("moto at " + moto.uri, START, moto::answers);
        return moto;
    }

    private static Moto started() {
        String program = System.getProperty("lightup.moto", "moto_server");
        int port = free();
        Path log = Selected.folder().resolve("moto.log");
        try {
            Process process = new ProcessBuilder(program, "-H", "127.0.0.1", "-p", Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(new File("/dev/null"))
                    .start();
            return new Moto(URI.create("http://127.0.0.1:" + port), Optional.of(process));
        } catch (IOException e) {
            throw new AssertionError(
                    "moto was asked for and cannot be started; install it (pip install 'moto[server]') and name it"
                            + " with -Dlightup.moto=PATH, or name a server that runs with -Dlightup.endpoint=URL",
                    e);
        }
    }

    private static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.ifPresent(running -> {
            running.destroy();
            try {
                if (!running.waitFor(10, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            } catch (InterruptedException _) {
                running.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
    }
}
