package dev.lightup.site.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.site.bucket.Bucket.Condition;
import dev.lightup.site.bucket.Bucket.Put;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class S3BucketTest extends BucketContract {
    private static final Condition NEW = new Condition.IfNoneMatch();

    private S3Like server;
    private S3Client client;

    @BeforeEach
    void start() throws IOException {
        server = new S3Like();
        client = TestS3.client(server.endpoint());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Override
    Bucket bucket() {
        return new S3Bucket(client, S3Like.BUCKET);
    }

    @Test
    void anObjectIsServedAsWhatItIsAndAskedForAgainEachTime() {
        written(bucket().put("d/x/index.html", "text/html; charset=utf-8", bytes("x"), 4, NEW));
        written(bucket().put("assets/look.abc.css", "text/css", bytes("x"), 4, NEW));

        assertThat(server.stored("d/x/index.html")).hasValueSatisfying(o -> assertThat(o.headers())
                .containsEntry("Content-type", "text/html; charset=utf-8")
                .containsEntry("Cache-control", "private, no-cache")
                .containsEntry("X-amz-meta-rev", "4")
                .containsEntry("X-amz-meta-hash", ObjectContent.hash(bytes("x"))));
        assertThat(server.stored("assets/look.abc.css")).hasValueSatisfying(o -> assertThat(o.headers())
                .containsEntry("Cache-control", "public, max-age=31536000, immutable"));
    }

    @Test
    void whatIsErasedIsGoneWithAllVersionsAndWhatOnlyADeletionHides() {
        String first = written(bucket().put("d/x/index.html", "text/html", bytes("one"), 1, NEW));
        String second = written(
                bucket().put("d/x/index.html", "text/html", bytes("two"), 2, new Condition.IfMatch(first)));
        bucket().remove("d/x/index.html", second);
        written(bucket().put("d/y/index.html", "text/html", bytes("x"), 1, NEW));
        assertThat(bucket().list("d/x/").objects()).isEmpty();
        assertThat(server.versions()).isEqualTo(4);

        assertThat(bucket().erase("d/x/", () -> true)).isEqualTo(new Bucket.Erasure(3, true));

        assertThat(server.versions()).isEqualTo(1);
        assertThat(bucket().head("d/y/index.html")).isPresent();
    }

    @Test
    void writesThatMeetAreTriedAgain() {
        server.failWith(409, 409);
        String etag = written(bucket().put("a.txt", "text/plain", bytes("x"), 1, NEW));
        server.failWith(409);

        assertThat(bucket().remove("a.txt", etag)).isEqualTo(Bucket.Removal.REMOVED);
    }

    @Test
    void writesThatMeetAllTheTimeAreAFailure() {
        server.failWith(409, 409, 409, 409, 409);

        assertThatThrownBy(() -> bucket().put("a.txt", "text/plain", bytes("x"), 1, NEW))
                .isInstanceOf(S3Exception.class);
    }

    /// The SDK repeats a request whose answer was lost; the repeat meets the first one's object.
    @Test
    void aServersErrorIsTriedAgainByTheClient() {
        server.failWith(503);

        assertThat(bucket().put("a.txt", "text/plain", bytes("x"), 1, NEW)).isInstanceOf(Put.Written.class);
    }

    @Test
    void aBucketThatIsNotThereIsAFailureNotAnOutcome() {
        Bucket missing = new S3Bucket(client, "elsewhere");

        assertThatThrownBy(() -> missing.put("a.txt", "text/plain", bytes("x"), 1, new Condition.IfMatch("\"e\"")))
                .isInstanceOf(S3Exception.class);
        assertThatThrownBy(() -> missing.list("")).isInstanceOf(S3Exception.class);
    }
}
