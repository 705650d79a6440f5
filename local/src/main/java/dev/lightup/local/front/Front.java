package dev.lightup.local.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// One HTTP server on the loopback interface for everything that AWS serves from three hosts: the API below `/v1/`, Lambda's invoke route
/// below `/2015-03-31/`, and the site everywhere else.
public final class Front implements AutoCloseable {
    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final ExecutorService threads;

    private Front(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// Starts serving.
    ///
    /// @param port the port on 127.0.0.1; 0 takes a free one
    /// @param api what answers below `/v1/`
    /// @param invocations what answers below `/2015-03-31/`
    /// @param site what answers everything else
    /// @throws UncheckedIOException when the port is taken
    public static Front start(int port, Service api, Service invocations, Service site) {
        // Read once, when the server's class loads: without it every small answer waits for the client's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            HttpServer server = HttpServer.create(address, BACKLOG);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", exchange -> serve(exchange, site));
            server.createContext("/v1/", exchange -> serve(exchange, api));
            server.createContext("/2015-03-31/", exchange -> serve(exchange, invocations));
            server.start();
            return new Front(server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    /// The address without a slash at its end, `http://127.0.0.1:8080`.
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void serve(HttpExchange exchange, Service service) throws IOException {
        try (exchange) {
            Wire.send(exchange, switch (Wire.read(exchange)) {
                case Wire.Incoming.Complete complete -> answer(service, complete.request());
                case Wire.Incoming.TooLarge _ -> Response.message(413, "Request Entity Too Large");
                case Wire.Incoming.HeadersTooLarge _ -> Response.message(431, "Request Header Fields Too Large");
            });
        }
    }

    private static Response answer(Service service, Request request) {
        try {
            return service.answer(request);
        } catch (RuntimeException e) {
            System.getLogger(Front.class.getName()).log(System.Logger.Level.ERROR, "500 " + request.path(), e);
            return Response.message(500, "Internal Server Error");
        }
    }

    /// Stops at once; requests that are being answered may be cut off.
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
