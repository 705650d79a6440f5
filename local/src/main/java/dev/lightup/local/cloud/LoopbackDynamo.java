package dev.lightup.local.cloud;

import dev.lightup.engine.DynamoEngines;
import dev.lightup.local.folder.DataFolder;
import dev.lightup.local.runtime.StartCredentials;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// DynamoDB Local for other processes too: on a free port of the loopback interface, where its own server takes every interface, and for
/// those alone who sign with the key of this start.
public final class LoopbackDynamo implements DynamoEngine {
    private static final String REGION = "local";

    private final DynamoDBRequestHandler engine;
    private final Server server;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;
    private final URI url;

    private LoopbackDynamo(DynamoDBRequestHandler engine, Server server, URI url, EndpointClients clients) {
        this.engine = engine;
        this.server = server;
        this.url = url;
        client = clients.dynamo();
        streams = clients.streams();
    }

    /// Starts it.
    ///
    /// @param folder where its file lies, the one that {@link DataFolder#table} names; empty for memory only
    /// @param credentials what a request must be signed with
    public static LoopbackDynamo start(Optional<Path> folder, StartCredentials credentials) {
        var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try {
            DynamoEngines.prepare();
            SQLiteLibraryLoader.initialize();
            var engine = new LocalDynamoDBRequestHandler(0, folder.isEmpty(),
                    folder.map(Path::toString).orElse(null), true, false);
            server.setHandler(new Guard(new LocalDynamoDBServerHandler(engine, null), credentials));
            server.start();
            int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
            URI url = URI.create("http://127.0.0.1:" + port);
            return new LoopbackDynamo(engine, server, url, new EndpointClients(
                    new CloudBackend.Endpoint(url, REGION, credentials.keyId(), credentials.secret(), "")));
        } catch (DynamoDBLocalServiceException e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local cannot listen on 127.0.0.1", e);
        }
    }

    /// Lets those in who have the key.
    private static final class Guard extends Handler.Wrapper {
        private final StartCredentials credentials;

        Guard(Handler handler, StartCredentials credentials) {
            super(handler);
            this.credentials = credentials;
        }

        @Override
        public boolean handle(Request request, org.eclipse.jetty.server.Response response, Callback callback)
                throws Exception {
            String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
            if (authorization != null && credentials.sign(authorization)) {
                return super.handle(request, response, callback);
            }
            response.setStatus(403);
            callback.succeeded();
            return true;
        }
    }

    @Override
    public DynamoDbClient client() {
        return client;
    }

    @Override
    public DynamoDbStreamsClient streams() {
        return streams;
    }

    /// Where it listens.
    public URI url() {
        return url;
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("AWS_ENDPOINT_URL_DYNAMODB", url.toString());
    }

    @Override
    public void close() {
        client.close();
        streams.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop listening", e);
        } finally {
            engine.shutdown();
        }
    }
}
