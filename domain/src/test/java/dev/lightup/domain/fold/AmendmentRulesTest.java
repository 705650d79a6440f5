package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.words.TestWords;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Corrections and retractions, and those of them.
class AmendmentRulesTest {
    private static final Subject SUBSCRIPTION = new Subject(Subject.Kind.SUBSCRIPTION, "8c1f");

    private static Fact seats(long seats) {
        return new SubscriptionFact.QuantityChanged(Optional.empty(), seats, Optional.empty());
    }

    private static Told word(String id, Fact fact) {
        return told(SUBSCRIPTION, id, fact);
    }

    private static Optional<Long> quantity(Told... told) {
        var folded = TestWords.FOLD.fold(SUBSCRIPTION, Stream.of(told).map(Told::entry).toList());
        return ((SubscriptionState) folded.current().state()).quantity();
    }

    private static final Told ONE = word("e1", seats(1)).at(0);
    private static final Told TWO = word("e2", seats(2)).at(1);

    @Test
    void aCorrectionStandsAtTheOriginalsPlace() {
        Told correction = word("c1", new SystemFact.Corrected("e1", seats(9))).at(5);
        assertThat(quantity(ONE, TWO, correction)).contains(2L);
        assertThat(quantity(ONE, correction)).contains(9L);
    }

    @Test
    void aRetractionRemoves() {
        assertThat(quantity(ONE, TWO, word("r1", new SystemFact.Retracted("e2")).at(5))).contains(1L);
    }

    @Test
    void theLastAmendmentInTheOrderDecides() {
        Told early = word("c1", new SystemFact.Corrected("e1", seats(8))).at(5);
        Told late = word("c2", new SystemFact.Corrected("e1", seats(9))).at(6);
        assertThat(quantity(ONE, early, late)).contains(9L);
        assertThat(quantity(ONE, early, word("r1", new SystemFact.Retracted("e1")).at(7))).isEmpty();
        assertThat(quantity(ONE, word("r1", new SystemFact.Retracted("e1")).at(4), early)).contains(8L);
    }

    @Test
    void anAmendmentMayComeBeforeWhatItNames() {
        assertThat(quantity(ONE, TWO, word("r1", new SystemFact.Retracted("e2")).at(0))).contains(1L);
    }

    @Test
    void aRetractedAmendmentNeverWas() {
        Told retraction = word("r1", new SystemFact.Retracted("e2")).at(5);
        assertThat(quantity(ONE, TWO, retraction, word("r2", new SystemFact.Retracted("r1")).at(6))).contains(2L);
        Told correction = word("c1", new SystemFact.Corrected("e2", seats(9))).at(5);
        assertThat(quantity(ONE, TWO, correction, word("r2", new SystemFact.Retracted("c1")).at(6))).contains(2L);
        assertThat(quantity(ONE, TWO, retraction, word("r2", new SystemFact.Retracted("r1")).at(6),
                word("r3", new SystemFact.Retracted("r2")).at(7))).contains(1L);
    }

    @Test
    void onlyALaterAmendmentAmendsOneSoCirclesEnd() {
        Told one = word("r1", new SystemFact.Retracted("r2")).at(5);
        Told other = word("r2", new SystemFact.Retracted("r1")).at(6);
        Told target = word("r3", new SystemFact.Retracted("e2")).at(4);
        assertThat(quantity(ONE, TWO, target, one, other)).contains(1L);
        assertThat(quantity(ONE, TWO, word("r4", new SystemFact.Retracted("r4")).at(7))).contains(2L);
    }

    @Test
    void aCorrectedAmendmentNoLongerAmends() {
        Told retraction = word("r1", new SystemFact.Retracted("e2")).at(5);
        assertThat(quantity(ONE, TWO, retraction, word("c1", new SystemFact.Corrected("r1", seats(7))).at(6)))
                .contains(7L);
        assertThat(quantity(ONE, TWO, retraction,
                word("c1", new SystemFact.Corrected("r1", new SystemFact.Retracted("e1"))).at(6))).contains(2L);
    }

    @Test
    void anotherSourceAmendsNothing() {
        assertThat(quantity(ONE, TWO, word("r1", new SystemFact.Retracted("e2")).at(5).from("/other/")))
                .contains(2L);
    }

    @Test
    void anAmendmentThatNamesNothingIsNotSeen() {
        var folded = TestWords.FOLD.fold(SUBSCRIPTION, Stream.of(ONE, word("r1", new SystemFact.Retracted("e7")).at(5))
                .map(Told::entry)
                .toList());
        assertThat(folded.current().recent()).extracting("id").containsExactly("e1");
        assertThat(folded.current().lastReceived()).contains(Told.minute(0));
    }

    @Test
    void anEventOfSeveralEntriesSaysTheCorrectedFactOnce() {
        Told again = word("e1", seats(5)).at(0).place(77);
        var folded = TestWords.FOLD.fold(SUBSCRIPTION, Stream
                .of(ONE, again, word("c1", new SystemFact.Corrected("e1", seats(9))).at(5))
                .map(Told::entry)
                .toList());
        assertThat(folded.current().recent()).extracting("id").containsExactly("c1", "e1");
    }

    @Test
    void aCorrectedFactIsVouchedForByItsCorrection() {
        Told correction = word("c1", new SystemFact.Corrected("e1", seats(9))).at(5).grade(Grade.C);
        var folded = TestWords.FOLD.fold(SUBSCRIPTION, Stream.of(ONE, correction).map(Told::entry).toList());
        assertThat(folded.current().recent().getLast().grade()).isEqualTo(Grade.C);
        assertThat(folded.current().recent().getLast().type()).isEqualTo("subscription.quantity_changed");
    }
}
