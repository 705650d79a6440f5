package dev.lightup.bench.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command writes.
class KeptScenarioTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatAReleaseHasKeptIsNotWrittenAnew() {
        KeptStore store = KeptStores.of(KeptStores.releases().getFirst());
        Path there = folder.resolve("there");
        store.write(there);

        assertThat(KeptStore.read(there)).isEqualTo(store);
        assertThatThrownBy(() -> store.write(there)).isInstanceOf(IllegalStateException.class);
    }
}
