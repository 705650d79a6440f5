package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.OrderState.Status;
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

/// Every edge of the order's machine, and every pair that is none.
class OrderFoldTest {
    private static final Subject ORDER = new Subject(Subject.Kind.ORDER, "7Q-2210");
    private static final Optional<Reason> WHY = Optional.of(Reason.of("PO"));

    private static final Map<String, Fact> FACTS = Map.ofEntries(
            Map.entry("submitted", submitted(Optional.empty())), Map.entry("accepted", new OrderFact.Accepted()),
            Map.entry("review", new OrderFact.ReviewRequired(WHY)), Map.entry("hold", new OrderFact.OnHold(WHY)),
            Map.entry("action", new OrderFact.ActionRequired(WHY)), Map.entry("released", new OrderFact.Released()),
            Map.entry("started", new OrderFact.ProvisioningStarted()),
            Map.entry("partly", new OrderFact.PartiallyFulfilled()),
            Map.entry("fulfilled", new OrderFact.Fulfilled()), Map.entry("failed", new OrderFact.Failed(WHY)),
            Map.entry("resubmitted", new OrderFact.Resubmitted()),
            Map.entry("cancelled", new OrderFact.Cancelled(WHY)));

    /// One way to each status.
    private static final Map<Status, List<String>> WAYS = Map.ofEntries(Map.entry(Status.UNKNOWN, List.of()),
            Map.entry(Status.SUBMITTED, List.of("submitted")),
            Map.entry(Status.ACCEPTED, List.of("submitted", "accepted")),
            Map.entry(Status.REVIEW_REQUIRED, List.of("accepted", "review")),
            Map.entry(Status.ON_HOLD, List.of("accepted", "hold")),
            Map.entry(Status.ACTION_REQUIRED, List.of("accepted", "action")),
            Map.entry(Status.PROVISIONING, List.of("accepted", "started")),
            Map.entry(Status.PARTIALLY_FULFILLED, List.of("started", "partly")),
            Map.entry(Status.FULFILLED, List.of("started", "fulfilled")),
            Map.entry(Status.FAILED, List.of("started", "failed")),
            Map.entry(Status.CANCELLED, List.of("submitted", "cancelled")));

    private static final String WAITING = "released:PROVISIONING started:PROVISIONING review:REVIEW_REQUIRED"
            + " hold:ON_HOLD action:ACTION_REQUIRED partly:PARTIALLY_FULFILLED fulfilled:FULFILLED failed:FAILED"
            + " cancelled:CANCELLED";

    /// From each status: which facts lead where. What is not named is out of turn.
    private static final Map<Status, String> EDGES = Map.ofEntries(Map.entry(Status.UNKNOWN,
            "submitted:SUBMITTED accepted:ACCEPTED review:REVIEW_REQUIRED hold:ON_HOLD action:ACTION_REQUIRED"
                    + " released:PROVISIONING started:PROVISIONING resubmitted:PROVISIONING"
                    + " partly:PARTIALLY_FULFILLED fulfilled:FULFILLED failed:FAILED cancelled:CANCELLED"),
            Map.entry(Status.SUBMITTED,
                    "submitted:SUBMITTED accepted:ACCEPTED review:REVIEW_REQUIRED hold:ON_HOLD action:ACTION_REQUIRED"
                            + " started:PROVISIONING partly:PARTIALLY_FULFILLED fulfilled:FULFILLED failed:FAILED"
                            + " cancelled:CANCELLED"),
            Map.entry(Status.ACCEPTED,
                    "accepted:ACCEPTED review:REVIEW_REQUIRED hold:ON_HOLD action:ACTION_REQUIRED started:PROVISIONING"
                            + " partly:PARTIALLY_FULFILLED fulfilled:FULFILLED failed:FAILED cancelled:CANCELLED"),
            Map.entry(Status.REVIEW_REQUIRED, WAITING), Map.entry(Status.ON_HOLD, WAITING),
            Map.entry(Status.ACTION_REQUIRED, WAITING),
            Map.entry(Status.PROVISIONING,
                    "released:PROVISIONING started:PROVISIONING resubmitted:PROVISIONING review:REVIEW_REQUIRED"
                            + " hold:ON_HOLD action:ACTION_REQUIRED partly:PARTIALLY_FULFILLED fulfilled:FULFILLED"
                            + " failed:FAILED cancelled:CANCELLED"),
            Map.entry(Status.PARTIALLY_FULFILLED,
                    "partly:PARTIALLY_FULFILLED fulfilled:FULFILLED failed:FAILED cancelled:CANCELLED"),
            Map.entry(Status.FULFILLED, "fulfilled:FULFILLED"),
            Map.entry(Status.FAILED,
                    "resubmitted:PROVISIONING started:PROVISIONING partly:PARTIALLY_FULFILLED fulfilled:FULFILLED"
                            + " failed:FAILED cancelled:CANCELLED"),
            Map.entry(Status.CANCELLED, "cancelled:CANCELLED"));

    private static OrderFact submitted(Optional<LocalDate> scheduled) {
        return new OrderFact.Submitted(List.of(new OrderLine("sku1", 25, Optional.empty())), Optional.of("PO-1"),
                Optional.of(true), scheduled);
    }

    private static OrderState after(Fact... facts) {
        return (OrderState) Walked.state(ORDER, facts);
    }

    private static OrderState after(List<String> names) {
        return after(names.stream().map(FACTS::get).toArray(Fact[]::new));
    }

    static Stream<Status> statuses() {
        return Stream.of(Status.values());
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
            OrderState state = after(told);
            int edge = edges.indexOf(" " + fact + ":");
            if (edge < 0) {
                assertThat(state.status()).as("%s then %s", from, fact).isEqualTo(from);
                assertThat(state.outOfTurn()).as("%s then %s", from, fact).isPresent();
            } else {
                String to = edges.substring(edge + fact.length() + 2, edges.indexOf(' ', edge + 1));
                assertThat(state.status()).as("%s then %s", from, fact).isEqualTo(Status.valueOf(to));
                assertThat(state.outOfTurn()).as("%s then %s", from, fact).isEmpty();
                boolean moved = !from.name().equals(to);
                assertThat(state.since()).isEqualTo(moved
                        ? Optional.of(minute(way.size()))
                        : Optional.of(minute(way.size() - 1L)));
            }
        }
    }

    @Test
    void timesReasonsAndFailuresAreKept() {
        OrderState state = after(submitted(Optional.of(LocalDate.of(2026, 4, 1))), new OrderFact.Accepted(),
                new OrderFact.ProvisioningStarted(), new OrderFact.Failed(WHY), new OrderFact.Failed(Optional.empty()),
                new OrderFact.Resubmitted(), new OrderFact.Failed(Optional.empty()), new OrderFact.Resubmitted(),
                new OrderFact.Fulfilled());
        assertThat(state.submitted()).contains(minute(0));
        assertThat(state.accepted()).contains(minute(1));
        assertThat(state.fulfilled()).contains(minute(8));
        assertThat(state.failures()).isEqualTo(2);
        assertThat(state.reason()).isEmpty();
        assertThat(state.manual()).isTrue();
        assertThat(state.reference()).contains("PO-1");
        assertThat(state.scheduled()).contains(LocalDate.of(2026, 4, 1));
        assertThat(after(new OrderFact.OnHold(WHY), new OrderFact.OnHold(Optional.empty())).reason()).isEqualTo(WHY);
    }

    @Test
    void lateWordOfTheSubmissionStillTellsWhatWasOrdered() {
        OrderState state = after(new OrderFact.Accepted(), submitted(Optional.empty()));
        assertThat(state.status()).isEqualTo(Status.ACCEPTED);
        assertThat(state.lines()).hasSize(1);
        assertThat(state.submitted()).contains(minute(1));
        assertThat(state.outOfTurn()).contains("order.submitted");
    }

    @Test
    void aPromiseIsKeptWhileTheOrderIsOpen() {
        OrderFact promise = new OrderFact.Promised(LocalDate.of(2026, 3, 9));
        assertThat(after(promise, new OrderFact.Fulfilled()).promised()).contains(LocalDate.of(2026, 3, 9));
        assertThat(after(new OrderFact.Fulfilled(), promise).promised()).isEmpty();
        assertThat(after(new OrderFact.Fulfilled(), promise).outOfTurn()).contains("order.promised");
    }

    @Test
    void aTouchIsSeenAndWordsForLinesThatNobodyKnowsAreKept() {
        OrderState state = after(new SystemFact.Touch("order-changed"),
                new OrderFact.LineUpdated("sku1", "FULFILLED", Optional.empty()),
                new OrderFact.LineUpdated("sku1", "half_done", Optional.empty()));
        assertThat(state.touched()).contains(minute(0));
        assertThat(state.unmapped()).containsExactly("half_done");
        assertThat(state.status()).isEqualTo(Status.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"completed,FULFILLED", "Action Required,ACTION_REQUIRED", "review_required,REVIEW_REQUIRED",
        "error,FAILED", "pending,PROVISIONING", "Unfulfilled,FAILED", "weird,UNKNOWN", "Cancelled,CANCELLED",
        "submitted,SUBMITTED", "accepted,ACCEPTED", "suspended,ON_HOLD"})
    void anExportsWordIsMappedOrKeptVerbatim(String word, Status mapped) {
        OrderState state = after(snapshot(word, minute(0), 5));
        assertThat(state.listed().orElseThrow().mapped()).isEqualTo(mapped);
        assertThat(state.listed().orElseThrow().status()).isEqualTo(word);
        assertThat(state.unmapped().contains(word)).isEqualTo(mapped == Status.UNKNOWN);
        assertThat(state.status()).isEqualTo(Status.UNKNOWN);
    }

    private static OrderFact snapshot(String status, Instant asOf, long seats) {
        return new OrderFact.Snapshot("orders", asOf, status, Optional.empty(),
                List.of(new OrderLine("sku1", seats, Optional.empty())), Optional.empty());
    }

    @Test
    void aRepeatedExportRowMovesItsAsOfOnly() {
        FoldedSubject folded = Walked.folded(ORDER, snapshot("pending", minute(0), 5),
                snapshot("pending", minute(10), 5),
                snapshot("pending", minute(20), 6));
        OrderState state = (OrderState) folded.current().state();
        assertThat(folded.current().recent()).hasSize(2);
        assertThat(state.listed().orElseThrow().since()).isEqualTo(minute(0));
        assertThat(state.listed().orElseThrow().asOf()).isEqualTo(minute(20));
        assertThat(state.listed().orElseThrow().lines()).extracting(OrderLine::quantity).containsExactly(6L);
    }

    @Test
    void anOlderFileNeverOverwritesANewerOne() {
        FoldedSubject folded = Walked.folded(ORDER, snapshot("completed", minute(10), 5),
                snapshot("pending", minute(5), 5));
        OrderState state = (OrderState) folded.current().state();
        assertThat(state.listed().orElseThrow().status()).isEqualTo("completed");
        assertThat(folded.current().recent()).hasSize(1);
    }

    private static OrderLine line(String sku, long quantity) {
        return new OrderLine(sku, quantity, Optional.empty());
    }

    private static List<OrderLine> lines(OrderFact.LineUpdated... updates) {
        List<Fact> facts = new ArrayList<>(List.of(new OrderFact.Submitted(List.of(line("SHD", 10), line("CRM", 5),
                line("TWIN", 1), line("TWIN", 2)), Optional.empty(), Optional.empty(), Optional.empty())));
        facts.addAll(List.of(updates));
        return ((OrderState) Walked.state(ORDER, facts.toArray(Fact[]::new))).lines();
    }

    /// N11: what events.md says.
    @Test
    void aLinesQuantityIsWhatItsLastUpdateSays() {
        List<OrderLine> rest = List.of(line("CRM", 5), line("TWIN", 1), line("TWIN", 2));
        List<OrderLine> eight = new ArrayList<>(List.of(line("SHD", 8)));
        eight.addAll(rest);
        assertThat(lines(new OrderFact.LineUpdated("SHD", "fulfilled", Optional.of(8L)))).isEqualTo(eight);
        assertThat(lines(new OrderFact.LineUpdated("SHD", "fulfilled", Optional.of(9L)),
                new OrderFact.LineUpdated("SHD", "fulfilled", Optional.of(8L)),
                new OrderFact.LineUpdated("SHD", "unfulfilled", Optional.empty()))).isEqualTo(eight);
        assertThat(lines(new OrderFact.LineUpdated("NEW", "fulfilled", Optional.of(3L)))).contains(line("NEW", 3))
                .hasSize(5);
    }

    @Test
    void ofTwoLinesOfOneSkuNobodyCanSayWhichIsMeant() {
        OrderState state = (OrderState) Walked.state(ORDER,
                new OrderFact.Submitted(List.of(line("TWIN", 1), line("TWIN", 2)), Optional.empty(), Optional.empty(),
                        Optional.empty()),
                new OrderFact.LineUpdated("TWIN", "fulfilled", Optional.of(8L)));
        assertThat(state.lines()).containsExactly(line("TWIN", 1), line("TWIN", 2));
        assertThat(state.outOfTurn()).contains("order.line_updated");
    }

    /// N4: hold, promised, released, held again, and twelve facts more.
    @Test
    void theStateKeepsWhenAPromiseWasGivenAndWhereTheOrderStood() {
        List<Fact> facts = new ArrayList<>(List.of(new OrderFact.OnHold(WHY),
                new OrderFact.Promised(LocalDate.of(2026, 4, 1)), new OrderFact.Released(), new OrderFact.OnHold(WHY),
                new OrderFact.OnHold(Optional.of(Reason.of("credit")))));
        for (int more = 0; more < 12; more++) {
            facts.add(new OrderFact.LineUpdated("SHD", "fulfilled", Optional.empty()));
        }
        OrderState state = (OrderState) Walked.state(ORDER, facts.toArray(Fact[]::new));
        assertThat(state.promisedAt()).contains(minute(1));
        assertThat(state.stands()).containsExactly(
                new OrderState.Stand(minute(0), Status.ON_HOLD, Optional.of("PO")),
                new OrderState.Stand(minute(2), Status.PROVISIONING, Optional.empty()),
                new OrderState.Stand(minute(3), Status.ON_HOLD, Optional.of("PO")),
                new OrderState.Stand(minute(4), Status.ON_HOLD, Optional.of("credit")));
        assertThat(state.since()).contains(minute(3));
    }

    @Test
    void ofManyStandsTheLastAreKept() {
        List<Fact> facts = new ArrayList<>();
        for (int turn = 0; turn < 20; turn++) {
            facts.add(new OrderFact.OnHold(WHY));
            facts.add(new OrderFact.Released());
        }
        OrderState state = (OrderState) Walked.state(ORDER, facts.toArray(Fact[]::new));
        assertThat(state.stands()).hasSize(OrderState.STANDS);
        assertThat(state.stands().getLast().since()).isEqualTo(minute(39));
    }
}
