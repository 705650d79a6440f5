package dev.lightup.senders.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.domain.words.WordTable;
import dev.lightup.senders.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rule 17: a table only gains words, and a word that it knew keeps its meaning.
class WordsTest {
    private static final Path KNOWN = Path.of("src/test/resources/words-known.txt");
    private static final Vocabulary WORDS = Formats.all(InstantSource.system()).vocabulary();
    private static final StatusWords STATUSES = WORDS.statuses();
    private static final ReasonCodes REASONS = WORDS.reasons();
    private static final List<WordTable<?>> TABLES = List.of(STATUSES.order(), STATUSES.subscription(),
            STATUSES.verification(), STATUSES.agreement(), REASONS.cause(), REASONS.later());

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
    @CsvSource({"Pending PO Upload,ACTION_REQUIRED", "pending_review,REVIEW_REQUIRED",
        "partial success,PARTIALLY_FULFILLED", "LO,PROVISIONING", "HL,ON_HOLD", "WP,ACTION_REQUIRED",
        "po review rejected,FAILED", "Completed,FULFILLED", "COMPLETE,FULFILLED", "Delivered,FULFILLED",
        "Provisioned,FULFILLED",
        "Success,FULFILLED", "Succeeded,FULFILLED", "approved,FULFILLED", "im::shipped,FULFILLED",
        "IM::backordered,PROVISIONING", "Canceled,CANCELLED", "Cancelled,CANCELLED", "In Progress,PROVISIONING",
        "in_progress,PROVISIONING", "On Hold,ON_HOLD", "on-hold,ON_HOLD", "Error,FAILED", "Rejected,FAILED",
        "Partially fulfilled,PARTIALLY_FULFILLED", "Partially fulfiled,PARTIALLY_FULFILLED",
        "PrefulfilmentPending,PROVISIONING", "PrefulfillmentPending,PROVISIONING"})
    void anOrdersWordIsKnownHoweverItIsWritten(String word, OrderState.Status meaning) {
        assertThat(STATUSES.order().meaning(word)).contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Active", "open", "Flux", "", " ", "-", "no"})
    void aWordThatNobodyDocumentsForOrdersIsNotGuessed(String word) {
        assertThat(STATUSES.order().meaning(word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE,ACTIVE", "Canceled,CANCELLED", "Cancelled,CANCELLED", "In Progress,PENDING", "PAUSED,SUSPENDED",
        "PendingActivation,PENDING", "WaitingForDetails,PENDING", "Deprovisioned,DELETED", "INITIALIZED,PENDING",
        "initialised,PENDING", "PendingFulfilmentStart,PENDING", "86,ACTIVE", "none,PENDING",
        "PendingAutomated,PENDING", "PendingManual,PENDING", "PendingFulfillmentStart,PENDING", "42,PENDING",
        "62,PENDING", "72,PENDING", "Activated,ACTIVE", "Subscribed,ACTIVE", "hold,SUSPENDED", "87,SUSPENDED",
        "88,EXPIRED", "terminated,CANCELLED", "Unsubscribed,CANCELLED", "89,CANCELLED", "85,FAILED", "43,FAILED"})
    void aSubscriptionsWordIsKnownHoweverItIsWritten(String word, SubscriptionState.Status meaning) {
        assertThat(STATUSES.subscription().meaning(word)).contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aktiv", "Trial", "In grace period", "Warning", "Converted", "AVAILABLE", "STOPPED",
        "FREE_TRIAL", "terminating"})
    void aWordThatNobodyDocumentsForSubscriptionsIsNotGuessed(String word) {
        assertThat(STATUSES.subscription().meaning(word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NP,PAYMENT", "WP,PAYMENT", "WZ,PAYMENT", "LO,VENDOR_PROCESSING", "PF,PROVISIONING_FAILED",
        "HL,MANUAL_TASK", "inquiring,CUSTOMER_ACTION", "PendingManual,MANUAL_TASK",
        "PendingAutomated,VENDOR_PROCESSING", "WaitingForDetails,CUSTOMER_ACTION", "im::order_hold,MANUAL_TASK",
        "IM::order_backordered,VENDOR_PROCESSING", "pending po upload,PARTNER_ACTION",
        "pending review,DEAL_REVIEW", "900400,COMPLIANCE", "mpa_not_signed,PARTNER_ACTION", "43,PROVISIONING_FAILED",
        "waiting-for-parent,DEPENDENCY", "credit_check,CREDIT_DECISION", "Credit Limit,CREDIT",
        "tenant_mapping,MAPPING", "API outage,OUTAGE", "quantity above limit,INVALID_DATA"})
    void aReasonCodeNamesItsCause(String code, Cause cause) {
        assertThat(REASONS.cause().meaning(code)).contains(cause);
    }

    @Test
    void aReasonCodeIsKnownInBritishAndAmericanSpelling() {
        assertThat(REASONS.cause().meaning("not authorised")).isEqualTo(REASONS.cause().meaning("NotAuthorized"))
                .isPresent();
    }

    @Test
    void aWordThatASenderGivesASecondMeaningIsRefusedByTheRegister() {
        var words = new SenderWords() {
            @Override
            public String title() {
                return "Another";
            }

            @Override
            public void statuses(StatusWords.Draft tables) {
                tables.order().row(OrderState.Status.FULFILLED, 1, "HL");
            }
        };
        assertThatThrownBy(() -> Formats.with(InstantSource.system(), List.of(SenderRoom.of(words))).vocabulary())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HL stands twice, as ON_HOLD and FULFILLED");
    }

    @Test
    void aTablesVersionIsThatOfItsNewestWords() {
        assertThat(STATUSES.order().version()).isEqualTo(2);
        assertThat(REASONS.later().version()).isEqualTo(1);
    }
}
