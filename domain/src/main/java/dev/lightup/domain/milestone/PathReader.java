package dev.lightup.domain.milestone;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.milestone.MilestonePath.Status;
import dev.lightup.domain.milestone.MilestonePath.Step;
import dev.lightup.domain.order.OrderLot;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.MilestoneTemplate;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.HeldSlices;
import dev.lightup.domain.reading.ProgrammeRules;
import dev.lightup.domain.reading.ReadingClock;
import dev.lightup.domain.reading.SkuKey;
import dev.lightup.domain.reading.TypedSlice;
import dev.lightup.domain.reading.UnmappedWords;
import dev.lightup.domain.seats.SeatEvidence;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.SkuSeats;
import dev.lightup.domain.seats.SubscriptionSeats;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.waiting.Goal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads each subscription's path from provisioned to active use: planned by its offer's template from the day of
/// provisioning, ticked by seats or by word.
///
/// Seats are counted for a customer's SKU, not for a subscription: the first subscription of a SKU has the path, a later one
/// only where people speak of its milestones.
public final class PathReader {
    /// Those with the next due day first.
    public static final Comparator<MilestonePath> NEXT_DUE = Comparator
            .<MilestonePath, LocalDate>comparing(p -> p.next().flatMap(s -> s.days().due()).orElse(LocalDate.MAX))
            .thenComparing(MilestonePath::subscription);

    private final ProgrammeRules rules;
    private final ReadingClock now;
    private final UnmappedWords unmapped;
    private final ProvisioningDay provisioning;
    private final Map<String, MilestoneState> told = new HashMap<>();
    private final Map<SkuKey, SeatEvidence> evidence = new HashMap<>();
    private final Map<SkuKey, SkuSeats> seats;

    public PathReader(
            ProgrammeRules rules,
            ReadingClock now,
            UnmappedWords unmapped,
            HeldSlices inventory,
            List<OrderLot> orders,
            Map<SkuKey, SkuSeats> seats) {
        this.seats = seats;
        this.rules = rules;
        this.now = now;
        this.unmapped = unmapped;
        inventory.milestones().forEach(m -> told.put(m.subject().id(), m.state()));
        for (TypedSlice<UsageState> usage : inventory.usages()) {
            evidence.put(SkuKey.ofUsage(usage.subject(), usage.customer()), SeatEvidence.of(usage.state()));
        }
        this.provisioning = new ProvisioningDay(orders, evidence);
    }

    /// A path, with what its moves need to know.
    ///
    /// @param begun when each step's turn came: when the one before it was done, or when provisioned
    /// @param goals how far the seats are, for each step, where some are sold
    /// @param todos what is to be done, for each step of which the programme says it
    public record Planned(
            MilestonePath path,
            SubscriptionSeats subscription,
            Map<String, Instant> begun,
            Optional<MilestoneState> told,
            Map<String, Goal> goals,
            Map<String, String> todos) {}

    /// All paths of paid and trial subscriptions, open and done ones.
    public List<Planned> read(List<SubscriptionSeats> subscriptions) {
        Set<SkuKey> taken = new HashSet<>();
        List<Planned> result = new ArrayList<>();
        for (SubscriptionSeats subscription : byProvisioning(subscriptions)) {
            Optional<MilestoneTemplate> template = subscription.sku().flatMap(rules::template);
            boolean first = provisioning.of(subscription).isPresent() && taken.add(subscription.key());
            if (template.isPresent() && (first || told.containsKey(subscription.id()))) {
                result.add(plan(subscription, template.get()));
            }
        }
        return result;
    }

    private List<SubscriptionSeats> byProvisioning(List<SubscriptionSeats> subscriptions) {
        return subscriptions.stream()
                .filter(SubscriptionSeats::isRunning)
                .sorted(Comparator.<SubscriptionSeats, Instant>comparing(s -> provisioning.of(s).orElse(Instant.MAX))
                        .thenComparing(s -> s.item().subject()))
                .toList();
    }

    private Planned plan(SubscriptionSeats subscription, MilestoneTemplate template) {
        Optional<Instant> provisioned = provisioning.of(subscription);
        Optional<LocalDate> day = provisioned.map(now.calendar()::day);
        Optional<MilestoneState> words = Optional.ofNullable(told.get(subscription.id()));
        noteUnknownSteps(template, words);
        SeatEvidence seen = evidence.getOrDefault(subscription.key(), SeatEvidence.NONE);
        Optional<Long> sold = Optional.ofNullable(seats.get(subscription.key())).flatMap(s -> s.seats().sold());
        Optional<LocalDate> ordered = provisioning.ordered(subscription).map(now.calendar()::day);
        Optional<LocalDate> before = Optional.empty();
        Optional<Instant> turn = provisioned;
        Map<String, Instant> begun = new HashMap<>();
        Map<String, Goal> goals = new HashMap<>();
        Map<String, String> todos = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        boolean pending = false;
        for (MilestoneTemplate.Step step : template.steps()) {
            Optional<MilestoneState.Step> word = words.flatMap(w -> Optional.ofNullable(w.steps().get(step.step())));
            Optional<LocalDate> proof = seen.of(step, provisioned, sold).map(now.calendar()::day);
            Optional<LocalDate> after = before.or(
                    () -> step.evidence() == MilestoneTemplate.Evidence.PROVISIONED ? ordered : day);
            Optional<LocalDate> due = word.flatMap(MilestoneState.Step::due)
                    .or(() -> day.map(p -> now.calendar().plusBusinessDays(p, step.dueDays())));
            Step read = step(step, word, proof, after, due, pending, seen);
            turn.or(() -> word.map(MilestoneState.Step::since)).ifPresent(t -> begun.put(step.step(), t));
            step.todo().ifPresent(todo -> todos.put(step.step(), todo));
            goal(step, subscription.key(), seen).ifPresent(g -> goals.put(step.step(), g));
            steps.add(read);
            if (read.status() == Status.DONE) {
                before = read.days().done();
                turn = read.days().done().map(now.calendar()::startOf);
            } else if (read.status() != Status.WAIVED) {
                pending = true;
            }
        }
        String name = rules.nameOf(subscription.sku().orElse(SkuKey.NO_SKU));
        return new Planned(new MilestonePath(subscription.item().subject(), subscription.item().customer(), name,
                template.id() + "/" + template.version(), steps, subscription.state().deployedBy(), seen.reported()),
                subscription, begun, words, goals, todos);
    }

    /// How far the seats of the SKU are; nothing where none are sold.
    private Optional<Goal> goal(MilestoneTemplate.Step step, SkuKey key, SeatEvidence seen) {
        return Optional.ofNullable(seats.get(key))
                .map(SkuSeats::seats)
                .flatMap(own -> own.sold().filter(n -> n > 0).map(sold -> goal(step, own, sold, seen)));
    }

    private Goal goal(MilestoneTemplate.Step step, Seats own, long sold, SeatEvidence seen) {
        if (step.evidence() == MilestoneTemplate.Evidence.FIRST_ASSIGNED) {
            return new Goal(Goal.Measure.ASSIGNED, own.assigned(), Optional.of(1L), sold, Optional.empty(),
                    Optional.empty());
        }
        Optional<Long> have = own.active();
        Optional<Long> most = seen.most().filter(m -> have.filter(h -> h < m).isPresent());
        Optional<LocalDate> since = have.filter(h -> h > 0 && most.isEmpty())
                .flatMap(seen::firstWith)
                .map(now.calendar()::day);
        return new Goal(Goal.Measure.IN_USE, have, want(step, sold), sold, since, most);
    }

    private static Optional<Long> want(MilestoneTemplate.Step step, long sold) {
        return switch (step.evidence()) {
            case ACTIVE_SHARE -> {
                int percent = step.percent().orElse(100);
                yield Optional.of(sold / 100 * percent + Math.ceilDiv(sold % 100 * percent, 100L));
            }
            case FIRST_ACTIVE -> Optional.of(1L);
            case PROVISIONED, FIRST_ASSIGNED, BY_HAND -> Optional.empty();
        };
    }

    private Step step(
            MilestoneTemplate.Step step,
            Optional<MilestoneState.Step> word,
            Optional<LocalDate> proof,
            Optional<LocalDate> after,
            Optional<LocalDate> due,
            boolean pending,
            SeatEvidence seen) {
        Optional<LocalDate> done = proof.or(() -> word.filter(w -> w.status() == MilestoneState.Status.REACHED)
                .map(w -> w.reached().orElseGet(() -> now.calendar().day(w.since())))
                // said of a day to come: until then nothing is reached
                .filter(now::begun));
        Status status = status(word, done.isPresent(), pending);
        boolean open = status == Status.NEXT || status == Status.BLOCKED;
        boolean overdue = open && due.filter(d -> now.reached(now.calendar().closingOf(d))).isPresent();
        boolean unseen = overdue && status == Status.NEXT && step.evidence().isReported()
                && seen.reported(step)
                        .filter(at -> due.filter(d -> at.isBefore(now.calendar().closingOf(d))).isEmpty())
                        .isEmpty();
        boolean byEvidence = done.isPresent()
                ? proof.isPresent()
                : step.evidence() != MilestoneTemplate.Evidence.BY_HAND;
        Optional<Integer> took = done.flatMap(d -> after.filter(a -> !a.isAfter(d))
                .map(a -> now.calendar().businessDaysBetween(a, d)));
        return new Step(step.step(), step.title(), status, byEvidence, new MilestonePath.Days(after, done, took, due),
                overdue && !unseen, unseen,
                status == Status.BLOCKED ? blockedBy(word).orElse(step.side()) : step.side());
    }

    /// The side that a blocked step's reason names.
    private Optional<Side> blockedBy(Optional<MilestoneState.Step> word) {
        return Optional.of(rules.causes()
                .of(word.flatMap(MilestoneState.Step::reason), Cause.MILESTONE)
                .cause())
                .filter(cause -> cause != Cause.MILESTONE)
                .map(Cause::side);
    }

    private static Status status(Optional<MilestoneState.Step> word, boolean done, boolean pending) {
        if (done) {
            return Status.DONE;
        }
        Status otherwise = pending ? Status.TODO : Status.NEXT;
        return word.map(w -> switch (w.status()) {
            case WAIVED -> Status.WAIVED;
            case BLOCKED -> Status.BLOCKED;
            case PLANNED, STARTED, REACHED, MISSED -> otherwise;
        }).orElse(otherwise);
    }

    private void noteUnknownSteps(MilestoneTemplate template, Optional<MilestoneState> words) {
        Set<String> known = template.steps().stream().map(MilestoneTemplate.Step::step).collect(Collectors.toSet());
        words.ifPresent(w -> w.steps().keySet().stream().filter(s -> !known.contains(s)).forEach(unmapped::add));
    }

    /// The milestone subject of a subscription.
    static Subject subject(MilestonePath path) {
        return new Subject(Subject.Kind.MILESTONE, path.subscription().id());
    }
}
