package dev.lightup.senders.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.words.StatusWords;
import dev.lightup.ledger.key.ShapeNumber;
import dev.lightup.senders.Formats;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 17: states are made of events and of the tables of words, so words that come in make states anew.
class WordsShapeTest {
    @Test
    void newWordsRaiseTheNumbersOfStatesAndOfCheckpoints() {
        StatusWords words = Formats.all(InstantSource.system()).vocabulary().statuses();
        assertThat(List.of(words.order().version(), words.subscription().version(), words.verification().version(),
                words.agreement().version()))
                .as("a table has new words: raise ShapeNumber.STATE and ShapeNumber.CHECKPOINT, whose records may hold them as unmapped, "
                        + "then write the versions and the two numbers here")
                .containsExactly(2, 2, 2, 2);
        assertThat(List.of(ShapeNumber.STATE, ShapeNumber.CHECKPOINT)).containsExactly(2, 3);
    }
}
