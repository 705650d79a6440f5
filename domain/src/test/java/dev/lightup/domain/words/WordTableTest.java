package dev.lightup.domain.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.OrderState.Status;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTableTest {
    private static WordTable.Draft<Status> draft() {
        return WordTable.<Status>named("Any", "One");
    }

    @Test
    void aWordWithTwoMeaningsIsRefused() {
        WordTable.Draft<Status> draft = draft().row(Status.FULFILLED, 1, "Canceled")
                .from("Another")
                .row(Status.CANCELLED, 1, "cancelled");
        assertThatThrownBy(() -> draft.table(new WordSpelling(List.of()))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cancelled stands twice");
    }

    @Test
    void aRowKnowsWhoseWordsItHolds() {
        WordTable<Status> table = draft().row(Status.FULFILLED, 1, "done")
                .from("Another")
                .row(Status.CANCELLED, 3, "gone")
                .table(new WordSpelling(List.of()));
        assertThat(table.rows().stream().map(WordTable.Row::source).toList()).containsExactly("One", "Another");
        assertThat(table.version()).isEqualTo(3);
        assertThat(draft().table(new WordSpelling(List.of())).meaning("x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz::Partially Fulfilled", "ZZ::partially-fulfiled", " partially_fulfilled ",
        "#Partially Fulfilled"})
    void marksCaseBlanksPunctuationAndSpellingDoNotMatter(String written) {
        WordTable<Status> table = draft().row(Status.PARTIALLY_FULFILLED, 1, "partially fulfilled")
                .table(new WordSpelling(List.of("zz::", "#")));
        assertThat(table.meaning(written)).contains(Status.PARTIALLY_FULFILLED);
    }

    @Test
    void aMarkThatNoSenderSetsIsPartOfTheWord() {
        assertThat(StatusWords.own().order().meaning("zz::fulfilled")).isEmpty();
    }

    @Test
    void lettersAndNumbersOfEveryScriptCount() {
        var spelling = new WordSpelling(List.of());
        assertThat(spelling.plain("Ωmega Ⅷ ²½ 注文 e\u0301 \ud83d\ude00-x")).isEqualTo(
                "Ωmega Ⅷ ²½ 注文 e\u0301 \ud83d\ude00-x".toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]", ""));
    }

    @Test
    void everyCauseHasACodeOfOurOwn() {
        ReasonCodes own = ReasonCodes.own();
        assertThat(Arrays.stream(Cause.values()).map(cause -> own.cause().meaning(cause.name()).orElseThrow()).toList())
                .containsExactly(Cause.values());
    }
}
