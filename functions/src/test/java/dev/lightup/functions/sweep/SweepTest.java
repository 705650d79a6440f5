package dev.lightup.functions.sweep;

import static dev.lightup.functions.apply.Ground.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import dev.lightup.functions.apply.Ground;
import dev.lightup.ledger.invoke.FunctionInvocation;
import dev.lightup.ledger.invoke.LambdaPublishing;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.Unit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The handler, and how it asks the publishing function.
class SweepTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    @Test
    void theClockIsAnsweredWithAReport() {
        Ground ground = Ground.on(dynamo.plainClient(), dynamo.table());
        ground.receive(List.of(event("e1", "offer.lit_up", "offer/o1", "{}", 0)));
        ground.now(Ground.minute(5));
        List<Unit> published = new ArrayList<>();
        var handler = new Sweep(dynamo.client(), dynamo.table(), ground.directory(), ground.clock(), published::addAll,
                _ -> {});
        String answer = new String(new Stage().answer(handler, "{}".getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
        assertThat(answer)
                .isEqualTo("{\"looked\":1,\"driven\":1,\"parked\":0,\"unparked\":0,\"waiting\":0,\"refolded\":0,"
                        + "\"importing\":0,\"units\":1,\"shards\":0,\"standing\":0}");
        assertThat(published).containsExactly(Unit.distributor("nordvik"));
    }

    /// What the service was sent: a line a request.
    private static List<String> invoked(int status, int units) throws IOException {
        List<String> requests = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String signature = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type") + " "
                    + signature.replaceAll("/\\d{8}/", "/day/").replaceAll(", SignedHeaders.*", "") + " " + body);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try (var http = UrlConnectionHttpClient.create()) {
            new LambdaPublishing(new FunctionInvocation(http,
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")), "eu-north-1",
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "publish:live"))
                    .run(IntStream.range(0, units).mapToObj(i -> Unit.account("nordvik", "x" + i)).toList());
        } finally {
            server.stop(0);
        }
        return requests;
    }

    @Test
    void unitsAreToldToThePublishingFunctionSomeAtATimeInSignedRequests() throws IOException {
        List<String> requests = invoked(202, 30);
        assertThat(requests).hasSize(2);
        assertThat(requests.getFirst())
                .startsWith("POST /2015-03-31/functions/publish%3Alive/invocations Event AWS4-HMAC-SHA256"
                        + " Credential=AKID/day/eu-north-1/lambda/aws4_request {\"units\":[\"nordvik|a/x0\",");
        assertThat(requests.getLast()).endsWith("\"nordvik|a/x28\",\"nordvik|a/x29\"],\"inLane\":true}");
    }

    @Test
    void aRefusedInvocationIsNoSilence() {
        assertThatIllegalStateException().isThrownBy(() -> invoked(500, 1)).withMessageContaining("status 500");
    }
}
