package dev.lightup.ledger.invoke;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/// One signed request of JSON to one of AWS's addresses, for the calls that do not pay for a service's whole client in the package; the
/// signer and the transport are the SDK's. A refused call is not repeated. Thread-safe.
public final class SignedPost {
    private final SdkHttpClient http;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final String region;
    private final String service;
    private final URI address;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /// @param service the name that requests are signed for
    /// @param address where they go
    public SignedPost(
            SdkHttpClient http,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            String region,
            String service,
            URI address) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.service = service;
        this.address = address;
    }

    /// What was answered.
    ///
    /// @param head its status and headers
    record Answer(SdkHttpResponse head, String body) {}

    /// Sends a request; its answer's body is not read.
    ///
    /// @param headers beside the body's own
    /// @return the answer's status
    /// @throws UncheckedIOException when nobody answers
    public int send(byte[] payload, Map<String, String> headers) {
        try {
            HttpExecuteResponse answer = call(payload, headers);
            answer.responseBody().ifPresent(rest -> rest.abort());
            return answer.httpResponse().statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(service + " was not reached", e);
        }
    }

    /// Sends a request and reads its answer.
    ///
    /// @param headers beside the body's own
    /// @param most so many bytes are read
    /// @throws UncheckedIOException when nobody answers
    Answer ask(byte[] payload, Map<String, String> headers, int most) {
        try {
            HttpExecuteResponse answer = call(payload, headers);
            if (answer.responseBody().isEmpty()) {
                return new Answer(answer.httpResponse(), "");
            }
            try (InputStream body = answer.responseBody().get()) {
                return new Answer(answer.httpResponse(),
                        new String(body.readNBytes(most), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(service + " was not reached", e);
        }
    }

    private HttpExecuteResponse call(byte[] payload, Map<String, String> headers) throws IOException {
        ContentStreamProvider body = () -> new ByteArrayInputStream(payload);
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address)
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(payload.length));
        headers.forEach(request::putHeader);
        SignedRequest signed = signer.sign(sign -> sign.identity(credentials.resolveIdentity().join())
                .request(request.build())
                .payload(body)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        return http.prepareRequest(HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(signed.payload().orElse(body))
                .build()).call();
    }
}
