package dev.lightup.site.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.feed.FileNote;
import dev.lightup.domain.feed.UnfinishedFile;
import dev.lightup.site.words.DisplayDays;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is told of a file beside the numbers that rest on it.
class FileNoteViewTest {
    private static final Instant AS_OF = Instant.parse("2026-11-19T00:00:00Z");
    private static final Instant CAME = Instant.parse("2026-11-20T09:02:00Z");

    private static List<FileNoteView> of(boolean late) {
        var note = new FileNote("ep/seats", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(new UnfinishedFile(AS_OF, CAME, 4_000, late)));
        assertThat(note.says()).isTrue();
        return FileNoteView.of(List.of(note), new DisplayDays("Europe/Oslo", Optional.of(CAME)));
    }

    @Test
    void aFileThatIsBeingReadInIsToldAtTheNumbers() {
        assertThat(of(false)).containsExactly(new FileNoteView("The seats file of 19 Nov, 4,000 rows, is being read in."
                + " Until it is, numbers here may be partly of this file, partly of the one before.", List.of()));
    }

    @Test
    void aFileThatTakesTooLongIsToldWithTheMomentItCame() {
        assertThat(of(true).getFirst().sentence())
                .startsWith("The seats file of 19 Nov, 4,000 rows, is not wholly read in, since 20 Nov, 10:02.");
    }
}
