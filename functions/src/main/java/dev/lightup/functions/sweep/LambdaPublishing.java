package dev.lightup.functions.sweep;

import dev.lightup.functions.FunctionWiring;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.key.Unit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// Asks the publishing function, without waiting for it: Lambda's Invoke with `Event`, one signed request for some units. The one call does
/// not pay for Lambda's whole client in the package; the signer and the transport are the SDK's. A refused call is not repeated: the next
/// sweep asks again. Thread-safe.
final class LambdaPublishing implements PublishRequests {
    private static final String SERVICE = "lambda";
    private static final String VERSION = "2015-03-31";
    /// So many units are published by one invocation.
    private static final int TOGETHER = 25;
    private static final int ACCEPTED = 202;

    private final SdkHttpClient http;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final String region;
    private final URI address;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /// @param endpoint the service's address
    /// @param function the function's name or ARN
    LambdaPublishing(
            SdkHttpClient http,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            String region,
            URI endpoint,
            String function) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.address = endpoint.resolve(
                "/" + VERSION + "/functions/" + SdkHttpUtils.urlEncode(function) + "/invocations");
    }

    /// As this process runs on AWS.
    ///
    /// @param function the function's name or ARN
    /// @param endpoint an address other than the region's own
    static LambdaPublishing of(FunctionWiring wiring, String function, Optional<String> endpoint) {
        String region = wiring.region();
        return new LambdaPublishing(UrlConnectionHttpClient.create(), wiring.credentials(), region,
                URI.create(endpoint.orElse("https://lambda." + region + ".amazonaws.com")), function);
    }

    /// What the publishing function is sent.
    record Wanted(List<String> units) {}

    @Override
    public void run(List<Unit> units) {
        for (int from = 0; from < units.size(); from += TOGETHER) {
            List<Unit> some = units.subList(from, Math.min(units.size(), from + TOGETHER));
            invoke(Codec.write(new Wanted(some.stream().map(Unit::toString).toList())));
        }
    }

    private void invoke(byte[] payload) {
        ContentStreamProvider body = () -> new ByteArrayInputStream(payload);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address)
                .putHeader("X-Amz-Invocation-Type", "Event")
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(payload.length))
                .build();
        SignedRequest signed = signer.sign(sign -> sign.identity(credentials.resolveIdentity().join())
                .request(request)
                .payload(body)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        try {
            HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder()
                    .request(signed.request())
                    .contentStreamProvider(signed.payload().orElse(body))
                    .build()).call();
            answer.responseBody().ifPresent(rest -> rest.abort());
            int status = answer.httpResponse().statusCode();
            if (status != ACCEPTED) {
                throw new IllegalStateException("the publishing function was not invoked: status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the publishing function was not reached", e);
        }
    }
}
