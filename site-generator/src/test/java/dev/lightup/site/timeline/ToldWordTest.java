package dev.lightup.site.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldWordTest {
    /// A map's `words` keep our word of what the sender wrote.
    @ParameterizedTest
    @CsvSource({"active, active", "In Betrieb, “In Betrieb”", "Active, active", "unknown, “unknown”",
        "enabled, “enabled”"})
    void onlyTheSendersOwnWordStandsInQuotationMarks(String word, String told) {
        assertThat(ToldWord.of(word, SubscriptionState.Status.values())).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"action_required, action required", "Action required, action required", "Shipped, “Shipped”"})
    void ourWordsOfTwoWordsAreOursHoweverTheyAreWritten(String word, String told) {
        assertThat(ToldWord.of(word, OrderState.Status.values())).isEqualTo(told);
    }
}
