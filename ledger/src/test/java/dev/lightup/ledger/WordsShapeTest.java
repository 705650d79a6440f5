package dev.lightup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.words.StatusWords;
import dev.lightup.ledger.key.ShapeNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 17: states are made of events and of the tables of words, so words that come in make states anew.
class WordsShapeTest {
    @Test
    void newWordsRaiseTheNumbersOfStatesAndOfCheckpoints() {
        assertThat(List.of(StatusWords.ORDER.version(), StatusWords.SUBSCRIPTION.version(),
                StatusWords.VERIFICATION.version(),
                StatusWords.AGREEMENT.version()))
                .as("a table has new words: raise ShapeNumber.STATE and ShapeNumber.CHECKPOINT, whose records may hold them as unmapped, "
                        + "then write the versions and the two numbers here")
                .containsExactly(2, 2, 2, 2);
        assertThat(List.of(ShapeNumber.STATE, ShapeNumber.CHECKPOINT)).containsExactly(2, 3);
    }
}
