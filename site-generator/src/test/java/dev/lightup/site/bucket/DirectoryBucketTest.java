package dev.lightup.site.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.site.bucket.Bucket.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryBucketTest extends BucketContract {
    private static final Condition NEW = new Condition.IfNoneMatch();

    @TempDir
    Path folder;

    @Override
    Bucket bucket() {
        return new DirectoryBucket(folder);
    }

    @Test
    void filesLieWhereAServerLooksForThem() throws IOException {
        DirectoryBucket bucket = new DirectoryBucket(folder);
        written(bucket.put("d/x/index.html", "text/html", bytes("hello"), 1, NEW));

        assertThat(folder.resolve("d/x/index.html")).hasContent("hello");
        assertThat(bucket.contentType("d/x/index.html")).contains("text/html");
        try (Stream<Path> files = Files.list(folder.resolve("d/x"))) {
            assertThat(files).containsExactly(folder.resolve("d/x/index.html"));
        }
    }

    @Test
    void anotherBucketOverTheSameFolderSeesTheSame() {
        String etag = written(bucket().put("a.txt", "text/plain", bytes("x"), 5, NEW));

        assertThat(bucket().head("a.txt")).hasValueSatisfying(h -> assertThat(h.rev()).isEqualTo(5));
        written(bucket().put("a.txt", "text/plain", bytes("y"), 6, new Condition.IfMatch(etag)));
    }

    @Test
    void aFileChangedByHandHasNoRevision() throws IOException {
        Bucket bucket = bucket();
        written(bucket.put("a.txt", "text/plain", bytes("ours"), 5, NEW));
        Files.writeString(folder.resolve("a.txt"), "theirs");

        assertThat(bucket.head("a.txt")).hasValueSatisfying(h -> {
            assertThat(h.rev()).isZero();
            assertThat(h.hash()).isEqualTo(ObjectContent.hash(bytes("theirs")));
        });
    }

    /// The metadata is replaced before the file; a crash between the two must not pass for a finished write.
    @Test
    void aWriteCutInHalfDoesNotPassForAFinishedOne() throws IOException {
        Bucket bucket = bucket();
        String etag = written(bucket.put("a.txt", "text/plain", bytes("old"), 5, NEW));
        written(bucket.put("a.txt", "text/plain", bytes("new"), 6, new Condition.IfMatch(etag)));
        Files.writeString(folder.resolve("a.txt"), "old");

        assertThat(bucket.head("a.txt")).hasValueSatisfying(h -> {
            assertThat(h.rev()).isZero();
            assertThat(h.etag()).isEqualTo(etag);
        });
    }

    @Test
    void unreadableMetadataIsNoRevision() throws IOException {
        Bucket bucket = bucket();
        written(bucket.put("a.txt", "text/plain", bytes("x"), 5, NEW));
        Files.writeString(folder.resolve(".objects/a.txt.meta"), "rev 9");

        assertThat(bucket.head("a.txt")).hasValueSatisfying(h -> assertThat(h.rev()).isZero());
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Bucket bucket = bucket();
        Files.createSymbolicLink(folder.resolve("out"), elsewhere);

        assertThatThrownBy(() -> bucket.put("out/a.txt", "text/plain", bytes("x"), 1, NEW))
                .hasRootCauseMessage("a link leads out of the site's folder: " + folder.resolve("out"));
        assertThat(elsewhere).isEmptyDirectory();
    }
}
