package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.minute;
import static dev.lightup.domain.fold.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.TimelineMoment;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.words.TestWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rule 7: to whom a subject's time belongs.
class SlicesTest {
    private static final Subject SUBSCRIPTION = new Subject(Subject.Kind.SUBSCRIPTION, "8c1f");
    private static final Subject CUSTOMER = new Subject(Subject.Kind.CUSTOMER, "c1");

    private static Told seats(String id, long seats) {
        return told(SUBSCRIPTION, id,
                new SubscriptionFact.QuantityChanged(Optional.empty(), seats, Optional.empty()));
    }

    private static Told placed(String id) {
        return told(SUBSCRIPTION, id, new SystemFact.Placed()).from("/map/");
    }

    private static List<Slice> slices(Told... told) {
        return TestWords.FOLD.fold(told[0].entry().subject(), Stream.of(told).map(Told::entry).toList()).slices();
    }

    private static List<Holder> holders(Told... told) {
        return slices(told).stream().map(Slice::holder).toList();
    }

    @Test
    void withoutAnAccountASubjectIsUnplaced() {
        assertThat(holders(seats("e1", 1).at(0))).containsExactly(Holder.UNPLACED);
    }

    @Test
    void timeBeforeTheFirstHolderBelongsToIt() {
        List<Slice> slices = slices(seats("e1", 1).at(0), seats("e2", 2).at(1).account("a1"));
        assertThat(slices).hasSize(1);
        assertThat(slices.getFirst().holder()).isEqualTo(Holder.account("a1"));
        assertThat(slices.getFirst().from()).isEmpty();
        assertThat(slices.getFirst().recent()).hasSize(2);
    }

    @Test
    void anEntryWithoutAnAccountLeavesTheHolder() {
        assertThat(holders(seats("e1", 1).at(0).account("a1"), seats("e2", 2).at(1)))
                .containsExactly(Holder.account("a1"));
    }

    @Test
    void aTransferOpensASliceWithTheFactsInForceAndNoTimeline() {
        List<Slice> slices = slices(seats("e1", 5).at(0).account("a1").customer("c1"), seats("e2", 6).at(1),
                told(SUBSCRIPTION, "e3", new SubscriptionFact.Transferred()).at(2).account("a2"),
                seats("e4", 7).at(3));
        assertThat(slices).extracting(Slice::holder).containsExactly(Holder.account("a1"), Holder.account("a2"));
        Slice first = slices.getFirst();
        assertThat(first.until()).contains(minute(2));
        assertThat(first.recent()).extracting(TimelineMoment::id).containsExactly("e2", "e1");
        assertThat(((SubscriptionState) first.state()).quantity()).contains(6L);
        assertThat(first.lastReceived()).contains(minute(1));
        Slice second = slices.getLast();
        assertThat(second.from()).contains(minute(2));
        assertThat(second.until()).isEmpty();
        assertThat(second.recent()).extracting(TimelineMoment::id).containsExactly("e4", "e3");
        assertThat(((SubscriptionState) second.state()).quantity()).contains(7L);
        assertThat(second.customer()).contains("c1");
        assertThat(second.earlier()).isZero();
    }

    @Test
    void whatATransferOpensWithIsWhatWasInForce() {
        List<Slice> slices = slices(seats("e1", 5).at(0).account("a1"),
                told(SUBSCRIPTION, "e3", new SubscriptionFact.Transferred()).at(2).account("a2"));
        assertThat(((SubscriptionState) slices.getLast().state()).quantity()).contains(5L);
    }

    @Test
    void aHolderThatComesBackHasASecondSlice() {
        assertThat(holders(seats("e1", 1).at(0).account("a1"), seats("e2", 1).at(1).account("a2"),
                seats("e3", 1).at(2).account("a1")))
                .containsExactly(Holder.account("a1"), Holder.account("a2"), Holder.account("a1"));
    }

    @Test
    void aMapPlacesASubjectThatNamesNoAccountAndItsRemovalUnplacesIt() {
        assertThat(holders(seats("e1", 1).at(0), placed("m1").at(5).account("a1"), seats("e2", 1).at(6)))
                .containsExactly(Holder.account("a1"));
        assertThat(holders(seats("e1", 1).at(0), placed("m1").at(5).account("a1"), placed("m2").at(6)))
                .containsExactly(Holder.account("a1"), Holder.UNPLACED);
        assertThat(holders(placed("m1").at(5).account("a1"), placed("m2").at(6).account("a2")))
                .containsExactly(Holder.account("a1"), Holder.account("a2"));
    }

    @Test
    void theRemovalOfOneMapLeavesTheOther() {
        Told removed = told(SUBSCRIPTION, "m3", new SystemFact.Placed(Optional.of("a2"))).from("/map/").at(7);
        assertThat(holders(placed("m1").at(5).account("a1"), placed("m2").at(6).account("a2"), removed))
                .containsExactly(Holder.account("a1"), Holder.account("a2"), Holder.account("a1"));
        Told other = told(SUBSCRIPTION, "m3", new SystemFact.Placed(Optional.of("a1"))).from("/map/").at(7);
        assertThat(holders(placed("m1").at(5).account("a1"), placed("m2").at(6).account("a2"), other))
                .containsExactly(Holder.account("a1"), Holder.account("a2"));
    }

    @Test
    void aMapNeverTakesASubjectFromTheAccountItsOwnEntriesName() {
        assertThat(holders(seats("e1", 1).at(0).account("a1"), placed("m1").at(5).account("a2")))
                .containsExactly(Holder.account("a1"));
        assertThat(holders(placed("m1").at(0).account("a2"), seats("e1", 1).at(5).account("a1"),
                placed("m2").at(6))).containsExactly(Holder.account("a2"), Holder.account("a1"));
    }

    @Test
    void aCustomersOwnLinksComeAndGo() {
        Told linked = told(CUSTOMER, "e1", new CustomerFact.ResellerLinkAccepted()).at(0).account("a1");
        Told second = told(CUSTOMER, "e2", new CustomerFact.ResellerLinkAccepted()).at(1).account("a2");
        assertThat(holders(linked, second)).containsExactly(Holder.account("a1"), Holder.account("a2"));
        assertThat(holders(linked, told(CUSTOMER, "e3", new CustomerFact.ResellerLinkRemoved()).at(2)))
                .containsExactly(Holder.account("a1"), Holder.UNPLACED);
        assertThat(holders(linked, second,
                told(CUSTOMER, "e3", new CustomerFact.ResellerLinkRemoved()).at(2).account("a2")))
                .containsExactly(Holder.account("a1"), Holder.account("a2"), Holder.account("a1"));
        assertThat(holders(linked, told(CUSTOMER, "e3", new CustomerFact.ResellerLinkRemoved()).at(2).account("a9")))
                .containsExactly(Holder.account("a1"));
        assertThat(slices(linked).getFirst().customer()).contains("c1");
    }

    @Test
    void partnersAndTheDistributorsOwnSubjectsNeverChangeHands() {
        Subject partner = new Subject(Subject.Kind.PARTNER, "a1");
        assertThat(holders(told(partner, "e1", new SystemFact.Heartbeat()).account("a2")))
                .containsExactly(Holder.account("a1"));
        Subject offer = new Subject(Subject.Kind.OFFER, "o1");
        assertThat(holders(told(offer, "e1", new SystemFact.Heartbeat()).account("a2")))
                .containsExactly(Holder.TENANT);
    }

    @Test
    void aCorrectionsAccountStandsAtTheOriginalsPlace() {
        Told wrong = seats("e1", 1).at(0).account("a2");
        Told right = told(SUBSCRIPTION, "e2", new SystemFact.Corrected("e1", seats("x", 3).entry().fact())).at(9)
                .account("a1");
        assertThat(holders(wrong, seats("e3", 2).at(1), right)).containsExactly(Holder.account("a1"));
    }

    @Test
    void anAmendmentIsShownOnlyToWhoeverHeldTheEventThatItAmends() {
        Told first = seats("e1", 5).at(0).account("a1");
        Told transfer = told(SUBSCRIPTION, "e2", new SubscriptionFact.Transferred()).at(2).account("a2");
        Told own = seats("e3", 7).at(3);
        Told ofTheOld = told(SUBSCRIPTION, "k1", new SystemFact.Corrected("e1", seats("x", 6).entry().fact())).at(4);
        Told ofTheNew = told(SUBSCRIPTION, "k2", new SystemFact.Retracted("e3")).at(5);
        List<Slice> slices = slices(first, transfer, own, ofTheOld, ofTheNew);
        assertThat(slices.getLast().recent()).extracting(TimelineMoment::id).containsExactly("k2", "e2");
        assertThat(slices.getFirst().recent()).extracting(TimelineMoment::id).containsExactly("e1");
        assertThat(((SubscriptionState) slices.getFirst().state()).quantity()).contains(6L);
        Told early = told(SUBSCRIPTION, "k3", new SystemFact.Corrected("e3", seats("x", 9).entry().fact())).at(1);
        assertThat(slices(first, transfer, own, early).getFirst().recent()).extracting(TimelineMoment::id)
                .containsExactly("e1");
    }

    @Test
    void aTimelineDoesNotSayWhoseMapWasRemoved() {
        Told removed = told(SUBSCRIPTION, "m3", new SystemFact.Placed(Optional.of("a2"))).from("/map/").at(7);
        Slice last = slices(placed("m1").at(5).account("a1"), placed("m2").at(6).account("a2"), removed).getLast();
        assertThat(last.holder()).isEqualTo(Holder.account("a1"));
        assertThat(last.recent()).extracting(TimelineMoment::fact).containsExactly(new SystemFact.Placed());
    }

    @Test
    void neitherHolderSeesTheOthersTimeInRandomHistories() {
        long seed = Long.getLong("lightup.seed", 5L);
        System.out.println("slices of random histories: seed " + seed);
        Histories histories = new Histories(seed);
        for (int history = 0; history < 400; history++) {
            Subject subject = histories.subject();
            List<Entry> entries = histories.entries(subject, 60, Duration.ofDays(30));
            List<Slice> slices = TestWords.FOLD.withTimeline(subject, entries).slices();
            Optional<Instant> until = Optional.empty();
            for (Slice slice : slices) {
                assertThat(slices.size() < SliceFolder.SLICES ? slice.from() : until).isEqualTo(until);
                for (TimelineMoment moment : slice.recent()) {
                    assertThat(slice.from().filter(moment.at()::isBefore)).isEmpty();
                    assertThat(slice.until().filter(moment.at()::isAfter)).isEmpty();
                }
                until = slice.until();
            }
        }
    }

    @Test
    void theNewHolderOfAUsageSeesNoMonthOfTheOld() {
        Subject usage = Subject.usage("c1", "sku1");
        List<Entry> entries = new ArrayList<>();
        for (int month = 0; month < 4; month++) {
            Told told = told(usage, "e" + month, report(month * 31L, 10 + month)).at(month * 31L * 24 * 60);
            entries.add((month == 0 ? told.account("a1") : month == 2 ? told.account("a2") : told).entry());
        }
        // an old month's report that comes after the transfer
        entries.add(told(usage, "late", report(20, 99)).at(3 * 31L * 24 * 60 + 1).entry());
        FoldedSubject folded = TestWords.FOLD.fold(usage, entries);
        UsageState now = (UsageState) folded.current().state();
        assertThat(Objects.requireNonNull(now.workloads().get(UsageState.WHOLE)).months())
                .extracting(UsageState.Point::active)
                .containsExactly(Optional.of(11L), Optional.of(12L), Optional.of(13L));
    }

    private static UsageFact report(long day, long active) {
        return new UsageFact.Snapshot("usage", Optional.empty(), Optional.of(100L), Optional.empty(),
                Optional.empty(), Optional.of(active), Optional.of(28), minute(day * 24 * 60));
    }

    @Test
    void aStateKeepsTwelveMomentsAndCountsTheRest() {
        Told[] many = new Told[20];
        for (int i = 0; i < many.length; i++) {
            many[i] = seats("e" + i, i).at(i);
        }
        Slice slice = slices(many).getFirst();
        assertThat(slice.recent()).hasSize(12);
        assertThat(slice.recent().getFirst().id()).isEqualTo("e19");
        assertThat(slice.earlier()).isEqualTo(8);
        Told[] moved = java.util.Arrays.copyOf(many, 21);
        moved[20] = seats("t", 1).at(20).account("a1");
        moved[0] = seats("e0", 0).at(0).account("a0");
        assertThat(slices(moved)).extracting(Slice::earlier).containsExactly(8L, 0L);
        assertThat(
                TestWords.FOLD.withTimeline(SUBSCRIPTION, Stream.of(many).map(Told::entry).toList()).current().recent())
                .hasSize(20);
    }

    @Test
    void factsOfAnotherFamilyChangeNothingButAreLinesOfTheTimeline() {
        Slice slice = slices(seats("e1", 1).at(0), told(SUBSCRIPTION, "e2", new OrderFact.Fulfilled()).at(1))
                .getFirst();
        assertThat(slice.recent()).hasSize(2);
        assertThat(slice.state()).isEqualTo(slices(seats("e1", 1).at(0)).getFirst().state());
    }
}
