package dev.lightup.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.front.LocalResponse.Header;
import dev.lightup.local.invoke.EventInvocations;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.local.invoke.LocalFunction;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.DirectoryBucket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The front over a real socket.
class LocalServerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T10:15:30.123Z"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "a token of this test";

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch never = new CountDownLatch(1);

    @TempDir
    private Path out = Path.of("");

    private final EventInvocations events = new EventInvocations();

    @org.jspecify.annotations.Nullable
    private LocalServer front;

    @BeforeEach
    void start() {
        var bucket = new DirectoryBucket(out);
        publish(bucket, "index.html", "text/html; charset=utf-8", "<p>home</p>");
        publish(bucket, "d/x/index.html", "text/html; charset=utf-8", "<p>" + "long ".repeat(1000) + "</p>");
        publish(bucket, "d/x/feed.bin", "application/atom+xml", "<feed/>");
        publish(bucket, "assets/look.1a.css", "text/css; charset=utf-8", "p{}");
        Map<String, LambdaFunction> functions = Map.of("Echo", function("Echo", (in, answer, context) -> answer
                .write(JSON.writeValueAsBytes(Map.of("statusCode", 200, "headers",
                        Map.of("content-type", "application/json"), "body", new String(in.readAllBytes(),
                                StandardCharsets.UTF_8))))),
                "Answer", function("Answer", (in, answer, context) -> answer
                        .write(Base64.getDecoder().decode(JSON.readTree(in).path("body").asText()))),
                "Thrower", function("Thrower", (in, answer, context) -> {
                    throw new IOException("secret detail");
                }), "Sleeper", function("Sleeper", (in, answer, context) -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }));
        List<ApiRoute> routes = List.of(new ApiRoute("POST", "/v1/hooks/{endpoint}", "Echo"),
                new ApiRoute("POST", "/v1/hooks/{endpoint}/try", "Thrower"),
                new ApiRoute("POST", "/v1/answer", "Answer"), new ApiRoute("GET", "/v1/sleep", "Sleeper"),
                new ApiRoute("ANY", "/v1/any/{rest+}", "Echo"));
        front = LocalServer.start(0, new HttpApiGateway(routes, functions, CLOCK),
                new InvokeApi(functions, TOKEN, events),
                new SiteService(bucket, List.of(new Header("content-security-policy", "default-src 'none'"))));
    }

    @AfterEach
    void stop() {
        never.countDown();
        if (front != null) {
            front.close();
        }
        events.close();
        client.close();
    }

    @Test
    void aRequestBecomesThePayloadOfAnHttpApi() throws Exception {
        JsonNode event = JSON.readTree(send(post("/v1/hooks/ep%20_1?b=2&a=1&b=%C3%A9&c", "{\"n\":\"é\"}")
                .header("Content-Type", "application/json")
                .header("X-Twice", "one")
                .header("X-Twice", "two")
                .header("Cookie", "a=1; b=2")
                .header("User-Agent", "test/1")).body());
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /v1/hooks/{endpoint}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/v1/hooks/ep _1");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("b=2&a=1&b=%C3%A9&c");
        assertThat(event.path("queryStringParameters").toString()).isEqualTo("{\"b\":\"2,é\",\"a\":\"1\",\"c\":\"\"}");
        assertThat(event.path("pathParameters").toString()).isEqualTo("{\"endpoint\":\"ep _1\"}");
        assertThat(event.path("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
        assertThat(event.at("/headers/x-twice").asText()).isEqualTo("one,two");
        assertThat(event.at("/headers/cookie").isMissingNode()).isTrue();
        assertThat(event.at("/headers/x-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(event.path("headers").properties()).allSatisfy(
                header -> assertThat(header.getKey()).isEqualTo(header.getKey().toLowerCase(java.util.Locale.ROOT)));
        JsonNode context = event.path("requestContext");
        assertThat(context.path("accountId").asText()).matches("\\d{12}");
        assertThat(context.path("apiId").asText()).isNotEmpty();
        assertThat(context.path("domainName").asText()).isEqualTo("127.0.0.1");
        assertThat(context.path("requestId").asText()).hasSizeGreaterThan(10);
        assertThat(context.path("routeKey").asText()).isEqualTo("POST /v1/hooks/{endpoint}");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("time").asText()).isEqualTo("02/Mar/2026:10:15:30 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(CLOCK.millis());
        assertThat(context.path("http").toString()).isEqualTo("{\"method\":\"POST\",\"path\":\"/v1/hooks/ep _1\","
                + "\"protocol\":\"HTTP/1.1\",\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"test/1\"}");
        assertThat(event.path("body").asText()).isEqualTo("{\"n\":\"é\"}");
        assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"application/json,false", "application/json; charset=utf-8,false", "TEXT/CSV,false",
        "application/xml,false", "application/cloudevents+json,true", "application/x-www-form-urlencoded,true",
        "application/octet-stream,true"})
    void onlyTextBodiesArriveAsText(String type, boolean encoded) throws Exception {
        JsonNode event = JSON.readTree(send(post("/v1/hooks/e", "body").header("content-type", type)).body());
        assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(encoded);
        assertThat(event.path("body").asText()).isEqualTo(encoded ? "Ym9keQ==" : "body");
    }

    @Test
    void aBodyWithoutATypeIsBinaryAndNoBodyIsNone() throws Exception {
        JsonNode untyped = JSON.readTree(send(post("/v1/hooks/e", "body")).body());
        assertThat(untyped.path("isBase64Encoded").asBoolean()).isTrue();
        JsonNode empty = JSON.readTree(send(post("/v1/hooks/e", "")).body());
        assertThat(empty.has("body")).isFalse();
        assertThat(empty.path("isBase64Encoded").asBoolean(true)).isFalse();
    }

    /// A photo of a phone, and an archive.
    @ParameterizedTest
    @ValueSource(ints = {4 * 1024 * 1024 + 1, 8_000_000, 300_000_000})
    void aFormThatNoFunctionCouldBeHandedIsRefusedInWords(int length) throws Exception {
        HttpResponse<String> refused = send(request("/enter/upload")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Zeros(length)), length)));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(refused.body()).contains("That is too large for a form.", "Nothing is published.");
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (left <= 0) {
                return -1;
            }
            int taken = (int) Math.min(left, most);
            left -= taken;
            return taken;
        }
    }

    @Test
    void theGatewayAnswersForItselfAsAwsDoes() throws Exception {
        assertThat(send(post("/v1/nothing", "x"))).satisfies(r -> gateway(r, 404, "Not Found"));
        assertThat(send(request("/v1/hooks/e").GET())).satisfies(r -> gateway(r, 404, "Not Found"));
        assertThat(send(post("/v1/hooks/e/try", "x"))).satisfies(r -> gateway(r, 500, "Internal Server Error"));
        assertThat(send(request("/v1/sleep").GET())).satisfies(r -> gateway(r, 503, "Service Unavailable"));
        assertThat(send(request("/v1/hooks/e").POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1]))))
                .satisfies(r -> gateway(r, 413, "Request Entity Too Large"));
        assertThat(send(request("/v1/hooks/e").POST(BodyPublishers.ofByteArray(new byte[5 * 1024 * 1024]))))
                .satisfies(r -> gateway(r, 413, "Request Entity Too Large"));
        assertThat(send(post("/v1/hooks/e", "x").header("x-long", "x".repeat(10_300))))
                .satisfies(r -> gateway(r, 431, "Request Header Fields Too Large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"statusCode\":", "", "{\"statusCode\":9}",
        "{\"statusCode\":200,\"body\":\"%%\",\"isBase64Encoded\":true}"})
    void anAnswerThatIsNoneBecomes500(String answer) throws Exception {
        assertThat(send(post("/v1/answer", answer))).satisfies(r -> gateway(r, 500, "Internal Server Error"));
    }

    @Test
    void aFunctionsAnswerReachesTheSenderWhole() throws Exception {
        HttpResponse<String> answer = send(post("/v1/answer", """
                {"statusCode":202,"headers":{"Content-Type":"text/x","Retry-After":"3"},"cookies":["a=1","b=2"],\
                "body":"aGk=","isBase64Encoded":true}"""));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("hi");
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/x");
        assertThat(answer.headers().firstValue("retry-after")).hasValue("3");
        assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.headers().firstValue("apigw-requestid")).isPresent();
        HttpResponse<String> plain = send(post("/v1/answer", "[1]"));
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.body()).isEqualTo("[1]");
    }

    @Test
    void aPageIsServedWithItsHeadersAndNotTwice() throws Exception {
        HttpResponse<String> page = send(request("/").GET());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("<p>home</p>");
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("content-security-policy")).hasValue("default-src 'none'");
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-cache");
        String etag = page.headers().firstValue("etag").orElseThrow();
        HttpResponse<String> again = send(request("/").header("if-none-match", etag).GET());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("etag")).hasValue(etag);
        assertThat(send(request("/").header("if-none-match", "\"other\", W/" + etag).GET()).statusCode())
                .isEqualTo(304);
        assertThat(send(request("/").header("if-none-match", "\"other\"").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void aLongPageIsCompressedForWhoeverTakesIt() throws Exception {
        HttpResponse<byte[]> page = client.send(request("/d/x/").header("accept-encoding", "br, gzip").GET().build(),
                BodyHandlers.ofByteArray());
        assertThat(page.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(page.headers().firstValue("etag").orElseThrow()).startsWith("W/");
        assertThat(page.body().length).isLessThan(500);
        byte[] plain = new GZIPInputStream(new java.io.ByteArrayInputStream(page.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(send(request("/d/x/").GET()).body());
        assertThat(send(request("/d/x/").header("accept-encoding", "gzip;q=0").GET()).headers()
                .firstValue("content-encoding")).isEmpty();
    }

    @Test
    void aFolderIsReachedByItsSlashAndObjectsKeepTheirTypes() throws Exception {
        HttpResponse<String> moved = send(request("/d/x").GET());
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.headers().firstValue("location")).hasValue("/d/x/");
        assertThat(send(request("/d/x/feed.bin").GET()).headers().firstValue("content-type"))
                .hasValue("application/atom+xml");
        assertThat(send(request("/assets/look.1a.css").GET()).headers().firstValue("cache-control"))
                .hasValue("public, max-age=31536000, immutable");
        assertThat(send(request("/").method("HEAD", BodyPublishers.noBody())).headers().firstValue("content-length"))
                .hasValue("11");
        assertThat(send(post("/", "x")).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing.html", "/d/", "/.objects/index.html.meta", "/%2eobjects/index.html.meta",
        "/a/../../etc/passwd.x", "/..%2f..%2fetc/passwd.x", "/d/x/index.html/", "/a%00.html", "/a%zz.html",
        "//index.html", "/a%5c..%5cb.html"})
    void whatIsNotPublishedIs404(String path) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), url().getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).containsPattern("^HTTP/1.1 (404|400) ").doesNotContain("rev 1");
        }
    }

    private String raw(String head, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), url().getPort())) {
            socket.getOutputStream()
                    .write((head + "Connection: close\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x", "//evil.example", "///evil.example/x", "/%5Cevil.example"})
    void aRedirectNeverLeadsToAnotherHost(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n", "");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("location: //")
                .doesNotContain("location: /\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example",
        "10.0.0.1"})
    void aRequestForAnotherHostGetsNothing(String host) throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\n", "")).startsWith("HTTP/1.1 421 ")
                .doesNotContain("rev 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST:1", "[::1]:8080", "x.localhost"})
    void theMachinesOwnNamesAreAnswered(String host) throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\n", "")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void bodiesTakeOnlySoMuchMemoryAtOneTime() {
        var bodies = new BodyBudget(20 * 1024);
        BodyBudget.Share first = bodies.take(10_000).orElseThrow();
        assertThat(bodies.take(11_000)).isEmpty();
        assertThat(bodies.take(10_000)).isPresent();
        assertThat(bodies.take(1)).isEmpty();
        first.close();
        assertThat(bodies.take(10_000)).isPresent();
    }

    @Test
    void functionsAreInvokedWithTheTokenOnly() throws Exception {
        String path = "/2015-03-31/functions/Echo/invocations";
        assertThat(send(post(path, "{}")).statusCode()).isEqualTo(403);
        assertThat(send(post(path, "{}").header("authorization", "Bearer wrong")).statusCode()).isEqualTo(403);
        HttpResponse<String> answer = send(invoke(path, "{\"a\":1}"));
        assertThat(JSON.readTree(answer.body()).path("body").asText()).isEqualTo("{\"a\":1}");
        HttpResponse<String> failed = send(invoke("/2015-03-31/functions/Thrower/invocations", "{}"));
        assertThat(failed.statusCode()).isEqualTo(200);
        assertThat(failed.headers().firstValue("x-amz-function-error")).hasValue("Unhandled");
        assertThat(JSON.readTree(failed.body()).path("errorMessage").asText()).isEqualTo("secret detail");
        assertThat(send(invoke(path, "{}").header("x-amz-invocation-type", "Event")).statusCode()).isEqualTo(202);
        assertThat(send(invoke(path, "{}").header("x-amz-invocation-type", "DryRun")).statusCode()).isEqualTo(204);
        assertThat(send(invoke("/2015-03-31/functions/None/invocations", "{}")).statusCode()).isEqualTo(404);
    }

    private static void gateway(HttpResponse<String> response, int status, String message) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("{\"message\":\"" + message + "\"}");
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder post(String path, String body) {
        return request(path).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder invoke(String path, String body) {
        return post(path, body).header("authorization", "Bearer " + TOKEN);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path));
    }

    private URI url() {
        return java.util.Objects.requireNonNull(front).url();
    }

    private static LambdaFunction function(String name, RequestStreamHandler handler) {
        var quiet = FunctionLog.to(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        return new LocalFunction(name, handler, Duration.ofMillis(name.equals("Sleeper") ? 100 : 5000),
                InstantSource.system(), quiet);
    }

    private static void publish(DirectoryBucket bucket, String path, String type, String text) {
        assertThat(bucket.put(path, type, text.getBytes(StandardCharsets.UTF_8), 1, new Bucket.Condition.IfNoneMatch()))
                .isInstanceOf(Bucket.Put.Written.class);
    }
}
