package dev.lightup.site.bucket;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Clients of S3 that are small to load and know the stand-ins of S3 on this machine.
public final class S3Clients {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SOCKET = Duration.ofSeconds(10);

    private S3Clients() {}

    /// Region and credentials come from where the SDK finds them, and so does the endpoint (`AWS_ENDPOINT_URL`).
    ///
    /// @param endpoint the endpoint that the SDK was told, when it was: a stand-in knows no bucket by its host name
    public static S3Client forEndpoint(Optional<URI> endpoint) {
        S3ClientBuilder builder = S3Client.builder();
        endpoint.ifPresent(builder::endpointOverride);
        return tuned(builder, endpoint.isPresent()).build();
    }

    /// The publisher's own choices: URL connections; bodies as they are, no checksum beside the
    /// `Content-MD5` that the bucket sends itself.
    public static S3ClientBuilder tuned(S3ClientBuilder builder, boolean standIn) {
        return builder.httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SOCKET))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .forcePathStyle(standIn);
    }
}
