import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.server.Server;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// DynamoDB Local on 127.0.0.1, in memory, one database for every region: its own main class binds every interface and has no option
/// for that. It takes the options with which LocalStack starts it, and needs of them the port.
public final class LoopbackDynamo {
    private LoopbackDynamo() {}

    /// @param options `-port N`; others are what is done anyway
    public static void main(String[] options) throws Exception {
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        List<String> given = List.of(options);
        int port = Integer.parseInt(given.get(given.indexOf("-port") + 1));
        var handler = new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
        var server = new Server(new InetSocketAddress("127.0.0.1", port));
        server.setHandler(new DynamoDBProxyServer(port, handler).setUpHandler(handler));
        server.start();
        server.join();
    }
}
