package dev.lightup.domain.milestone;

import static dev.lightup.domain.reading.ASubscription.subscription;
import static dev.lightup.domain.reading.AnOrder.order;
import static dev.lightup.domain.reading.Given.at;
import static dev.lightup.domain.reading.Given.day;
import static dev.lightup.domain.reading.Given.reading;
import static dev.lightup.domain.reading.Usage.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.account.TimelineEntry;
import dev.lightup.domain.event.EscalationFact;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.Given;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.Raised;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a row says of how far its thing is. The template's steps are due 5, 10, 20 and 40 business days after provisioning.
class GoalTest {
    private static Move milestone(AccountReading reading) {
        return Stream.concat(reading.agenda().moves().stream(), reading.agenda().coming().stream())
                .filter(m -> m.kind() == Move.Kind.MILESTONE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStepSaysHowManyAreInUseAndSinceWhenThatHasNotMoved() {
        Goal goal = milestone(reading(subscription("s").held(),
                usage("lumen", "COP-M").firstAssigned("2026-11-06T09:00:00Z")
                        .firstActive("2026-11-10T09:00:00Z")
                        .high(5, "2026-11-10T09:00:00Z")
                        .high(12, "2026-11-12T23:30:00Z")
                        .counts("teams", 50, 12)
                        .held()))
                .detail()
                .goal()
                .orElseThrow();
        assertThat(goal.have()).contains(12L);
        assertThat(goal.sold()).isEqualTo(100);
        assertThat(goal.since()).as("half an hour into the 13th in Oslo").contains(day("2026-11-13"));
        assertThat(goal.most()).isEmpty();
        assertThat(goal.want()).as("people say when champions are trained").isEmpty();
    }

    @Test
    void whereMoreWereInUseOnceItSaysHowManyAndNoDay() {
        Goal goal = milestone(reading(subscription("s").held(),
                usage("lumen", "COP-M").firstAssigned("2026-11-06T09:00:00Z")
                        .firstActive("2026-11-10T09:00:00Z")
                        .high(20, "2026-11-10T09:00:00Z")
                        .counts("teams", 50, 12)
                        .held()))
                .detail()
                .goal()
                .orElseThrow();
        assertThat(goal.most()).contains(20L);
        assertThat(goal.since()).isEmpty();
    }

    @Test
    void theFirstAssignedSeatIsCountedByAssignedSeats() {
        Goal goal = milestone(reading(subscription("s").held(), usage("lumen", "COP-M").counts("teams", 0, 0).held()))
                .detail()
                .goal()
                .orElseThrow();
        assertThat(goal).isEqualTo(new Goal(Goal.Measure.ASSIGNED, Optional.of(0L), Optional.of(1L), 100,
                Optional.empty(), Optional.empty()));
        assertThat(goal.missing()).contains(1L);
    }

    @Test
    void anEscalationNamesItsOrderItsLevelAndWhoOpenedIt() {
        var about = new Subject(Subject.Kind.ORDER, "o-1");
        var state = new EscalationState("Order does not move", Optional.of(about.toString()), 2,
                EscalationState.Status.OPEN, Optional.of(at("2026-11-18T08:00:00Z")),
                Optional.of(at("2026-11-18T08:00:00Z")), Optional.empty(), Optional.empty(),
                Optional.of(at("2026-11-18T08:00:00Z")));
        HeldSlice held = Given.held(new Subject(Subject.Kind.ESCALATION, "E-1"), Optional.of("lumen"), state,
                Given.moment(at("2026-11-18T08:00:00Z"), "/desk", Grade.A,
                        new EscalationFact.Opened("Order does not move", Optional.of(about.toString()),
                                Optional.of(1))));
        AccountReading reading = reading(held, subscription("s").held());
        assertThat(reading.agenda()
                .moves()
                .stream()
                .flatMap(m -> m.detail().raised().stream())
                .toList())
                .containsExactly(new Raised(Optional.of(about), 2, Optional.of(at("2026-11-18T08:00:00Z")),
                        Optional.of("/desk"), Optional.empty()));
        CustomerReading lumen = reading.customers()
                .stream()
                .filter(c -> c.id().equals("lumen"))
                .findFirst()
                .orElseThrow();
        assertThat(lumen.timeline().moments().stream().map(TimelineEntry::about).toList())
                .as("one timeline, of whatever kind")
                .isEqualTo(List.of(held.subject()));
    }

    @Test
    void anEscalationOfAnOrderThatIsClosedStillKnowsItsCustomer() {
        var about = new Subject(Subject.Kind.ORDER, "o-1");
        var state = new EscalationState("Was billed twice", Optional.of(about.toString()), 1,
                EscalationState.Status.OPEN, Optional.of(at("2026-11-18T08:00:00Z")),
                Optional.of(at("2026-11-18T08:00:00Z")), Optional.empty(), Optional.empty(),
                Optional.of(at("2026-11-18T08:00:00Z")));
        HeldSlice held = Given.held(new Subject(Subject.Kind.ESCALATION, "E-1"), Optional.empty(), state);
        Move move = reading(held, order("o-1").by("maru").fulfilled("2026-11-10T08:00:00Z").held()).agenda()
                .moves()
                .getFirst();
        assertThat(move.stake().customer()).contains("maru");
        assertThat(move.stake().seats()).as("no seat waits with it").isEmpty();
    }
}
