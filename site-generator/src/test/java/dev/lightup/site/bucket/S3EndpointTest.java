package dev.lightup.site.bucket;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.services.s3.S3Client;

/// The same contract against any server that speaks S3: `-Dlightup.s3.endpoint=http://127.0.0.1:5000`.
@EnabledIfSystemProperty(named = "lightup.s3.endpoint", matches = "https?://.+")
final class S3EndpointTest extends BucketContract {
    private final String name = "site-" + UUID.randomUUID();

    private S3Client client;

    @BeforeEach
    void start() {
        client = TestS3.client(URI.create(System.getProperty("lightup.s3.endpoint")));
        client.createBucket(b -> b.bucket(name).createBucketConfiguration(c -> c.locationConstraint("eu-central-1")));
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Override
    Bucket bucket() {
        return new S3Bucket(client, name);
    }
}
