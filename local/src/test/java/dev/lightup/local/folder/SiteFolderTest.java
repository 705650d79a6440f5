package dev.lightup.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.local.cloud.AwsCalls;
import dev.lightup.local.cloud.CloudBackend;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.Stacks;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One stack at a time publishes into a folder, and what lies there is of one ledger.
class SiteFolderTest {
    @TempDir
    private Path folder = Path.of("");

    private Path out() {
        return folder.resolve("out");
    }

    private Optional<Path> data(String name) {
        return Optional.of(folder.resolve(name));
    }

    private EmbeddedStack adopting(String data) {
        return EmbeddedStack
                .start(Stacks.options(out(), data(data)).on(new CloudBackend.Embedded(true), new AwsCalls()));
    }

    @Test
    void aSecondStackDoesNotPublishIntoTheFolderOfOneThatRuns() throws IOException {
        try (EmbeddedStack first = Stacks.start(out(), Optional.empty())) {
            long pages = pages();
            assertThatThrownBy(() -> Stacks.start(out(), Optional.empty())).isInstanceOf(IllegalStateException.class)
                    .hasMessage("another stack publishes into " + out() + "; name another folder with --out");
            assertThatThrownBy(() -> adopting("data")).hasMessageContaining("another stack publishes into");
            assertThat(pages()).isEqualTo(pages);
            assertThat(first.invoke("PublishFunction", ByteString.utf8("{\"units\":[\"operator|about\"]}")))
                    .isInstanceOf(InvocationOutcome.Answered.class);
        }
        // the one that was refused left its own data folder, too
        try (EmbeddedStack next = Stacks.start(out(), data("data"))) {
            assertThat(next.running().endpoints()).isNotEmpty();
        }
    }

    @Test
    void whatALedgerInMemoryLeftBehindIsTheNextOnes() throws IOException {
        Stacks.start(out(), Optional.empty()).close();
        Path mine = Files.writeString(out().resolve("mine.txt"), "by hand");
        Stacks.start(out(), Optional.empty()).close();
        Stacks.start(out(), data("data")).close();
        assertThat(mine).hasContent("by hand");
    }

    @Test
    void aKeptLedgersPagesStayUntilTheyAreGivenUp() throws IOException {
        Stacks.start(out(), data("one")).close();
        long pages = pages();
        assertThatThrownBy(() -> Stacks.start(out(), data("two"))).isInstanceOf(IllegalStateException.class)
                .hasMessage("the pages in " + out() + " are another ledger's; name another folder with --out, or let "
                        + "this ledger have it with --adopt");
        assertThat(pages()).isEqualTo(pages);
        // its own stack comes back, however often
        Stacks.start(out(), data("one")).close();
        adopting("two").close();
        Stacks.start(out(), data("two")).close();
        assertThatThrownBy(() -> Stacks.start(out(), data("one"))).hasMessageContaining("another ledger's");
    }

    @Test
    void aLedgerThatHasPagesElsewhereDoesNotTakeOverAnothersUnasked() {
        Stacks.start(folder.resolve("elsewhere"), data("one")).close();
        Stacks.start(out(), Optional.empty()).close();
        assertThatThrownBy(() -> Stacks.start(out(), data("one"))).hasMessageContaining("another ledger's");
    }

    @Test
    void aFolderFromBeforeLedgersHadIdsIsTakenAsItIs() throws IOException {
        Stacks.start(out(), data("one")).close();
        Files.delete(out().resolve(".objects/ledger"));
        Files.delete(folder.resolve("one/ledger"));
        long pages = pages();
        Stacks.start(out(), data("one")).close();
        assertThat(pages()).isEqualTo(pages);
        assertThatThrownBy(() -> Stacks.start(out(), data("two"))).hasMessageContaining("another ledger's");
    }

    private long pages() throws IOException {
        try (Stream<Path> files = Files.walk(out())) {
            return files.filter(Files::isRegularFile).filter(file -> !file.toString().contains(".objects")).count();
        }
    }
}
