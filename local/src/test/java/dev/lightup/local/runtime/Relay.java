package dev.lightup.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to a server over which connections can be cut.
final class Relay implements AutoCloseable {
    private final ServerSocket server;
    private final URI target;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger taken = new AtomicInteger();

    private Relay(ServerSocket server, URI target) {
        this.server = server;
        this.target = target;
    }

    static Relay to(URI target) throws IOException {
        var relay = new Relay(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), target);
        Thread.ofVirtual().start(relay::accept);
        return relay;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /// How many connections have been made.
    int taken() {
        return taken.get();
    }

    /// Cuts every connection, as the time between a snapshot and its restore does.
    void cut() {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            closeQuietly(socket);
        }
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket in = server.accept();
                taken.incrementAndGet();
                Socket out = new Socket(target.getHost(), target.getPort());
                sockets.add(in);
                sockets.add(out);
                Thread.ofVirtual().start(() -> copy(in, out));
                Thread.ofVirtual().start(() -> copy(out, in));
            }
        } catch (IOException _) {
            cut();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // cut, or at its end
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a connection cannot be cut", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
