package dev.lightup.local.front;

import dev.lightup.senders.http.ByteString;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// The objects of a bucket of S3. Thread-safe.
public final class S3Objects implements PublishedObjects {
    private final S3Client s3;
    private final String bucket;

    /// @param s3 stays the caller's to close
    public S3Objects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<Stored> find(String path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("no object has an empty path");
        }
        try {
            ResponseBytes<GetObjectResponse> object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(path));
            return Optional.of(new Stored(ByteString.of(object.asByteArray()),
                    Optional.ofNullable(object.response().contentType())));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }
}
