package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.SubscriptionState.Status;
import dev.lightup.domain.words.TestWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every edge of the subscription's machine, and every pair that is none.
class SubscriptionFoldTest {
    private static final Subject SUBSCRIPTION = new Subject(Subject.Kind.SUBSCRIPTION, "8c1f");

    private static final Map<String, Fact> FACTS = Map.ofEntries(Map.entry("created", created(10)),
            Map.entry("activated", new SubscriptionFact.Activated()),
            Map.entry("suspended", new SubscriptionFact.Suspended(Optional.empty())),
            Map.entry("resumed", new SubscriptionFact.Resumed()), Map.entry("expired", new SubscriptionFact.Expired()),
            Map.entry("disabled", new SubscriptionFact.Disabled()),
            Map.entry("cancelled", new SubscriptionFact.Cancelled(Optional.empty())),
            Map.entry("deleted", new SubscriptionFact.Deleted()),
            Map.entry("migrated", new SubscriptionFact.Migrated(Optional.of("s2"))),
            Map.entry("trial", new SubscriptionFact.TrialStarted(Optional.empty())));

    private static final Map<Status, List<String>> WAYS = Map.of(Status.UNKNOWN, List.of(), Status.PENDING,
            List.of("created"), Status.ACTIVE, List.of("created", "activated"), Status.SUSPENDED,
            List.of("activated", "suspended"), Status.EXPIRED, List.of("activated", "expired"), Status.DISABLED,
            List.of("suspended", "disabled"), Status.CANCELLED, List.of("activated", "cancelled"), Status.DELETED,
            List.of("disabled", "deleted"));

    private static final Map<Status, String> EDGES = Map.of(Status.UNKNOWN,
            "created:PENDING activated:ACTIVE trial:ACTIVE suspended:SUSPENDED resumed:ACTIVE expired:EXPIRED"
                    + " disabled:DISABLED cancelled:CANCELLED migrated:CANCELLED deleted:DELETED",
            Status.PENDING,
            "created:PENDING activated:ACTIVE trial:ACTIVE resumed:ACTIVE suspended:SUSPENDED expired:EXPIRED"
                    + " disabled:DISABLED"
                    + " cancelled:CANCELLED migrated:CANCELLED deleted:DELETED",
            Status.ACTIVE,
            "activated:ACTIVE trial:ACTIVE resumed:ACTIVE suspended:SUSPENDED expired:EXPIRED disabled:DISABLED"
                    + " cancelled:CANCELLED migrated:CANCELLED deleted:DELETED",
            Status.SUSPENDED,
            "activated:ACTIVE resumed:ACTIVE suspended:SUSPENDED expired:EXPIRED disabled:DISABLED"
                    + " cancelled:CANCELLED migrated:CANCELLED deleted:DELETED",
            Status.EXPIRED,
            "expired:EXPIRED disabled:DISABLED cancelled:CANCELLED migrated:CANCELLED deleted:DELETED",
            Status.DISABLED, "disabled:DISABLED cancelled:CANCELLED migrated:CANCELLED deleted:DELETED",
            Status.CANCELLED, "cancelled:CANCELLED migrated:CANCELLED deleted:DELETED", Status.DELETED,
            "deleted:DELETED");

    private static SubscriptionFact created(long seats) {
        return new SubscriptionFact.Created("sku1", seats, Optional.of("o1"), Optional.empty(),
                Optional.of(LocalDate.of(2027, 3, 1)), Optional.of(true), Optional.of("deployer"));
    }

    private static SubscriptionState after(Fact... facts) {
        return (SubscriptionState) Walked.state(SUBSCRIPTION, facts);
    }

    private static SubscriptionState after(List<String> names) {
        return after(names.stream().map(FACTS::get).toArray(Fact[]::new));
    }

    /// N5: whatever happened since, the state knows when its seats were last told.
    @Test
    void theStateKeepsWhenItsSeatsWereTold() {
        List<Fact> facts = new ArrayList<>(List.of(created(10), new SubscriptionFact.Activated(),
                new SubscriptionFact.QuantityChanged(Optional.of(10L), 12, Optional.empty())));
        for (int more = 0; more < 40; more++) {
            facts.add(new SubscriptionFact.AutorenewChanged(more % 2 == 0));
        }
        facts.add(new SubscriptionFact.Renewed(Optional.of(LocalDate.of(2028, 3, 1)), Optional.empty()));
        assertThat(after(facts.toArray(Fact[]::new)).quantityAt()).contains(minute(2));
        facts.add(new SubscriptionFact.Renewed(Optional.of(LocalDate.of(2029, 3, 1)), Optional.of(9L)));
        assertThat(after(facts.toArray(Fact[]::new)).quantityAt()).contains(minute(44));
        assertThat(after(created(10)).quantityAt()).contains(minute(0));
    }

    static Stream<Status> statuses() {
        return WAYS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyFactLeadsWhereTheTableSaysOrIsOutOfTurn(Status from) {
        List<String> way = WAYS.getOrDefault(from, List.of());
        assertThat(after(way).status()).isEqualTo(from);
        String edges = " " + EDGES.getOrDefault(from, "") + " ";
        for (String fact : FACTS.keySet()) {
            List<String> told = new ArrayList<>(way);
            told.add(fact);
            SubscriptionState state = after(told);
            int edge = edges.indexOf(" " + fact + ":");
            String to = edge < 0
                    ? from.name()
                    : edges.substring(edge + fact.length() + 2, edges.indexOf(' ', edge + 1));
            assertThat(state.status()).as("%s then %s", from, fact).isEqualTo(Status.valueOf(to));
            assertThat(state.outOfTurn().isPresent()).as("%s then %s", from, fact).isEqualTo(edge < 0);
            if (edge >= 0 && !from.name().equals(to)) {
                assertThat(state.since()).contains(minute(way.size()));
            }
        }
    }

    @Test
    void seatsFollowTheirChangesAndADriftShowsAMissingOne() {
        SubscriptionState state = after(created(10), new SubscriptionFact.Activated(), quantity(10, 12),
                quantity(15, 20));
        assertThat(state.quantity()).contains(20L);
        assertThat(state.drift()).contains(15L);
        assertThat(after(created(10), quantity(10, 12)).drift()).isEmpty();
        assertThat(after(quantity(10, 12)).drift()).isEmpty();
    }

    private static SubscriptionFact quantity(long old, long now) {
        return new SubscriptionFact.QuantityChanged(Optional.of(old), now, Optional.empty());
    }

    @Test
    void whatIsOverTakesNoMoreChanges() {
        SubscriptionState state = after(created(10), new SubscriptionFact.Cancelled(Optional.empty()), quantity(10, 12),
                new SubscriptionFact.PlanChanged("sku2"), new SubscriptionFact.AutorenewChanged(false));
        assertThat(state.quantity()).contains(10L);
        assertThat(state.sku()).contains("sku1");
        assertThat(state.autorenew()).contains(true);
        assertThat(state.outOfTurn()).contains("subscription.autorenew_changed");
        assertThat(after(created(1), new SubscriptionFact.Expired(),
                new SubscriptionFact.Renewed(Optional.of(LocalDate.of(2028, 1, 1)), Optional.of(5L))).quantity())
                .contains(1L);
    }

    @Test
    void lateWordOfTheCreationFillsOnlyWhatIsNotKnown() {
        SubscriptionState state = after(new SubscriptionFact.Activated(), quantity(1, 7), created(10));
        assertThat(state.status()).isEqualTo(Status.ACTIVE);
        assertThat(state.quantity()).contains(7L);
        assertThat(state.sku()).contains("sku1");
        assertThat(state.order()).contains("o1");
        assertThat(state.created()).contains(minute(2));
        assertThat(state.activated()).contains(minute(0));
        assertThat(state.deployedBy()).contains("deployer");
    }

    @Test
    void plansRenewalsAndRenewingAreTold() {
        SubscriptionState state = after(created(10), new SubscriptionFact.PlanChanged("sku2"),
                new SubscriptionFact.Renewed(Optional.of(LocalDate.of(2028, 3, 1)), Optional.of(11L)),
                new SubscriptionFact.AutorenewChanged(false));
        assertThat(state.sku()).contains("sku2");
        assertThat(state.termEnd()).contains(LocalDate.of(2028, 3, 1));
        assertThat(state.quantity()).contains(11L);
        assertThat(state.autorenew()).contains(false);
    }

    @Test
    void aTrialIsConvertedOrEnds() {
        Fact trial = new SubscriptionFact.TrialStarted(Optional.of(LocalDate.of(2026, 4, 1)));
        assertThat(after(trial).trial()).isTrue();
        assertThat(after(trial).trialEnds()).contains(LocalDate.of(2026, 4, 1));
        assertThat(after(trial, new SubscriptionFact.TrialEnded()).status()).isEqualTo(Status.EXPIRED);
        SubscriptionState converted = after(trial, new SubscriptionFact.TrialConverted(),
                new SubscriptionFact.TrialEnded());
        assertThat(converted.trial()).isFalse();
        assertThat(converted.status()).isEqualTo(Status.ACTIVE);
        assertThat(converted.outOfTurn()).contains("subscription.trial_ended");
    }

    @Test
    void onlyACorrectionLeavesATerminalState() {
        Told created = Told.told(SUBSCRIPTION, "e1", created(10)).at(0);
        Told cancelled = Told.told(SUBSCRIPTION, "e2", new SubscriptionFact.Cancelled(Optional.empty())).at(1);
        Told corrected = Told
                .told(SUBSCRIPTION, "e3", new SystemFact.Corrected("e2", new SubscriptionFact.Activated()))
                .at(2);
        FoldedSubject folded = TestWords.FOLD.fold(SUBSCRIPTION,
                List.of(created.entry(), cancelled.entry(), corrected.entry()));
        SubscriptionState state = (SubscriptionState) folded.current().state();
        assertThat(state.status()).isEqualTo(Status.ACTIVE);
        assertThat(state.since()).contains(minute(1));
        assertThat(folded.current().recent()).extracting("type")
                .containsExactly("system.corrected",
                        "subscription.activated", "subscription.created");
    }

    @ParameterizedTest
    @CsvSource({"PENDING,PENDING", "processing,PENDING", "In Progress,PENDING", "Active,ACTIVE",
        "suspended,SUSPENDED", "expired,EXPIRED", "disabled,DISABLED", "deleted,DELETED", "Cancelled,CANCELLED",
        "failed,FAILED", "rejected,FAILED", "Resurrected,UNKNOWN"})
    void aSnapshotsWordIsMappedOrKeptVerbatim(String word, Status mapped) {
        SubscriptionState state = after(snapshot(word, minute(0), 5));
        assertThat(state.listed().orElseThrow().mapped()).isEqualTo(mapped);
        assertThat(state.unmapped().contains(word)).isEqualTo(mapped == Status.UNKNOWN);
        assertThat(state.status()).isEqualTo(Status.UNKNOWN);
        assertThat(state.quantity()).isEmpty();
    }

    private static SubscriptionFact snapshot(String status, Instant asOf, long seats) {
        return new SubscriptionFact.Snapshot("seats", asOf, Optional.of(status), Optional.of("sku1"),
                Optional.of(seats), Optional.empty());
    }

    @Test
    void aRepeatedSnapshotMovesItsAsOfOnlyAndAnOlderOneNothing() {
        FoldedSubject folded = Walked.folded(SUBSCRIPTION, snapshot("active", minute(0), 5),
                snapshot("active", minute(10), 5), snapshot("suspended", minute(5), 9));
        var listed = ((SubscriptionState) folded.current().state()).listed().orElseThrow();
        assertThat(folded.current().recent()).hasSize(1);
        assertThat(listed.since()).isEqualTo(minute(0));
        assertThat(listed.asOf()).isEqualTo(minute(10));
        assertThat(listed.quantity()).contains(5L);
        FoldedSubject changed = Walked.folded(SUBSCRIPTION, snapshot("active", minute(0), 5),
                snapshot("active", minute(10), 6));
        assertThat(((SubscriptionState) changed.current().state()).listed().orElseThrow().since())
                .isEqualTo(minute(10));
        assertThat(changed.current().recent()).hasSize(2);
    }

    @Test
    void unmappedWordsStayFew() {
        Fact[] many = new Fact[40];
        for (int i = 0; i < many.length; i++) {
            many[i] = snapshot("word" + i, minute(i), 5);
        }
        assertThat(after(many).unmapped()).hasSize(16);
    }
}
