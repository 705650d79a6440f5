package dev.lightup.functions.upload;

import dev.lightup.ledger.item.LazyPart;
import dev.lightup.ledger.log.RawEvent;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/// Uploads in a bucket of S3. An address is a presigned PUT in whose signature the length and the SHA-256 are: S3 itself refuses everything else. Three
/// calls do not pay for S3's whole client in the package; the signer and the transport are the SDK's. Thread-safe.
public final class BucketUploads implements UploadPlace {
    /// How long an address is taken; an upload that began in time may end later.
    public static final Duration VALID = Duration.ofMinutes(15);
    private static final int OK = 200;
    private static final int GONE = 204;
    private static final int NOT_FOUND = 404;

    private final LazyPart<SdkHttpClient> http;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final String region;
    private final String bucket;
    private final LazyPart<AwsV4HttpSigner> signer = new LazyPart<>(AwsV4HttpSigner::create);

    /// @param bucket the bucket's address, with a slash at its end
    public BucketUploads(
            LazyPart<SdkHttpClient> http,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            String region,
            URI bucket) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.bucket = bucket.toString();
    }

    /// By a client of its own, on AWS or where this deployment's services are.
    ///
    /// @param elsewhere where the services are, when not on AWS itself
    public static BucketUploads of(
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            String region,
            Optional<String> elsewhere,
            String bucket) {
        return new BucketUploads(new LazyPart<>(UrlConnectionHttpClient::create), credentials, region,
                URI.create(elsewhere.map(url -> (url.endsWith("/") ? url : url + "/") + bucket + "/")
                        .orElse("https://" + bucket + ".s3." + region + ".amazonaws.com/")));
    }

    @Override
    public UploadAddress address(RawEvent.FileApart file, Instant now) {
        var headers = new TreeMap<>(Map.of(UploadAddress.CHECKSUM,
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()))));
        SdkHttpRequest put = request(SdkHttpMethod.PUT, file)
                .putHeader("Content-Length", Long.toString(file.size()))
                .putHeader(UploadAddress.CHECKSUM, headers.get(UploadAddress.CHECKSUM))
                .build();
        SignedRequest signed = signer.get()
                .sign(sign -> sign.identity(credentials.resolveIdentity().join())
                        .request(put)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, VALID)
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)));
        return new UploadAddress(signed.request().getUri(), headers, now.plus(VALID));
    }

    @Override
    public Optional<InputStream> open(RawEvent.FileApart file) {
        HttpExecuteResponse answer = call(SdkHttpMethod.GET, file);
        int status = answer.httpResponse().statusCode();
        if (status == OK) {
            return Optional
                    .of(answer.responseBody().<InputStream>map(Body::new).orElseGet(InputStream::nullInputStream));
        }
        answer.responseBody().ifPresent(AbortableInputStream::abort);
        if (status == NOT_FOUND) {
            return Optional.empty();
        }
        throw SdkClientException.create("an upload was not read: status " + status);
    }

    @Override
    public void delete(RawEvent.FileApart file) {
        HttpExecuteResponse answer = call(SdkHttpMethod.DELETE, file);
        answer.responseBody().ifPresent(AbortableInputStream::abort);
        if (!List.of(OK, GONE, NOT_FOUND).contains(answer.httpResponse().statusCode())) {
            throw SdkClientException
                    .create("an upload was not deleted: status " + answer.httpResponse().statusCode());
        }
    }

    /// A bucket has no folders; a file that came after its event went is gone within a day.
    @Override
    public void forget(String tenant) {}

    private HttpExecuteResponse call(SdkHttpMethod method, RawEvent.FileApart file) {
        SignedRequest signed = signer.get()
                .sign(sign -> sign.identity(credentials.resolveIdentity().join())
                        .request(request(method, file).build())
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false));
        try {
            return http.get().prepareRequest(HttpExecuteRequest.builder().request(signed.request()).build()).call();
        } catch (IOException e) {
            throw SdkClientException.create("the place of uploads was not reached", e);
        }
    }

    private SdkHttpRequest.Builder request(SdkHttpMethod method, RawEvent.FileApart file) {
        return SdkHttpRequest.builder().method(method).uri(URI.create(bucket + file.path()));
    }

    /// What is closed before its end is given up, and not read to its end.
    private static final class Body extends FilterInputStream {
        private final AbortableInputStream body;
        private boolean ended;

        Body(AbortableInputStream body) {
            super(body);
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            ended |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int read = super.read(to, from, length);
            ended |= read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                body.abort();
            }
            super.close();
        }
    }
}
