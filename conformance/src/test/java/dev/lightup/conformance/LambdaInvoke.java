package dev.lightup.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// Lambda's Invoke, waiting for the answer: one signed request, as Sweep signs its own, since the SDK's client of Lambda is not among what
/// this build resolves. Thread-safe.
final class LambdaInvoke implements AutoCloseable {
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final String region;
    private final URI endpoint;

    LambdaInvoke(SdkHttpClient http, AwsCredentialsProvider credentials, String region, URI endpoint) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.endpoint = endpoint;
    }

    /// @param function the function's name or ARN
    JsonNode call(String function, String event) {
        byte[] payload = event.getBytes(StandardCharsets.UTF_8);
        ContentStreamProvider body = () -> new ByteArrayInputStream(payload);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint.resolve("/2015-03-31/functions/" + SdkHttpUtils.urlEncode(function) + "/invocations"))
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(payload.length))
                .build();
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(body)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        try {
            HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder()
                    .request(signed.request())
                    .contentStreamProvider(signed.payload().orElse(body))
                    .build()).call();
            String text = text(answer);
            if (answer.httpResponse().statusCode() != 200
                    || answer.httpResponse().firstMatchingHeader("x-amz-function-error").isPresent()) {
                throw new AssertionError(
                        function + " failed: " + answer.httpResponse().statusCode() + " " + text);
            }
            return Json.read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(function + " was not reached", e);
        }
    }

    private static String text(HttpExecuteResponse answer) throws IOException {
        try (AbortableInputStream body = answer.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
