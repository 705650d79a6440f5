package dev.lightup.domain.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.EscalationFact;
import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.MilestoneFact;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.state.SubjectState;
import dev.lightup.domain.state.SubscriptionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The tables of `docs/senders/lifecycles.md` are what the fold does: each event told to a subject in each status that events
/// lead to. The words around them are written by hand. With `-Dlightup.write=true` the tables are written anew.
class LifecyclesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "senders", "lifecycles.md");
    private static final String NOTHING = "nothing told yet";
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    /// @param nothing the status of a subject of which nothing was told
    /// @param facts one of each event that can move it
    private record Machine<S extends Enum<S>>(
            String name,
            Subject subject,
            Class<S> statuses,
            Optional<S> nothing,
            Function<SubjectState, Optional<S>> status,
            List<Fact> facts) {
        Optional<S> after(List<Fact> told) {
            return told.isEmpty() ? nothing : status.apply(Walked.state(subject, told.toArray(Fact[]::new)));
        }

        /// The shortest ways to every status that events lead to.
        Map<S, List<Fact>> ways() {
            Map<S, List<Fact>> ways = new EnumMap<>(statuses);
            Deque<List<Fact>> next = new ArrayDeque<>(List.of(List.of()));
            while (!next.isEmpty()) {
                List<Fact> way = next.remove();
                Optional<S> reached = after(way);
                if (way.isEmpty() || reached.filter(s -> ways.putIfAbsent(s, way) == null).isPresent()) {
                    facts.forEach(fact -> next.add(Stream.concat(way.stream(), Stream.of(fact)).toList()));
                }
            }
            return ways;
        }

        String table() {
            var table = new StringBuilder("| event | leads to | from |\n| --- | --- | --- |\n");
            Map<S, List<Fact>> ways = ways();
            nothing.ifPresent(status -> ways.put(status, List.of()));
            for (Fact fact : facts) {
                Map<S, List<String>> moves = new EnumMap<>(statuses);
                if (nothing.isEmpty()) {
                    after(List.of(fact)).ifPresent(to -> moves.put(to, new ArrayList<>(List.of(NOTHING))));
                }
                ways.forEach((from, way) -> {
                    List<Fact> told = new ArrayList<>(way);
                    told.add(fact);
                    after(told).filter(to -> to != from)
                            .ifPresent(to -> moves.computeIfAbsent(to, _ -> new ArrayList<>()).add(word(from)));
                });
                moves.forEach((to, from) -> table.append("| `%s` | %s | %s |\n".formatted(Catalogue.of(fact).name(),
                        word(to), String.join(", ", from))));
            }
            return table.toString();
        }

        private String word(S status) {
            return nothing.filter(status::equals).isPresent()
                    ? NOTHING
                    : status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final Machine<OrderState.Status> ORDER = new Machine<>("order",
            new Subject(Subject.Kind.ORDER, "7Q-2210"), OrderState.Status.class,
            Optional.of(OrderState.Status.UNKNOWN), state -> Optional.of(((OrderState) state).status()),
            List.of(new OrderFact.Submitted(List.of(new OrderLine("s", 1, Optional.empty())), Optional.empty(),
                    Optional.empty(), Optional.empty()), new OrderFact.Accepted(),
                    new OrderFact.ReviewRequired(Optional.empty()), new OrderFact.OnHold(Optional.empty()),
                    new OrderFact.ActionRequired(Optional.empty()), new OrderFact.Released(),
                    new OrderFact.ProvisioningStarted(), new OrderFact.PartiallyFulfilled(),
                    new OrderFact.Fulfilled(), new OrderFact.Failed(Optional.empty()),
                    new OrderFact.Resubmitted(), new OrderFact.Cancelled(Optional.empty())));

    private static final Machine<SubscriptionState.Status> SUBSCRIPTION = new Machine<>("subscription",
            new Subject(Subject.Kind.SUBSCRIPTION, "8c1f"), SubscriptionState.Status.class,
            Optional.of(SubscriptionState.Status.UNKNOWN),
            state -> Optional.of(((SubscriptionState) state).status()),
            List.of(new SubscriptionFact.Created("s", 1, Optional.empty(), Optional.of(true), Optional.empty(),
                    Optional.empty(), Optional.empty()), new SubscriptionFact.Activated(),
                    new SubscriptionFact.TrialStarted(Optional.empty()),
                    new SubscriptionFact.Suspended(Optional.empty()), new SubscriptionFact.Resumed(),
                    new SubscriptionFact.Expired(), new SubscriptionFact.Disabled(),
                    new SubscriptionFact.Cancelled(Optional.empty()),
                    new SubscriptionFact.Migrated(Optional.empty()), new SubscriptionFact.Deleted()));

    private static final Machine<MilestoneState.Status> MILESTONE = new Machine<>("milestone",
            new Subject(Subject.Kind.MILESTONE, "8c1f"), MilestoneState.Status.class, Optional.empty(),
            state -> ((MilestoneState) state).steps().values().stream().map(MilestoneState.Step::status).findFirst(),
            List.of(new MilestoneFact.Planned("s", DAY), new MilestoneFact.Started("s"),
                    new MilestoneFact.Blocked("s", Optional.empty()), new MilestoneFact.Missed("s"),
                    new MilestoneFact.Waived("s", Optional.empty()), new MilestoneFact.Reached("s", Optional.empty())));

    private static final Machine<EscalationState.Status> ESCALATION = new Machine<>("escalation",
            new Subject(Subject.Kind.ESCALATION, "x"), EscalationState.Status.class,
            Optional.empty(), state -> Optional.of(((EscalationState) state).status()),
            List.of(new EscalationFact.Opened("Stuck", Optional.empty(), Optional.empty()),
                    new EscalationFact.Acknowledged(), new EscalationFact.Assigned("vendor"),
                    new EscalationFact.Resolved(Optional.empty()), new EscalationFact.Reopened(),
                    new EscalationFact.Closed()));

    /// Events that move no status: what a new event does is said here or in its machine's list.
    private static final Map<Class<? extends Fact>, Set<Class<? extends Fact>>> STILL = Map.of(
            OrderFact.class, Set.of(OrderFact.LineUpdated.class, OrderFact.Promised.class, OrderFact.Snapshot.class),
            SubscriptionFact.class, Set.of(SubscriptionFact.QuantityChanged.class, SubscriptionFact.PlanChanged.class,
                    SubscriptionFact.Renewed.class, SubscriptionFact.AutorenewChanged.class,
                    SubscriptionFact.TrialConverted.class, SubscriptionFact.TrialEnded.class,
                    SubscriptionFact.Transferred.class, SubscriptionFact.Snapshot.class),
            MilestoneFact.class, Set.of(),
            EscalationFact.class, Set.of(EscalationFact.Raised.class, EscalationFact.Commented.class));

    @Test
    void everyEventOfAMachineIsInItsTableOrMovesNothing() {
        Stream<Fact> listed = Stream.of(ORDER, SUBSCRIPTION, MILESTONE, ESCALATION)
                .flatMap(machine -> machine.facts().stream());
        Set<Class<?>> told = listed.map(Fact::getClass).collect(Collectors.toSet());
        STILL.forEach((family, still) -> {
            Set<Class<?>> all = new HashSet<>(still);
            told.stream().filter(family::isAssignableFrom).forEach(all::add);
            assertThat(all).containsExactlyInAnyOrder(family.getPermittedSubclasses());
        });
    }

    private static final Optional<String> NO_REGION = Optional.empty();
    private static final List<PartnerFact> REQUIREMENTS = List.of(
            new PartnerFact.ApplicationSubmitted(NO_REGION, NO_REGION, NO_REGION),
            new PartnerFact.ApplicationApproved(), new PartnerFact.ApplicationRejected(Optional.empty()),
            new PartnerFact.VerificationUpdated("k", "pending", NO_REGION),
            new PartnerFact.AgreementSigned("reseller", NO_REGION),
            new PartnerFact.AgreementExpired("reseller", NO_REGION),
            new PartnerFact.AgreementRevoked("reseller", NO_REGION),
            new PartnerFact.CreditRequested(Optional.empty(), Optional.empty()),
            new PartnerFact.CreditApproved(Optional.empty(), Optional.empty()),
            new PartnerFact.CreditDeclined(Optional.empty()),
            new PartnerFact.CreditExceeded(Optional.empty(), Optional.empty(), Optional.empty()),
            new PartnerFact.CreditReleased(), new PartnerFact.RelationshipInvited(NO_REGION),
            new PartnerFact.RelationshipAccepted(NO_REGION), new PartnerFact.RelationshipRemoved(NO_REGION),
            new PartnerFact.PorValidated(true, Optional.empty(), NO_REGION),
            new PartnerFact.PorValidated(false, Optional.empty(), NO_REGION),
            new PartnerFact.AccessGranted(NO_REGION),
            new PartnerFact.RequirementWaived("por", NO_REGION, Optional.empty()));

    /// What each event alone makes of the requirement that it speaks of.
    private static String requirements() {
        var subject = new Subject(Subject.Kind.PARTNER, "A-7");
        return REQUIREMENTS.stream().map(fact -> {
            RequirementTrack track = ((PartnerState) Walked.state(subject, fact)).tracks().values().iterator().next();
            return "| `%s`%s | %s | %s |\n".formatted(Catalogue.of(fact).name(),
                    fact instanceof PartnerFact.PorValidated por ? ", `valid` " + por.valid() : "",
                    fact instanceof PartnerFact.RequirementWaived
                            ? "that of `requirement`"
                            : track.requirement().word(),
                    track.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }).collect(Collectors.joining("", "| event | requirement | becomes |\n| --- | --- | --- |\n", ""));
    }

    @Test
    @Tag("writes")
    void thePageOfLifecyclesSaysWhatTheFoldDoes() throws IOException {
        String renewed = withTable(Files.readString(PAGE), "partner", requirements());
        for (Machine<?> machine : List.of(ORDER, SUBSCRIPTION, MILESTONE, ESCALATION)) {
            renewed = withTable(renewed, machine.name(), machine.table());
        }
        renewed = withTable(renewed, "The list of all types", types());
        if (Boolean.getBoolean("lightup.write")) {
            Files.writeString(PAGE, renewed);
        }
        assertThat(Files.readString(PAGE)).as("run this test with -Dlightup.write=true").isEqualTo(renewed);
    }

    /// All types that senders may send, by their numbers, a family a row.
    private static String types() {
        Map<String, List<String>> families = Catalogue.all()
                .stream()
                .filter(Catalogue.Type::external)
                .sorted(Comparator.comparingInt(Catalogue.Type::number))
                .collect(Collectors.groupingBy(Catalogue.Type::family, LinkedHashMap::new,
                        Collectors.mapping(type -> type.number() + " `" + type.name() + "`", Collectors.toList())));
        return families.entrySet()
                .stream()
                .map(family -> "| %s | %s |\n".formatted(family.getKey(), String.join(", ", family.getValue())))
                .collect(Collectors.joining("", "| event | its types in their order |\n| --- | --- |\n", ""));
    }

    /// The table of a section is the lines from its heading's table on.
    private static String withTable(String page, String section, String table) {
        int heading = page.indexOf("\n## " + section + "\n");
        assertThat(heading).as("a section %s", section).isNotNegative();
        int begins = page.indexOf("\n| event |", heading) + 1;
        int ends = page.indexOf("\n\n", begins);
        return page.substring(0, begins) + table + page.substring(ends < 0 ? page.length() : ends + 1);
    }
}
