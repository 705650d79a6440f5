package dev.lightup.bench.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command writes.
class KeptScenarioTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSameCodeKeepsTheSameBytesAndOneOfEverything() throws Exception {
        KeptStore store = KeptScenario.play(folder.resolve("site-1"), "test");
        KeptStore again = KeptScenario.play(folder.resolve("site-2"), "test");
        store.write(folder.resolve("first"));
        again.write(folder.resolve("second"));

        for (String file : List.of("about.json", "items.jsonl.gz", "objects.jsonl.gz")) {
            assertThat(Files.mismatch(folder.resolve("first").resolve(file), folder.resolve("second").resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
        assertThat(store.types()).containsAll(KeptScenario.sent().toList());
        var kinds = new TreeSet<String>();
        store.items().forEach(item -> kinds.add(StoreSnapshot.text(item, "kind")));
        assertThat(kinds).contains("body", "checkpoint", "cursor", "entry", "head", "label", "map", "member", "name",
                "page", "parked", "raw", "state", "summary");
    }

    @Test
    void whatAReleaseHasKeptIsNotWrittenAnew() {
        KeptStore store = KeptStores.of(KeptStores.releases().getFirst());
        Path there = folder.resolve("there");
        store.write(there);

        assertThat(KeptStore.read(there)).isEqualTo(store);
        assertThatThrownBy(() -> store.write(there)).isInstanceOf(IllegalStateException.class);
    }
}
