package dev.lightup.local.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// One HTTP server on the loopback interface for everything that AWS serves from three hosts: the API below `/v1/` and `/enter`, Lambda's invoke route
/// below `/2015-03-31/`, and the site everywhere else. It answers to this machine's own names only, waits half a minute for a request to be
/// whole, and holds so many bytes of bodies at one time.
public final class LocalServer implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final String PATIENCE_SECONDS = "30";
    private static final String MOST_CONNECTIONS = "1000";
    private static final long LARGEST_BODIES = 64L * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads;

    private LocalServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// Starts serving.
    ///
    /// @param port the port on 127.0.0.1; 0 takes a free one
    /// @param api what answers below `/v1/` and `/enter`
    /// @param invocations what answers below `/2015-03-31/`
    /// @param site what answers everything else
    /// @throws UncheckedIOException when the port is taken
    public static LocalServer start(int port, HttpService api, HttpService invocations, HttpService site) {
        return start(port, api, invocations, site, Optional.empty());
    }

    /// Starts serving, uploads too.
    ///
    /// @param uploads what takes announced files, as S3 does on AWS
    /// @throws UncheckedIOException when the port is taken
    public static LocalServer start(
            int port,
            HttpService api,
            HttpService invocations,
            HttpService site,
            Optional<UploadDoor> uploads) {
        // Read once, when the server's class loads: without the first every small answer waits for the client's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", PATIENCE_SECONDS);
        System.setProperty("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
        var bodies = new BodyBudget(LARGEST_BODIES);
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            HttpServer server = HttpServer.create(address, BACKLOG);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", exchange -> serve(exchange, bodies, site));
            server.createContext("/enter", exchange -> enter(exchange, bodies, api));
            server.createContext("/v1/", exchange -> serve(exchange, bodies, api));
            server.createContext("/2015-03-31/", exchange -> serve(exchange, bodies, invocations));
            uploads.ifPresent(door -> server.createContext(UploadDoor.PATH, exchange -> serve(exchange, door)));
            server.start();
            return new LocalServer(server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    /// The address without a slash at its end, `http://127.0.0.1:8080`.
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void serve(HttpExchange exchange, BodyBudget bodies, HttpService service) throws IOException {
        try (exchange) {
            if (!HostNames.isOurs(Optional.ofNullable(exchange.getRequestHeaders().getFirst("host")))) {
                HttpExchangeAdapter.send(exchange, LocalResponse.message(421, "Misdirected Request"));
                return;
            }
            Optional<BodyBudget.Share> room = bodies.take(HttpExchangeAdapter.announced(exchange));
            if (room.isEmpty()) {
                HttpExchangeAdapter.send(exchange,
                        LocalResponse.message(503, "Service Unavailable").with("retry-after", "1"));
                return;
            }
            try (BodyBudget.Share _ = room.get()) {
                serve(exchange, service);
            }
        }
    }

    private static void enter(HttpExchange exchange, BodyBudget bodies, HttpService service) throws IOException {
        if (!FormBound.isBeyond(exchange)) {
            serve(exchange, bodies, service);
            return;
        }
        try (exchange) {
            HttpExchangeAdapter.send(exchange, FormBound.refused(exchange));
        }
    }

    /// A file is no body to be held: it goes where it belongs as it comes in.
    private static void serve(HttpExchange exchange, UploadDoor uploads) throws IOException {
        try (exchange) {
            HttpExchangeAdapter.send(exchange,
                    HostNames.isOurs(Optional.ofNullable(exchange.getRequestHeaders().getFirst("host")))
                            ? uploads.answer(exchange)
                            : LocalResponse.message(421, "Misdirected Request"));
        }
    }

    private static void serve(HttpExchange exchange, HttpService service) throws IOException {
        HttpExchangeAdapter.send(exchange, switch (HttpExchangeAdapter.read(exchange)) {
            case HttpExchangeAdapter.Incoming.Complete complete -> answer(service, complete.request());
            case HttpExchangeAdapter.Incoming.TooLarge _ -> LocalResponse.message(413, "Request Entity Too Large");
            case HttpExchangeAdapter.Incoming.HeadersTooLarge _ ->
                LocalResponse.message(431, "Request Header Fields Too Large");
        });
    }

    private static LocalResponse answer(HttpService service, LocalRequest request) {
        try {
            return service.answer(request);
        } catch (RuntimeException e) {
            System.getLogger(LocalServer.class.getName()).log(System.Logger.Level.ERROR, "500 " + request.path(), e);
            return LocalResponse.message(500, "Internal Server Error");
        }
    }

    /// Stops at once; requests that are being answered may be cut off.
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
