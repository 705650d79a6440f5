package dev.lightup.site.bucket;

import java.time.Duration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Clients of S3 that are small to load and know the stand-ins of S3 on this machine.
public final class S3Clients {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SOCKET = Duration.ofSeconds(8);
    private static final Duration CALL = Duration.ofSeconds(18);

    private S3Clients() {}

    /// Region, credentials and endpoint (`AWS_ENDPOINT_URL`) come from where the SDK finds them.
    ///
    /// @param standIn whether an endpoint is set: a stand-in of S3 knows no bucket by its host name
    public static S3Client create(boolean standIn) {
        return tuned(S3Client.builder(), standIn).build();
    }

    /// The publisher's own choices: URL connections; bodies as they are, no checksum beside the
    /// `Content-MD5` that the bucket sends itself.
    public static S3ClientBuilder tuned(S3ClientBuilder builder, boolean standIn) {
        return builder.httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SOCKET))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(c -> c.apiCallTimeout(CALL))
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .forcePathStyle(standIn);
    }
}
