package dev.lightup.domain.milestone;

import static dev.lightup.domain.reading.ASubscription.subscription;
import static dev.lightup.domain.reading.AnOrder.order;
import static dev.lightup.domain.reading.Given.at;
import static dev.lightup.domain.reading.Given.day;
import static dev.lightup.domain.reading.Given.reading;
import static dev.lightup.domain.reading.Usage.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.milestone.MilestonePath.Status;
import dev.lightup.domain.milestone.MilestonePath.Step;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.Given;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.waiting.Move;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathReaderTest {
    private static MilestonePath path(HeldSlice... held) {
        return reading(held).agenda().paths().getFirst();
    }

    private static Step step(MilestonePath path, String word) {
        return path.steps().stream().filter(s -> s.step().equals(word)).findFirst().orElseThrow();
    }

    private static HeldSlice told(
            String subscription,
            String step,
            MilestoneState.Status status,
            String since,
            Optional<LocalDate> due,
            Optional<LocalDate> reached,
            Optional<Reason> reason) {
        var steps = new TreeMap<String, MilestoneState.Step>();
        steps.put(step, new MilestoneState.Step(status, Instant.parse(since), due, reached, reason));
        return Given.held(new Subject(Subject.Kind.MILESTONE, subscription), Optional.of("lumen"),
                new MilestoneState(steps));
    }

    /// A report of that instant, of seats that nobody has taken up.
    private static HeldSlice unused(String asOf) {
        return usage("lumen", "COP-M").asOf(asOf).counts("all", 0, 0).held();
    }

    private static HeldSlice told(String step, MilestoneState.Status status) {
        return told("s", step, status, "2026-11-16T09:00:00Z", Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void thePathIsPlannedInBusinessDaysFromTheDayOfProvisioning() {
        MilestonePath path = path(subscription("s").held());
        assertThat(path.template()).isEqualTo("deploy/2");
        assertThat(path.offer()).isEqualTo("Copilot");
        assertThat(path.steps()).extracting(s -> s.days().due())
                .containsExactly(Optional.of(day("2026-11-02")),
                        Optional.of(day("2026-11-09")), Optional.of(day("2026-11-16")), Optional.of(day("2026-11-30")),
                        Optional.of(day("2026-12-29")));
        assertThat(path.steps()).extracting(Step::status)
                .containsExactly(Status.DONE, Status.NEXT, Status.TODO,
                        Status.TODO, Status.TODO);
    }

    @Test
    void theFulfilledOrderSaysWhenItWasProvisioned() {
        MilestonePath path = path(subscription("s").fromOrder("7Q").held(),
                order("7Q").submitted("2026-11-04T09:00:00Z").fulfilled("2026-11-09T09:00:00Z").held());
        assertThat(step(path, "provisioned").days().done()).contains(day("2026-11-09"));
        assertThat(step(path, "provisioned").days().took()).as("business days since it was ordered").contains(3);
        assertThat(step(path, "first_assigned").days().due()).contains(day("2026-11-16"));
    }

    @Test
    void whereOnlyExportsTellTheFirstFulfilledOrderOfTheSkuSaysWhen() {
        HeldSlice listed = subscription("s").withoutEvents()
                .listed("2026-11-22T00:00:00Z", SubscriptionState.Status.ACTIVE, 40, "2026-11-15T00:00:00Z")
                .held();
        HeldSlice seats = usage("lumen", "COP-M").firstAssigned("2026-11-12T00:00:00Z").counts("all", 9, 0).held();
        HeldSlice order = order("7Q").submitted("2026-11-06T09:00:00Z")
                .listed("2026-11-22T00:00:00Z", "Completed", OrderState.Status.FULFILLED,
                        "2026-11-10T00:00:00Z")
                .withoutEvents()
                .held();
        assertThat(step(path(listed), "provisioned").days().done()).as("the first file").contains(day("2026-11-15"));
        assertThat(step(path(listed, seats), "provisioned").days().done()).as("a seat").contains(day("2026-11-12"));
        MilestonePath path = path(listed, seats, order);
        assertThat(step(path, "provisioned").days().done()).as("the order").contains(day("2026-11-10"));
        assertThat(step(path, "provisioned").days().took()).contains(2);
        assertThat(step(path, "first_active").days().due()).contains(day("2026-11-24"));
    }

    @Test
    void stepsOfOnePathThatWaitForTheSameSideAreOneRowAndCountOnce() {
        AccountReading reading = reading(subscription("s").held(), unused("2026-11-22T00:00:00Z"));
        assertThat(reading.agenda().moves()).hasSize(1);
        assertThat(reading.verdict()).extracting(Verdict::partner, Verdict::late).containsExactly(1, 1);
    }

    @Test
    void seatsTickWhatTheyProve() {
        MilestonePath path = path(subscription("s").held(),
                usage("lumen", "COP-M").firstAssigned("2026-11-06T09:00:00Z")
                        .firstActive("2026-11-10T09:00:00Z")
                        .high(12, "2026-11-12T00:00:00Z")
                        .counts("teams", 50, 12)
                        .held());
        assertThat(step(path, "first_assigned").days().done()).contains(day("2026-11-06"));
        assertThat(step(path, "first_assigned").days().took()).contains(4);
        assertThat(step(path, "first_active").days().took()).contains(2);
        assertThat(step(path, "first_active").byEvidence()).isTrue();
        assertThat(path.next().orElseThrow().step()).isEqualTo("trained");
        assertThat(step(path, "share").status()).as("12 of 100 are not 40 %").isEqualTo(Status.TODO);
    }

    @Test
    void aShareIsReachedAlsoByAReportThatJumpsOverIt() {
        MilestonePath path = path(subscription("s").held(),
                usage("lumen", "COP-M").high(39, "2026-11-05T00:00:00Z")
                        .high(50, "2026-11-12T00:00:00Z")
                        .high(70, "2026-11-14T00:00:00Z")
                        .counts("teams", 50, 50)
                        .held());
        assertThat(step(path, "share").days().done()).contains(day("2026-11-12"));
    }

    /// N3: 100 are sold by events; what the report itself calls sold is another number.
    @ParameterizedTest
    @ValueSource(longs = {1, 50, 100, 1000})
    void aShareIsOneOfTheSoldSeatsThatThePageShows(long reported) {
        for (long active : List.of(39L, 40L)) {
            AccountReading reading = reading(subscription("s").held(),
                    usage("lumen", "COP-M").high(active, "2026-11-12T00:00:00Z")
                            .counts("all", Optional.of(reported), Optional.of(active), Optional.of(active))
                            .held());
            assertThat(reading.seats().total().activePercent()).contains(active);
            assertThat(step(reading.agenda().paths().getFirst(), "share").days().done().isPresent())
                    .isEqualTo(active == 40);
        }
    }

    /// P3: 6 November lies before the training of 12 November.
    @Test
    void aStepThatWasReachedBeforeTheOneAboveItTookNothing() {
        HeldSlice trained = told("s", "trained", MilestoneState.Status.REACHED, "2026-11-12T09:00:00Z",
                Optional.empty(),
                Optional.of(day("2026-11-12")), Optional.empty());
        MilestonePath path = path(subscription("s").held(), trained,
                usage("lumen", "COP-M").high(40, "2026-11-06T09:00:00Z").counts("all", 40, 40).held());
        assertThat(step(path, "share").days().done()).contains(day("2026-11-06"));
        assertThat(step(path, "share").days().took()).isEmpty();
        assertThat(step(path, "trained").days().took()).contains(8);
    }

    /// N13
    @Test
    void aStepSaidToBeReachedOnADayToComeIsNotReachedBefore() {
        List<HeldSlice> held = List.of(subscription("s").held(), told("s", "trained", MilestoneState.Status.REACHED,
                "2026-11-19T09:00:00Z", Optional.empty(), Optional.of(day("2026-12-01")), Optional.empty()));
        assertThat(step(reading(at("2026-11-30T22:59:59Z"), held).agenda().paths().getFirst(), "trained").days().done())
                .isEmpty();
        assertThat(step(reading(at("2026-11-30T23:00:00Z"), held).agenda().paths().getFirst(), "trained").days().done())
                .contains(day("2026-12-01"));
    }

    /// P1: what only a report could prove is not late while none has come since.
    @Test
    void aStepThatNoReportCouldShowSinceItFellDueCannotBeSeen() {
        AccountReading silent = reading(subscription("s").held(), unused("2026-11-06T00:00:00Z"),
                subscription("t").by("other").held());
        assertThat(silent.agenda().paths()).allSatisfy(p -> {
            assertThat(step(p, "first_assigned").unseen()).isTrue();
            assertThat(p.steps()).noneMatch(Step::late);
        });
        assertThat(silent.agenda().moves()).extracting(Move::kind, m -> m.why().side(), m -> m.why().cause())
                .as("one cause, one row")
                .containsExactly(tuple(Move.Kind.REPORT, Side.DISTRIBUTOR,
                        Cause.NO_REPORT));
        assertThat(silent.agenda().moves().getFirst().stake().seats()).contains(200L);
        assertThat(silent.agenda().moves().getFirst().deadline().since()).as("the day of the other's seats")
                .isEqualTo(at("2026-11-01T23:00:00Z"));
        AccountReading heard = reading(subscription("s").held(), unused("2026-11-10T00:00:00Z"));
        assertThat(heard.agenda().moves()).extracting(Move::kind).containsExactly(Move.Kind.MILESTONE);
        assertThat(step(heard.agenda().paths().getFirst(), "first_assigned").late()).isTrue();
    }

    /// P4
    @Test
    void aBlockedStepIsTheSidesThatItsReasonNamesOnThePathToo() {
        AccountReading blocked = reading(subscription("s").held(), told("s", "first_assigned",
                MilestoneState.Status.BLOCKED, "2026-11-16T09:00:00Z", Optional.empty(), Optional.empty(),
                Optional.of(Reason.of("customer form"))));
        assertThat(blocked.agenda().moves()).extracting(m -> m.why().side()).containsExactly(Side.CUSTOMER);
        assertThat(step(blocked.agenda().paths().getFirst(), "first_assigned").side()).isEqualTo(Side.CUSTOMER);
    }

    @Test
    void peopleTickTheRest() {
        MilestonePath path = path(subscription("s").held(), told("s", "trained", MilestoneState.Status.REACHED,
                "2026-11-19T09:00:00Z", Optional.empty(), Optional.of(day("2026-11-18")), Optional.empty()));
        assertThat(step(path, "trained").days().done()).contains(day("2026-11-18"));
        assertThat(step(path, "trained").byEvidence()).isFalse();
        assertThat(path.next().orElseThrow().step()).isEqualTo("first_assigned");
    }

    @Test
    void aStepPastDueIsLateFromTheClosingHourOn() {
        List<HeldSlice> held = List.of(subscription("s").activated("2026-11-16T09:00:00Z").held(),
                unused("2026-11-23T16:00:00Z"));
        assertThat(step(reading(at("2026-11-23T15:59:59Z"), held).agenda().paths().getFirst(), "first_assigned").late())
                .isFalse();
        AccountReading late = reading(at("2026-11-23T16:00:00Z"), held);
        assertThat(step(late.agenda().paths().getFirst(), "first_assigned").late()).isTrue();
        assertThat(late.verdict().late()).isOne();
        assertThat(late.verdict().level()).isEqualTo(Verdict.Level.LATE);
    }

    @Test
    void aPlannedDayTakesThePlaceOfTheTemplates() {
        MilestonePath path = path(subscription("s").held(), told("s", "first_assigned", MilestoneState.Status.PLANNED,
                "2026-11-03T09:00:00Z", Optional.of(day("2026-12-04")), Optional.empty(), Optional.empty()));
        assertThat(path.next().orElseThrow().days().due()).contains(day("2026-12-04"));
        assertThat(path.next().orElseThrow().late()).isFalse();
    }

    @Test
    void waivedStepsAreSkippedAndBlockedOnesWaitForTheirReason() {
        AccountReading reading = reading(subscription("s").held(),
                told("first_assigned", MilestoneState.Status.WAIVED));
        assertThat(reading.agenda().paths().getFirst().next().orElseThrow().step()).isEqualTo("first_active");
        AccountReading blocked = reading(subscription("s").held(), told("s", "first_assigned",
                MilestoneState.Status.BLOCKED, "2026-11-16T09:00:00Z", Optional.empty(), Optional.empty(),
                Optional.of(Reason.of("tenant mapping"))));
        assertThat(blocked.agenda().paths().getFirst().next().orElseThrow().status()).isEqualTo(Status.BLOCKED);
        Move move = blocked.agenda()
                .moves()
                .stream()
                .filter(m -> m.why().cause() == Cause.MAPPING)
                .findFirst()
                .orElseThrow();
        assertThat(move.why().side()).isEqualTo(Side.DISTRIBUTOR);
        assertThat(move.title()).isEqualTo("Step first_assigned");
    }

    @Test
    void aLateStepIsAMove() {
        AccountReading reading = reading(subscription("s").held(), unused("2026-11-22T00:00:00Z"));
        assertThat(reading.agenda().moves()).extracting(Move::title)
                .as("the step after it waits for it")
                .containsExactly("Step first_assigned");
        assertThat(reading.agenda().moves()).extracting(m -> m.deadline().due()).containsExactly(day("2026-11-09"));
        assertThat(reading.agenda().moves().getFirst().about().toString()).isEqualTo("milestone/s");
        assertThat(reading.agenda().moves().getFirst().stake().seats()).contains(100L);
    }

    @Test
    void aMilestoneThatIsNotDueYetIsListedButNotCounted() {
        AccountReading reading = reading(subscription("s").activated("2026-11-20T09:00:00Z").held());
        assertThat(reading.agenda().moves()).isEmpty();
        assertThat(reading.agenda().coming()).extracting(Move::title).containsExactly("Step first_assigned");
        assertThat(reading.verdict().partner()).isZero();
        assertThat(reading.verdict().level()).isEqualTo(Verdict.Level.CLEAR);
    }

    @Test
    void theFirstSubscriptionOfASkuHasThePath() {
        HeldSlice first = subscription("s").held();
        HeldSlice second = subscription("more").activated("2026-11-10T09:00:00Z").held();
        assertThat(reading(second, first).agenda().paths()).extracting(p -> p.subscription().id()).containsExactly("s");
        assertThat(reading(second, first, told("more", "trained", MilestoneState.Status.STARTED,
                "2026-11-16T09:00:00Z", Optional.empty(), Optional.empty(), Optional.empty())).agenda().paths())
                .as("a later one where people speak of it")
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(value = SubscriptionState.Status.class, mode = EnumSource.Mode.EXCLUDE, names = {"ACTIVE", "SUSPENDED"})
    void whatIsNotPaidHasNoPath(SubscriptionState.Status status) {
        assertThat(reading(subscription("s").is(status).held()).agenda().paths()).isEmpty();
    }

    @Test
    void anOfferWithoutTemplateHasNoPath() {
        assertThat(reading(subscription("s").of("E3", 10).held()).agenda().paths()).isEmpty();
    }

    @Test
    void aDonePathStandsOnTheCustomersPageOnly() {
        AccountReading reading = reading(subscription("s").held(), told("trained", MilestoneState.Status.REACHED),
                usage("lumen", "COP-M").firstAssigned("2026-11-06T09:00:00Z")
                        .firstActive("2026-11-10T09:00:00Z")
                        .high(50, "2026-11-12T00:00:00Z")
                        .counts("teams", 50, 50)
                        .held());
        assertThat(reading.agenda().paths()).isEmpty();
        assertThat(reading.customers().getFirst().holdings().paths()).hasSize(1);
    }

    @Test
    void stepsThatNoTemplateKnowsAreUnmapped() {
        assertThat(
                reading(subscription("s").held(), told("danced", MilestoneState.Status.REACHED)).quality().unmapped())
                .containsExactly("danced");
    }
}
