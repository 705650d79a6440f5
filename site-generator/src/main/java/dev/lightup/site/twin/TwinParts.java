package dev.lightup.site.twin;

import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.milestone.MilestonePath;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Goal;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.Raised;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The pieces of JSON twins: the same numbers as the pages, as numbers. What was not told is left out.
public final class TwinParts {
    private TwinParts() {}

    /// The headline.
    public record Headline(Verdict.Level level, String text) {}

    /// A page of a long list.
    ///
    /// @param count how many rows stand on it
    public record Band(String page, String name, int count) {}

    /// Seats side by side: `sold = inUse + idle + unmeasured`; `active` is the raw count, the rest of it stands in `over`,
    /// `trialInUse`, `unsoldInUse` and `untoldInUse`. Seats that are `provisioning` and of `unknownStatus` are in none of these.
    public record SeatCount(
            Optional<Long> sold,
            long trial,
            Optional<Long> assigned,
            Optional<Long> active,
            Optional<Long> inUse,
            Optional<Long> idle,
            long idleAssigned,
            long idleUnassigned,
            Optional<Long> assignedBeyond,
            long unmeasured,
            long over,
            long trialInUse,
            long unsoldInUse,
            long untoldInUse,
            long provisioning,
            long unknownStatus,
            Optional<Long> activePercent,
            Optional<Integer> windowDays,
            Optional<Instant> asOf) {}

    /// Seats of an offer.
    public record Offer(String offer, String name, boolean mapped, String workload, SeatCount seats) {}

    /// A customer's id and name.
    public record Customer(String id, String name) {}

    /// Something that waits.
    ///
    /// @param todo what is to be done, as the page says it
    /// @param fromBefore whether it has waited since before the account was opened to its partner
    /// @param goal for milestones: how far the seats are
    /// @param escalation for escalations: what about, by whom, how far up
    public record Waiting(
            Subject about,
            Move.Kind kind,
            String title,
            String todo,
            Optional<String> region,
            Side side,
            String who,
            Cause cause,
            String why,
            Optional<Customer> customer,
            Optional<Long> seats,
            Optional<String> offer,
            Deadline.Urgency urgency,
            Instant since,
            LocalDate due,
            int businessDays,
            Optional<LocalDate> promised,
            boolean stuck,
            boolean fromBefore,
            Optional<Goal> goal,
            Optional<Raised> escalation) {}

    /// A step of a path.
    public record Step(
            String step,
            String title,
            MilestonePath.Status status,
            boolean byEvidence,
            Optional<LocalDate> done,
            Optional<Integer> took,
            Optional<LocalDate> due,
            boolean late,
            boolean unseen,
            Side side) {}

    /// A milestone path.
    public record Path(
            Subject subscription,
            Optional<Customer> customer,
            String offer,
            String template,
            List<Step> steps,
            Optional<String> deployedBy,
            Optional<Instant> reported) {}

    /// A requirement.
    public record Requirement(
            String requirement,
            Optional<String> region,
            RequirementTrack.Status status,
            Instant since,
            Optional<String> reason) {}

    /// The next day that costs money.
    public record Renewal(
            LocalDate on,
            dev.lightup.domain.seats.Renewal.Outcome outcome,
            boolean trial,
            Optional<Long> seats,
            Optional<Long> idle,
            long unmeasured) {}

    /// A coming end of terms of a customer.
    public record EndOfTerm(Optional<Customer> customer, Renewal renewal) {}

    /// A customer with its seats.
    public record CustomerLine(
            String id,
            String name,
            Optional<String> page,
            SeatCount seats,
            Optional<Renewal> renewal,
            CustomerReading.Standing standing) {}

    /// A line of an order.
    public record OrderLine(String sku, String offer, long quantity) {}

    /// An order.
    public record Order(
            String order,
            Optional<Customer> customer,
            OrderReading.Phase phase,
            OrderState.Status status,
            List<OrderLine> lines,
            Optional<Instant> submitted,
            Optional<Instant> since,
            Optional<LocalDate> scheduled,
            Optional<Instant> fulfilled,
            Optional<Waiting> waiting,
            Optional<Long> inUse,
            boolean gone,
            Optional<Instant> sequenceFell,
            List<String> unmapped) {}

    /// Orders by phase.
    public record OrderCounts(
            int open,
            int stuck,
            int scheduled,
            int inUseNotClosed,
            int fulfilled,
            int failed,
            int cancelled) {}

    /// A subscription.
    public record Subscription(
            String subscription,
            Optional<String> sku,
            Optional<String> offer,
            SubscriptionState.Status status,
            Optional<Long> sold,
            Optional<Long> quantity,
            boolean trial,
            Optional<LocalDate> ends,
            dev.lightup.domain.seats.Renewal.Outcome outcome,
            Optional<Boolean> autorenew,
            boolean gone,
            Optional<Instant> sequenceFell,
            Optional<Disputed> dispute,
            List<String> unmapped) {}

    /// A value on which events and a snapshot differ.
    public record Disputed(Subject about, String what, String events, String snapshot, Instant since, String feed) {}

    /// A sender.
    public record Sender(String source, Grade grade, Instant last) {}

    /// A moment of a timeline.
    public record Happened(
            Subject about,
            Instant at,
            Instant occurred,
            Instant received,
            String type,
            String source,
            String id,
            Grade grade,
            String text) {}

    /// A month's last report.
    ///
    /// @param month `2026-10`, where the sender counts days
    public record Month(
            String month,
            Instant asOf,
            Optional<Long> sold,
            Optional<Long> assigned,
            Optional<Long> active) {}

    /// How a SKU was used over the months, oldest first.
    public record Trend(String sku, String offer, String workload, List<Month> months) {}

    /// What happened to a customer, newest first.
    public record Timeline(List<Happened> moments, long earlier) {}
}
