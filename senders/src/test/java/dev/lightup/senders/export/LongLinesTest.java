package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lightup.senders.export.csv.UploadedCsv;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A quarter of a megabyte of one sign takes no longer than as much of anything: each of these took minutes.
class LongLinesTest {
    private static final int MANY = 250_000;

    @Test
    void aCommentThatIsFilledUpWithDelimitersIsReadInOnePass() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            String comment = "# exported by us" + ",".repeat(MANY) + "x";
            assertThat(UploadedCsv.read(comment + "\na,b\n1,2\n", ',').rows()).hasSize(1);
        });
    }

    @Test
    void aDayOfBlanksIsNone() {
        assertTimeoutPreemptively(Duration.ofSeconds(10),
                () -> assertThat(new CellReader(Optional.empty(), true).day("2026-03-02" + " ".repeat(MANY) + "x"))
                        .isEmpty());
    }
}
