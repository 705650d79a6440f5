package dev.lightup.local.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.DirectoryBucket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleOutputTest {
    @TempDir
    private Path out;

    @Test
    void whatWasPublishedGoesWithItsFoldersAndWhatElseLiesThereStays() throws IOException {
        var bucket = new DirectoryBucket(out);
        for (String path : List.of("d/x/index.html", "d/x/a/y/index.html", "d/x/a/z/index.html", "about/index.html")) {
            assertThat(bucket.put(path, "text/html", "a page".getBytes(StandardCharsets.UTF_8), 1,
                    new Bucket.Condition.IfNoneMatch())).isInstanceOf(Bucket.Put.Written.class);
        }
        Files.writeString(out.resolve("d/x/a/z/mine.txt"), "by hand");
        Files.createDirectories(out.resolve("empty-by-hand"));

        StaleOutput.clear(out);

        assertThat(left()).containsExactly("d", "d/x", "d/x/a", "d/x/a/z", "d/x/a/z/mine.txt", "empty-by-hand");
        assertThat(out.resolve(".objects/d")).doesNotExist();
        assertThat(new DirectoryBucket(out).get("d/x/index.html")).isEmpty();
    }

    @Test
    void aFolderThatNobodyPublishedIntoIsLeftAsItIs() throws IOException {
        Files.writeString(out.resolve("mine.txt"), "by hand");

        StaleOutput.clear(out);
        StaleOutput.clear(out.resolve("not-there"));

        assertThat(left()).containsExactly("mine.txt");
    }

    /// All but where the bucket keeps its locks.
    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.map(file -> out.relativize(file).toString())
                    .filter(name -> !name.isEmpty() && !name.startsWith(".objects"))
                    .sorted()
                    .toList();
        }
    }
}
