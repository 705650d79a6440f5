package dev.lightup.site.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.CauseRules;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.ActionTitles;
import dev.lightup.site.words.CustomerNames;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.HeadlineWords;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.ReasonSentences;
import dev.lightup.site.words.RowBackground;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a row says, and what it never says.
class RowWordsTest {
    private static final NameLookup NOBODY = new NameLookup() {
        @Override
        public Optional<String> name(String token) {
            return Optional.empty();
        }

        @Override
        public Optional<String> customer(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<String> account(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<String> portfolio(String id) {
            return Optional.empty();
        }
    };

    private static AccountNames cast(Optional<PartnerState.Credit> credit) {
        var names = Map.of("C-1", "Cedar Hollow", "C-2", "Maple & Stone", "C-3", "Maple & Stone");
        return new AccountNames("Halcyon Ridge", "Meridian",
                new DisplayDays("America/Chicago", Optional.of(Instant.parse("2026-12-02T15:00:00Z"))),
                CustomerNames.of(names, NOBODY), Map.of(), RowBackground.of(Optional.empty()),
                new CauseRules(ReasonCodes.own()),
                credit);
    }

    private static final AccountNames CAST = cast(Optional.empty());

    private static Move order(Cause cause, Optional<Reason> reason) {
        return new Move(new Subject(Subject.Kind.ORDER, "SO1"), Move.Kind.ORDER, "SO1", Move.Why.of(cause, reason),
                new Move.Stake(Optional.of("C-1"), Optional.of(44L), Optional.of("Workplace")), late(), true,
                Move.Detail.NONE);
    }

    private static Deadline late() {
        return new Deadline(Deadline.Urgency.LATE, Instant.parse("2026-07-01T15:00:00Z"), Optional.empty(),
                Optional.empty(), LocalDate.parse("2026-07-22"), 93, 106, Optional.empty());
    }

    private static Move milestone(Goal goal) {
        return new Move(new Subject(Subject.Kind.MILESTONE, "s"), Move.Kind.MILESTONE, "Two of five seats in use",
                new Move.Why(Side.CUSTOMER, Cause.MILESTONE, Optional.empty()),
                new Move.Stake(Optional.of("C-1"), Optional.of(61L), Optional.of("Workplace")), late(), false,
                Move.Detail.milestone(Optional.of(goal), Optional.empty()));
    }

    private static String ask(Move move) {
        return ActionTitles.of(MoveSummary.of(move, Optional.empty()), CAST);
    }

    @Test
    void aCodeIsNeverQuotedAsSpeech() {
        for (Reason reason : new Reason[]{Reason.of("900400"), new Reason("900400", Optional.of("900400"))}) {
            assertThat(ReasonSentences.of(order(Cause.COMPLIANCE, Optional.of(reason)), CAST)).isEqualTo(
                    "Cedar Hollow, 44 × Workplace. A rule of the programme stands in the way. The sender’s code: 900400.");
        }
        assertThat(ReasonSentences.of(order(Cause.PARTNER_ACTION, Optional.of(Reason.of("partner_action"))), CAST))
                .as("a word of ours says no more than the sentence")
                .doesNotContain("partner_action");
    }

    @Test
    void aReasonThatWasGivenIsNotCalledUntold() {
        Optional<Reason> moved = Optional.of(new Reason("region_move", Optional.of("Region is being moved")));
        assertThat(ask(order(Cause.UNKNOWN, moved))).isEqualTo("See to order SO1: “Region is being moved”");
        assertThat(ReasonSentences.of(order(Cause.UNKNOWN, moved), CAST)).isEqualTo("Cedar Hollow, 44 × Workplace.");
        String long81 = "Region is being moved" + " and moved".repeat(6);
        assertThat(long81).hasSize(81);
        Move spoken = order(Cause.UNKNOWN, Optional.of(new Reason("region_move", Optional.of(long81))));
        assertThat(ask(spoken)).as("what does not fit a title stands below it").isEqualTo("See to order SO1");
        assertThat(ReasonSentences.of(spoken, CAST))
                .isEqualTo("Cedar Hollow, 44 × Workplace. Meridian says: “" + long81 + "”.");
        assertThat(ReasonSentences.of(order(Cause.UNKNOWN, Optional.empty()), CAST))
                .endsWith("Why it waits was not told.");
    }

    @Test
    void whoeverWasToldWhyIsNotAskedToFindOut() {
        Optional<Reason> taken = Optional.of(new Reason("E1", Optional.of("Tenant domain already taken")));
        assertThat(ask(order(Cause.PROVISIONING_FAILED, taken)))
                .isEqualTo("Submit order SO1 again: “Tenant domain already taken”");
        assertThat(ask(order(Cause.PROVISIONING_FAILED, Optional.empty())))
                .isEqualTo("Find why order SO1 failed, and submit it again");
        assertThat(ask(order(Cause.UNKNOWN, Optional.empty()))).isEqualTo("Say why order SO1 waits");
    }

    @Test
    void theVerbFitsTheReason() {
        assertThat(ask(order(Cause.INVALID_DATA, Optional.of(Reason.of("DOMAIN_TAKEN")))))
                .isEqualTo("Choose another tenant domain for order SO1");
        assertThat(ask(order(Cause.PARTNER_ACTION, Optional.of(Reason.of("po_missing")))))
                .isEqualTo("Send the purchase order for order SO1");
        assertThat(ask(order(Cause.CUSTOMER_ACTION, Optional.of(Reason.of("gdap_pending")))))
                .isEqualTo("Get the admin relationship approved for order SO1");
    }

    @Test
    void aShareSaysHowManyAreMissingAndSinceWhenNothingMoved() {
        Move move = milestone(new Goal(Goal.Measure.IN_USE, Optional.of(5L), Optional.of(25L), 61,
                Optional.of(LocalDate.parse("2026-04-12")), Optional.empty()));
        assertThat(ask(move)).isEqualTo("Get 20 more of 61 seats used at Cedar Hollow");
        assertThat(ReasonSentences.of(move, CAST))
                .isEqualTo("Workplace. 5 of 61 in use, unchanged since 12 Apr; 25 were wanted by 22 Jul.");
    }

    @Test
    void whatNobodyReportsIsNotCalledNone() {
        Move move = milestone(new Goal(Goal.Measure.IN_USE, Optional.empty(), Optional.of(25L), 61, Optional.empty(),
                Optional.empty()));
        assertThat(ask(move)).isEqualTo("Get 25 of 61 seats used at Cedar Hollow");
        assertThat(ReasonSentences.of(move, CAST))
                .isEqualTo("Workplace. No report tells how many of 61 are in use; 25 were wanted by 22 Jul.");
    }

    @Test
    void aCreditLineIsToldInItsOwnNumbers() {
        var credit = new PartnerState.Credit(Optional.of(new BigDecimal("50000")),
                Optional.of(new BigDecimal("9400.50")),
                Optional.of(new BigDecimal("10800")), Optional.of("USD"));
        assertThat(ReasonSentences.of(order(Cause.CREDIT_DECISION, Optional.empty()), cast(Optional.of(credit))))
                .isEqualTo(
                        "Cedar Hollow, 44 × Workplace. It is held by credit until Meridian decides. "
                                + "The line is 50,000 USD, 9,400.50 USD is free, 10,800 USD is needed.");
    }

    @Test
    void equalNamesOfOneListHaveTheirIds() {
        assertThat(CAST.shown("C-1")).isEqualTo("Cedar Hollow");
        assertThat(CAST.shown("C-2")).isEqualTo("Maple & Stone (C-2)");
        assertThat(CAST.shown("C-3")).isEqualTo("Maple & Stone (C-3)");
    }

    @Test
    void noListHidesItsLastRow() {
        assertThat(MovesView.shown(12, 13)).isEqualTo(13);
        assertThat(MovesView.shown(12, 16)).isEqualTo(16);
        assertThat(MovesView.shown(12, 17)).isEqualTo(12);
    }

    @Test
    void aHeadlineSaysOfEachSideHowManyAreLateOfHowMany() {
        var parts = List.of(new HeadlineWords.Part("A", "#partner", 2, 4),
                new HeadlineWords.Part("B", "#distributor", 1, 3));
        assertThat(HeadlineWords.text(HeadlineWords.of(parts)))
                .isEqualTo("2 of 4 things are late with A, 1 of 3 with B.");
        assertThat(HeadlineWords.text(HeadlineWords.of(List.of(new HeadlineWords.Part("A", "#partner", 0, 1),
                new HeadlineWords.Part("B", "#distributor", 1, 1)))))
                .isEqualTo("1 thing waits for A, 1 is late with B.");
    }
}
