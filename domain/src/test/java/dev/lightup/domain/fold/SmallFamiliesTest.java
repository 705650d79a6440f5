package dev.lightup.domain.fold;

import static dev.lightup.domain.fold.Told.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.EscalationFact;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.LinkFact;
import dev.lightup.domain.event.MilestoneFact;
import dev.lightup.domain.event.OfferFact;
import dev.lightup.domain.event.PortfolioFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.state.CustomerState.Gdap;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.FoldedSubject;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.state.OfferState;
import dev.lightup.domain.state.LinkState;
import dev.lightup.domain.state.PortfolioState;
import dev.lightup.domain.state.ProgrammeState;
import dev.lightup.domain.words.TestWords;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Milestones, escalations, offers, customers, endpoints and the programme.
class SmallFamiliesTest {
    private static final Subject LINK = new Subject(Subject.Kind.LINK, "nordvik/abcdefghijklmnop");
    private static final Optional<String> NONE = Optional.empty();
    private static final LocalDate DUE = LocalDate.of(2026, 4, 1);

    private static final Map<String, MilestoneFact> STEPS = Map.of("planned", new MilestoneFact.Planned("s", DUE),
            "replanned", new MilestoneFact.Planned("s", DUE.plusDays(9)), "started", new MilestoneFact.Started("s"),
            "reached", new MilestoneFact.Reached("s", Optional.of(DUE)), "missed", new MilestoneFact.Missed("s"),
            "blocked", new MilestoneFact.Blocked("s", Optional.empty()), "waived",
            new MilestoneFact.Waived("s", Optional.of("not needed")));

    private static final Map<String, EscalationFact> CALLS = Map.of("opened",
            new EscalationFact.Opened("Stuck", Optional.of("order/1"), Optional.of(2)), "acknowledged",
            new EscalationFact.Acknowledged(), "assigned", new EscalationFact.Assigned("vendor"), "raised",
            new EscalationFact.Raised(3), "commented", new EscalationFact.Commented("words"), "resolved",
            new EscalationFact.Resolved(Optional.of("fixed")), "reopened", new EscalationFact.Reopened(), "closed",
            new EscalationFact.Closed());

    private static <F extends Fact> Fact[] told(Map<String, F> facts, String way) {
        return Arrays.stream(way.split(" "))
                .map(name -> Objects.requireNonNull(facts.get(name), name))
                .toArray(Fact[]::new);
    }

    @ParameterizedTest
    @CsvSource({"planned,PLANNED,0", "planned started,STARTED,1", "planned started reached,REACHED,2",
        "planned blocked,BLOCKED,1", "started blocked,BLOCKED,1", "started blocked started,STARTED,2",
        "planned missed,MISSED,1", "planned missed reached,REACHED,2", "planned missed started,STARTED,2",
        "planned missed blocked,MISSED,1", "planned missed replanned,PLANNED,2", "planned replanned,PLANNED,0",
        "started replanned,STARTED,0", "planned waived,WAIVED,1", "reached started,REACHED,0",
        "reached waived,REACHED,0", "reached missed,REACHED,0", "waived reached,REACHED,1", "waived started,WAIVED,0",
        "reached,REACHED,0",
        "blocked reached,REACHED,1", "blocked missed,MISSED,1", "started started,STARTED,0",
        "started missed,MISSED,1"})
    void aMilestonesStepGoesItsWay(String way, MilestoneState.Status status, int since) {
        MilestoneState state = (MilestoneState) Walked.state(new Subject(Subject.Kind.MILESTONE, "8c1f"),
                told(STEPS, way));
        MilestoneState.Step step = Objects.requireNonNull(state.steps().get("s"));
        assertThat(step.status()).isEqualTo(status);
        assertThat(step.since()).isEqualTo(minute(since));
        assertThat(step.due()).isEqualTo(way.contains("replanned")
                ? Optional.of(DUE.plusDays(9))
                : way.startsWith("planned") ? Optional.of(DUE) : Optional.empty());
        assertThat(step.reached().isPresent()).isEqualTo(status == MilestoneState.Status.REACHED);
        assertThat(step.reason().isPresent()).isEqualTo(status == MilestoneState.Status.WAIVED);
    }

    @ParameterizedTest
    @CsvSource({"opened,OPEN,0", "opened acknowledged,ACKNOWLEDGED,1", "opened assigned,IN_PROGRESS,1",
        "opened acknowledged assigned,IN_PROGRESS,2", "opened assigned assigned,IN_PROGRESS,1",
        "opened assigned acknowledged,IN_PROGRESS,1", "opened resolved,RESOLVED,1",
        "opened acknowledged resolved closed,CLOSED,3", "opened resolved reopened,REOPENED,2",
        "opened resolved reopened acknowledged,ACKNOWLEDGED,3", "opened resolved reopened assigned,IN_PROGRESS,3",
        "opened resolved assigned,RESOLVED,1", "opened closed,CLOSED,1", "opened closed reopened,CLOSED,1",
        "opened closed resolved,CLOSED,1", "opened reopened,OPEN,0", "opened opened,OPEN,0",
        "opened assigned resolved reopened resolved,RESOLVED,4", "opened resolved resolved,RESOLVED,1"})
    void anEscalationGoesItsWay(String way, EscalationState.Status status, int since) {
        EscalationState state = (EscalationState) Walked.state(new Subject(Subject.Kind.ESCALATION, "x"),
                told(CALLS, way));
        assertThat(state.status()).isEqualTo(status);
        assertThat(state.since()).contains(minute(since));
        assertThat(state.title()).isEqualTo("Stuck");
        assertThat(state.about()).contains("order/1");
        assertThat(state.resolution().isPresent()).isEqualTo(!way.endsWith("opened resolved reopened")
                && status != EscalationState.Status.REOPENED && way.contains("resolved")
                && !way.matches(".*reopened (acknowledged|assigned)") && !way.equals("opened closed resolved"));
    }

    /// N15: acknowledging and beginning to work restart nothing; another side, or opening it again, does.
    @ParameterizedTest
    @CsvSource({"opened,0", "opened acknowledged,0", "opened acknowledged raised commented,0", "opened assigned,1",
        "opened acknowledged assigned,2", "opened assigned acknowledged assigned,1",
        "opened resolved reopened acknowledged,2"})
    void theWaitForASideBeganWithTheSide(String way, int since) {
        EscalationState state = (EscalationState) Walked.state(new Subject(Subject.Kind.ESCALATION, "x"),
                told(CALLS, way));
        assertThat(state.waiting()).contains(minute(since));
    }

    @Test
    void anEscalationsLevelOnlyRisesWhileItIsOpen() {
        Subject subject = new Subject(Subject.Kind.ESCALATION, "x");
        EscalationFact low = new EscalationFact.Raised(1);
        EscalationFact opened = Objects.requireNonNull(CALLS.get("opened"));
        EscalationState state = (EscalationState) Walked.state(subject,
                told(CALLS, "opened raised commented assigned"));
        assertThat(state.level()).isEqualTo(3);
        assertThat(state.side()).contains("vendor");
        assertThat(((EscalationState) Walked.state(subject, opened, low)).level()).isEqualTo(2);
        assertThat(((EscalationState) Walked.state(subject, told(CALLS, "opened closed raised assigned"))).level())
                .isEqualTo(2);
        assertThat(((EscalationState) Walked.state(subject, told(CALLS, "opened closed assigned"))).side()).isEmpty();
    }

    @Test
    void anOfferKeepsItsFirstTimesAndComesBackFromRetirement() {
        Subject offer = new Subject(Subject.Kind.OFFER, "o1");
        Fact listed = new OfferFact.Listed(Optional.of("Offer"));
        Fact lit = new OfferFact.LitUp();
        Fact retired = new OfferFact.Retired();
        assertThat(Walked.state(offer, listed, listed, lit, lit, retired, retired)).isEqualTo(new OfferState(
                Optional.of("Offer"), Optional.of(minute(0)), Optional.of(minute(2)), Optional.of(minute(4))));
        assertThat(Walked.state(offer, lit, retired, lit)).isEqualTo(
                new OfferState(NONE, Optional.empty(), Optional.of(minute(0)), Optional.empty()));
        assertThat(((OfferState) Walked.state(offer, retired, listed)).retired()).isEmpty();
    }

    @Test
    void aCustomersFlagsAreKept() {
        Subject customer = new Subject(Subject.Kind.CUSTOMER, "c1");
        CustomerState state = (CustomerState) Walked.state(customer,
                new CustomerFact.Created(Optional.of("tok"), Optional.of("NO"), Optional.of("smb")),
                new CustomerFact.ResellerLinkAccepted(), new CustomerFact.AgreementAccepted(),
                new CustomerFact.AgreementAccepted(), new CustomerFact.GdapRequested(),
                new CustomerFact.GdapApproved(Optional.of(DUE)), new CustomerFact.GdapApproved(Optional.of(DUE)));
        assertThat(state).isEqualTo(new CustomerState(Optional.of("tok"), Optional.of("NO"), Optional.of("smb"), true,
                Optional.of(minute(2)), Gdap.APPROVED, Optional.of(minute(5)), Optional.of(DUE)));
        assertThat(((CustomerState) Walked.state(customer, new CustomerFact.GdapExpired())).gdap())
                .isEqualTo(Gdap.EXPIRED);
        assertThat(((CustomerState) Walked.state(customer, new CustomerFact.GdapTerminated())).gdap())
                .isEqualTo(Gdap.TERMINATED);
        assertThat(((CustomerState) Walked.state(customer, new CustomerFact.ResellerLinkAccepted(),
                new CustomerFact.ResellerLinkRemoved())).linked()).isFalse();
    }

    @Test
    void aCustomersRepeatedExportRowIsNoLineOfTheTimeline() {
        Subject customer = new Subject(Subject.Kind.CUSTOMER, "c1");
        FoldedSubject folded = Walked.folded(customer, new CustomerFact.Snapshot(Optional.of("tok"), NONE),
                new CustomerFact.Snapshot(Optional.of("tok"), NONE),
                new CustomerFact.Snapshot(NONE, Optional.of("NO")), new CustomerFact.Snapshot(NONE, NONE));
        assertThat(folded.current().recent()).hasSize(2);
        assertThat(((CustomerState) folded.current().state()).name()).contains("tok");
        assertThat(((CustomerState) folded.current().state()).country()).contains("NO");
    }

    @Test
    void anEndpointsHealthIsKept() {
        Subject endpoint = new Subject(Subject.Kind.ENDPOINT, "ep_1");
        Fact[] facts = new Fact[16];
        for (int i = 0; i < 12; i++) {
            facts[i] = new SystemFact.Quarantined("r" + i, "not-json", "detail", i);
        }
        facts[12] = new SystemFact.Test();
        facts[13] = new SystemFact.Heartbeat();
        facts[14] = new SystemFact.ExportRead("seats", minute(9), 10, 1, Optional.of("bad"));
        facts[15] = new SystemFact.ExportRead("seats", minute(5), 99, 0, NONE);
        FoldedSubject folded = Walked.folded(endpoint, facts);
        EndpointState state = (EndpointState) folded.current().state();
        assertThat(state.quarantined()).isEqualTo(67);
        assertThat(state.problems().stream().map(EndpointState.Problem::receipt).collect(Collectors.joining(" ")))
                .isEqualTo("r11 r10 r9 r8 r7 r6 r5 r4 r3 r2");
        assertThat(state.tested()).contains(minute(12));
        assertThat(state.heartbeat()).contains(minute(13));
        assertThat(state.exports()).isEqualTo(
                Map.of("seats", new EndpointState.Export(minute(9), minute(14), 10, 1, Optional.of("bad"))));
        assertThat(folded.current().recent()).extracting("type").doesNotContain("system.heartbeat");
    }

    private static Entry link(int at, LinkFact fact, String partner) {
        Told told = Told.told(LINK, "l" + at, fact).at(at);
        return (partner.isEmpty() ? told : told.account(partner)).entry();
    }

    @Test
    void aLinkStandsSinceItWasMadeAndIsThatPartnersWhoWasNamedLast() {
        Entry made = link(0, new LinkFact.Made(), "p-1");
        Entry again = link(1, new LinkFact.Made(), "p-1");
        Entry other = link(2, new LinkFact.Made(), "p-2");
        Entry ended = link(3, new LinkFact.Ended(), "");
        Entry anew = link(4, new LinkFact.Made(), "p-2");
        assertThat(links(made, again)).containsExactly(
                "p-1 " + new LinkState(Optional.of(minute(0)), Optional.of(minute(1))));
        assertThat(links(other, again, made)).last()
                .isEqualTo("p-2 " + new LinkState(Optional.of(minute(2)), Optional.of(minute(2))));
        assertThat(links(made, again, other, ended)).last()
                .isEqualTo("p-2 " + new LinkState(Optional.empty(), Optional.of(minute(3))));
        assertThat(links(anew, ended, other, again, made)).last()
                .isEqualTo("p-2 " + new LinkState(Optional.of(minute(4)), Optional.of(minute(4))));
    }

    private static List<String> links(Entry... entries) {
        return TestWords.FOLD.fold(LINK, List.of(entries))
                .slices()
                .stream()
                .map(slice -> slice.holder().account() + " " + slice.state())
                .toList();
    }

    @Test
    void aPortfolioIsWhatWasSaidOfItLastAndItsAccountsAreKeptOnce() {
        var north = new Subject(Subject.Kind.PORTFOLIO, "north");
        Entry first = Told.told(north, "p0", new PortfolioFact.Told("North", NONE, List.of("A-1"))).at(0).entry();
        Entry second = Told.told(north, "p1", new PortfolioFact.Told("N", Optional.of("Desk"), List.of("A-2", "A-3")))
                .at(1)
                .entry();
        Entry removed = Told.told(north, "p2", new PortfolioFact.Removed()).at(2).entry();
        FoldedSubject folded = TestWords.FOLD.fold(north, List.of(second, first));
        assertThat(folded.current().state()).isEqualTo(
                new PortfolioState(Optional.of("N"), Optional.of("Desk"), List.of("A-2", "A-3"),
                        Optional.of(minute(1))));
        assertThat(folded.current().holder()).isEqualTo(Holder.TENANT);
        assertThat(folded.current().recent()).extracting("fact")
                .containsExactly(new PortfolioFact.Told("N", Optional.of("Desk"), List.of()),
                        new PortfolioFact.Told("North", NONE, List.of()));
        assertThat(TestWords.FOLD.fold(north, List.of(removed, second, first)).current().state())
                .isEqualTo(new PortfolioState(NONE, NONE, List.of(), Optional.of(minute(2))));
    }

    @Test
    void theNewestConfigurationIsInForceAndItsDocumentIsKeptOnce() {
        FoldedSubject folded = Walked.folded(new Subject(Subject.Kind.PROGRAMME, "config"),
                new SystemFact.ProgrammeApplied("{\"a\":1}"), new SystemFact.ProgrammeApplied("{\"a\":2}"));
        assertThat(folded.current().state())
                .isEqualTo(new ProgrammeState(Optional.of("{\"a\":2}"), 2, Optional.of(minute(1))));
        assertThat(folded.current().recent()).extracting("fact").containsOnly(new SystemFact.ProgrammeApplied(""));
    }
}
