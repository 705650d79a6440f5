package dev.lightup.site.bucket;

import dev.lightup.ledger.item.BoundedParallelism;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket of S3. Revision and hash are metadata of the object, so they change with its bytes or not at all; writes are
/// conditional (`If-Match`, `If-None-Match: *`). Two writes that meet are answered 409 by S3 and tried again here.
public final class S3Bucket implements Bucket {
    private static final int TRIES = 5;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;
    private static final BoundedParallelism ERASED_TOGETHER = new BoundedParallelism(8);
    private static final String REV = "rev";
    private static final String HASH = "hash";

    private final S3Client s3;
    private final String bucket;

    /// @param s3 stays the caller's to close
    public S3Bucket(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Put put(String path, String contentType, byte[] bytes, long rev, Condition condition) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(ObjectPath.checked(path))
                .contentType(contentType)
                .cacheControl(ObjectContent.cacheControl(path))
                .contentMD5(ObjectContent.md5(bytes))
                .metadata(Map.of(REV, Long.toString(rev), HASH, ObjectContent.hash(bytes)));
        switch (condition) {
            case Condition.IfMatch(String etag) -> request.ifMatch(etag);
            case Condition.IfNoneMatch() -> request.ifNoneMatch("*");
        }
        return afterConflicts(() -> {
            try {
                return new Put.Written(s3.putObject(request.build(), RequestBody.fromBytes(bytes)).eTag());
            } catch (S3Exception e) {
                // 404 answers If-Match on a key that is gone
                if (e.statusCode() == PRECONDITION_FAILED || (e.statusCode() == NOT_FOUND && !noBucket(e))) {
                    return new Put.Refused();
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<Head> head(String path) {
        try {
            HeadObjectResponse head = s3.headObject(b -> b.bucket(bucket).key(ObjectPath.checked(path)));
            return Optional.of(new Head(rev(head.metadata()), head.eTag(), head.contentLength(),
                    head.metadata().getOrDefault(HASH, "")));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> get(String path) {
        try {
            return Optional.of(s3.getObjectAsBytes(b -> b.bucket(bucket).key(ObjectPath.checked(path))).asByteArray());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    @Override
    public Removal remove(String path, String etag) {
        return afterConflicts(() -> {
            try {
                s3.deleteObject(b -> b.bucket(bucket).key(ObjectPath.checked(path)).ifMatch(etag));
                return Removal.REMOVED;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED) {
                    return Removal.REFUSED;
                }
                if (e.statusCode() == NOT_FOUND && !noBucket(e)) {
                    return Removal.REMOVED;
                }
                if (e.statusCode() == NOT_IMPLEMENTED) {
                    return removeAfterALook(path, etag);
                }
                throw e;
            }
        });
    }

    /// For stand-ins that know no condition on a deletion (LocalStack answers 501, S3 never does): what another run puts between the
    /// look and the deletion is lost there until its unit runs again.
    private Removal removeAfterALook(String path, String etag) {
        if (head(path).filter(there -> !there.etag().equals(etag)).isPresent()) {
            return Removal.REFUSED;
        }
        s3.deleteObject(b -> b.bucket(bucket).key(path));
        return Removal.REMOVED;
    }

    @Override
    public Listing list(String folder) {
        List<String> objects = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        for (ListObjectsV2Response part : s3.listObjectsV2Paginator(
                b -> b.bucket(bucket).prefix(ObjectPath.folder(folder)).delimiter("/"))) {
            part.contents().stream().map(S3Object::key).forEach(objects::add);
            part.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(folders::add);
        }
        return new Listing(objects, folders);
    }

    /// A version after the other, markers of deletions too: what only a marker hides is there.
    @Override
    public Erasure erase(String folder, BooleanSupplier inTime) {
        if (folder.isEmpty()) {
            throw new IllegalArgumentException("the whole site is nobody's to erase");
        }
        long objects = 0;
        for (ListObjectVersionsResponse part : s3
                .listObjectVersionsPaginator(b -> b.bucket(bucket).prefix(ObjectPath.folder(folder)))) {
            if (!inTime.getAsBoolean()) {
                return new Erasure(objects, false);
            }
            List<ObjectIdentifier> there = Stream
                    .concat(part.versions().stream().map(one -> version(one.key(), one.versionId())),
                            part.deleteMarkers().stream().map(one -> version(one.key(), one.versionId())))
                    .toList();
            ERASED_TOGETHER.each(there, one -> s3.deleteObject(
                    b -> b.bucket(bucket).key(one.key()).versionId(one.versionId())));
            objects += there.size();
        }
        return new Erasure(objects, true);
    }

    private static ObjectIdentifier version(String key, String id) {
        return ObjectIdentifier.builder().key(key).versionId(id).build();
    }

    /// 0 when whoever wrote the object gave none.
    private static long rev(Map<String, String> metadata) {
        String rev = metadata.getOrDefault(REV, "0");
        return rev.matches("\\d{1,18}") ? Long.parseLong(rev) : 0;
    }

    private static boolean noBucket(S3Exception e) {
        return e.awsErrorDetails() != null && "NoSuchBucket".equals(e.awsErrorDetails().errorCode());
    }

    private static <T> T afterConflicts(Supplier<T> call) {
        for (int attempt = 1;; attempt++) {
            try {
                return call.get();
            } catch (S3Exception e) {
                if (e.statusCode() != CONFLICT || attempt == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS * attempt);
            }
        }
    }
}
