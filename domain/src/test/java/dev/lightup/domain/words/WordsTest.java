package dev.lightup.domain.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rule 17: a table only gains words, and a word that it knew keeps its meaning.
class WordsTest {
    private static final Path KNOWN = Path.of("src/test/resources/words-known.txt");
    private static final List<WordTable<?>> TABLES = List.of(StatusWords.ORDER, StatusWords.SUBSCRIPTION,
            StatusWords.VERIFICATION,
            StatusWords.AGREEMENT, ReasonCodes.TABLE, ReasonCodes.LATER);

    private static Stream<String> lines(WordTable<?> table) {
        return table.rows()
                .stream()
                .flatMap(row -> row.words()
                        .stream()
                        .map(word -> String.join("\t", table.name(), word, row.meaning().name(),
                                Integer.toString(row.since()))));
    }

    @Test
    @Tag("writes")
    void everyWordThatWasEverKnownMeansWhatItMeant() throws IOException {
        if (Boolean.getBoolean("lightup.write")) {
            Files.writeString(KNOWN, String.join("\n", Stream.concat(Files.readAllLines(KNOWN).stream(),
                    TABLES.stream().flatMap(WordsTest::lines)).distinct().sorted().toList()) + "\n");
        }
        List<String> known = Files.readAllLines(KNOWN);
        assertThat(known).allSatisfy(line -> {
            String[] cells = line.split("\t", -1);
            WordTable<?> table = TABLES.stream().filter(one -> one.name().equals(cells[0])).findFirst().orElseThrow();
            assertThat(table.meaning(cells[1]).map(Enum::name)).as(line).contains(cells[2]);
        });
        assertThat(known).as("%s is only ever added to: run this test with -Dlightup.write=true", KNOWN)
                .containsAll(TABLES.stream().flatMap(WordsTest::lines).toList());
    }

    @ParameterizedTest
    @CsvSource({"Completed,FULFILLED", "COMPLETE,FULFILLED", "Delivered,FULFILLED", "Provisioned,FULFILLED",
        "Success,FULFILLED", "Succeeded,FULFILLED", "approved,FULFILLED", "im::shipped,FULFILLED",
        "IM::backordered,PROVISIONING", "Canceled,CANCELLED", "Cancelled,CANCELLED", "In Progress,PROVISIONING",
        "in_progress,PROVISIONING", "On Hold,ON_HOLD", "on-hold,ON_HOLD", "Error,FAILED", "Rejected,FAILED",
        "Partially fulfilled,PARTIALLY_FULFILLED", "Partially fulfiled,PARTIALLY_FULFILLED",
        "PrefulfilmentPending,PROVISIONING", "PrefulfillmentPending,PROVISIONING"})
    void anOrdersWordIsKnownHoweverItIsWritten(String word, OrderState.Status meaning) {
        assertThat(StatusWords.ORDER.meaning(word)).contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Active", "open", "Flux", "", " ", "-", "no"})
    void aWordThatNobodyDocumentsForOrdersIsNotGuessed(String word) {
        assertThat(StatusWords.ORDER.meaning(word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE,ACTIVE", "Canceled,CANCELLED", "Cancelled,CANCELLED", "In Progress,PENDING", "PAUSED,SUSPENDED",
        "PendingActivation,PENDING", "WaitingForDetails,PENDING", "Deprovisioned,DELETED", "INITIALIZED,PENDING",
        "initialised,PENDING", "PendingFulfilmentStart,PENDING", "86,ACTIVE", "none,PENDING"})
    void aSubscriptionsWordIsKnownHoweverItIsWritten(String word, SubscriptionState.Status meaning) {
        assertThat(StatusWords.SUBSCRIPTION.meaning(word)).contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aktiv", "Trial", "In grace period", "Warning", "Converted", "AVAILABLE", "STOPPED",
        "FREE_TRIAL", "terminating"})
    void aWordThatNobodyDocumentsForSubscriptionsIsNotGuessed(String word) {
        assertThat(StatusWords.SUBSCRIPTION.meaning(word)).isEmpty();
    }

    @Test
    void aReasonCodeIsKnownInBritishAndAmericanSpelling() {
        assertThat(ReasonCodes.TABLE.meaning("not authorised")).isEqualTo(ReasonCodes.TABLE.meaning("NotAuthorized"))
                .isPresent();
    }

    @Test
    void aWordWithTwoMeaningsIsRefused() {
        assertThatThrownBy(() -> WordTable.<OrderState.Status>named("Any")
                .row(OrderState.Status.FULFILLED, WordSource.LIGHTUP, 1, "Canceled")
                .row(OrderState.Status.CANCELLED, WordSource.PAX8, 1, "cancelled")
                .table())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cancelled");
    }

    @Test
    void aTablesVersionIsThatOfItsNewestWords() {
        assertThat(StatusWords.ORDER.version()).isEqualTo(2);
        assertThat(ReasonCodes.LATER.version()).isEqualTo(1);
        assertThat(WordTable.<OrderState.Status>named("None").table().meaning("x")).isEqualTo(Optional.empty());
    }
}
