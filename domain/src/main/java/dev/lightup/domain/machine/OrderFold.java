package dev.lightup.domain.machine;

import static dev.lightup.domain.state.OrderState.Status.ACCEPTED;
import static dev.lightup.domain.state.OrderState.Status.ACTION_REQUIRED;
import static dev.lightup.domain.state.OrderState.Status.CANCELLED;
import static dev.lightup.domain.state.OrderState.Status.FAILED;
import static dev.lightup.domain.state.OrderState.Status.FULFILLED;
import static dev.lightup.domain.state.OrderState.Status.ON_HOLD;
import static dev.lightup.domain.state.OrderState.Status.PARTIALLY_FULFILLED;
import static dev.lightup.domain.state.OrderState.Status.PROVISIONING;
import static dev.lightup.domain.state.OrderState.Status.REVIEW_REQUIRED;
import static dev.lightup.domain.state.OrderState.Status.SUBMITTED;
import static dev.lightup.domain.state.OrderState.Status.UNKNOWN;

import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.OrderState.Listed;
import dev.lightup.domain.state.OrderState.Stand;
import dev.lightup.domain.state.OrderState.Status;
import dev.lightup.domain.words.WordTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The order's machine: submitted, accepted, waiting (review, hold, action) to and fro with provisioning, partially fulfilled,
/// fulfilled; from any open state to failed (resubmitted to provisioning) or cancelled. A fact may skip steps forward, because
/// senders do not tell every step; never backward. What it cannot take is remembered as out of turn.
final class OrderFold implements SubjectFold {
    private static final Set<Status> BEFORE_ACCEPTED = EnumSet.of(UNKNOWN, SUBMITTED);
    private static final Set<Status> WAITING = EnumSet.of(REVIEW_REQUIRED, ON_HOLD, ACTION_REQUIRED);
    private static final Set<Status> MAY_WAIT = EnumSet.of(UNKNOWN, SUBMITTED, ACCEPTED, REVIEW_REQUIRED, ON_HOLD,
            ACTION_REQUIRED, PROVISIONING);
    private static final Set<Status> MAY_START = EnumSet.of(UNKNOWN, SUBMITTED, ACCEPTED, REVIEW_REQUIRED, ON_HOLD,
            ACTION_REQUIRED, FAILED);
    private static final Set<Status> MAY_FULFIL_PARTLY = EnumSet.of(UNKNOWN, SUBMITTED, ACCEPTED, REVIEW_REQUIRED,
            ON_HOLD, ACTION_REQUIRED, PROVISIONING, FAILED);
    private static final Set<Status> OPEN = EnumSet.complementOf(EnumSet.of(FULFILLED, CANCELLED));

    private Status status = UNKNOWN;
    private Optional<Instant> since = Optional.empty();
    private Optional<Instant> submitted = Optional.empty();
    private Optional<Instant> accepted = Optional.empty();
    private Optional<Instant> fulfilled = Optional.empty();
    private List<OrderLine> lines = List.of();
    private Optional<String> reference = Optional.empty();
    private boolean manual;
    private Optional<LocalDate> scheduled = Optional.empty();
    private Optional<Reason> reason = Optional.empty();
    private int failures;
    private Optional<LocalDate> promised = Optional.empty();
    private Optional<Instant> promisedAt = Optional.empty();
    private final Deque<Stand> stands = new ArrayDeque<>();
    private Optional<Listed> listed = Optional.empty();
    private Optional<Instant> touched = Optional.empty();
    private Optional<String> outOfTurn = Optional.empty();
    private final SortedSet<String> unmapped;
    private final WordTable<Status> words;
    private final StateBounds beyond;

    OrderFold(WordTable<Status> words, StateBounds beyond) {
        this.words = words;
        this.beyond = beyond;
        unmapped = new TreeSet<>();
    }

    OrderFold(OrderState state, WordTable<Status> words, StateBounds beyond) {
        this.words = words;
        this.beyond = beyond;
        status = state.status();
        since = state.since();
        submitted = state.submitted();
        accepted = state.accepted();
        fulfilled = state.fulfilled();
        lines = state.lines();
        reference = state.reference();
        manual = state.manual();
        scheduled = state.scheduled();
        reason = state.reason();
        failures = state.failures();
        promised = state.promised();
        promisedAt = state.promisedAt();
        stands.addAll(state.stands());
        listed = state.listed();
        touched = state.touched();
        outOfTurn = state.outOfTurn();
        unmapped = new TreeSet<>(state.unmapped());
    }

    @Override
    public OrderState state() {
        return new OrderState(status, since, submitted, accepted, fulfilled, lines, reference, manual, scheduled,
                reason, failures, promised, listed, touched, outOfTurn, new TreeSet<>(unmapped), promisedAt,
                List.copyOf(stands));
    }

    @Override
    public boolean take(FoldStep step) {
        if (step.fact() instanceof SystemFact.Touch) {
            touched = Optional.of(step.at());
        }
        return !(step.fact() instanceof OrderFact fact) || take(fact, step);
    }

    private boolean take(OrderFact fact, FoldStep step) {
        switch (fact) {
            case OrderFact.Submitted order -> submit(order, step);
            case OrderFact.Accepted() -> {
                accepted = accepted.or(() -> Optional.of(step.at()));
                move(step, ACCEPTED, BEFORE_ACCEPTED, Optional.empty());
            }
            case OrderFact.ReviewRequired(var why) -> move(step, REVIEW_REQUIRED, MAY_WAIT, why);
            case OrderFact.OnHold(var why) -> move(step, ON_HOLD, MAY_WAIT, why);
            case OrderFact.ActionRequired(var why) -> move(step, ACTION_REQUIRED, MAY_WAIT, why);
            case OrderFact.Released() -> move(step, PROVISIONING, with(WAITING, UNKNOWN), Optional.empty());
            case OrderFact.ProvisioningStarted() -> move(step, PROVISIONING, MAY_START, Optional.empty());
            case OrderFact.LineUpdated told -> update(told, step);
            case OrderFact.PartiallyFulfilled() ->
                move(step, PARTIALLY_FULFILLED, MAY_FULFIL_PARTLY, Optional.empty());
            case OrderFact.Fulfilled() -> {
                if (move(step, FULFILLED, OPEN, Optional.empty())) {
                    fulfilled = Optional.of(step.at());
                }
            }
            case OrderFact.Failed(var why) -> {
                if (move(step, FAILED, OPEN, why)) {
                    failures++;
                }
            }
            case OrderFact.Resubmitted() ->
                move(step, PROVISIONING, EnumSet.of(UNKNOWN, FAILED), Optional.empty());
            case OrderFact.Cancelled(var why) -> move(step, CANCELLED, OPEN, why);
            case OrderFact.Promised(var by) -> promise(by, step);
            case OrderFact.Snapshot snapshot -> {
                return list(snapshot);
            }
        }
        return true;
    }

    /// Whether the order came to stand at `to` by this step. Where it stood there already only the reason is news.
    private boolean move(FoldStep step, Status to, Set<Status> from, Optional<Reason> why) {
        if (status == to) {
            reason = why.or(() -> reason);
            stand(step.at());
            return false;
        }
        if (!from.contains(status)) {
            outOfTurn = Optional.of(step.type());
            return false;
        }
        status = to;
        since = Optional.of(step.at());
        reason = why;
        stand(step.at());
        return true;
    }

    /// Notes where it stands, unless that is where it stood.
    private void stand(Instant at) {
        var stand = new Stand(at, status, reason.map(Reason::code));
        Stand last = stands.peekLast();
        if (last != null && last.status() == status && last.reason().equals(stand.reason())) {
            return;
        }
        stands.addLast(stand);
        if (stands.size() > OrderState.STANDS) {
            stands.removeFirst();
        }
    }

    /// A line's quantity, where it is told which line it is: of two lines of one SKU nobody can say which is meant.
    private void update(OrderFact.LineUpdated told, FoldStep step) {
        if (words.meaning(told.status()).isEmpty()) {
            UnknownWords.keep(unmapped, told.status());
        }
        long same = lines.stream().filter(l -> l.sku().equals(told.sku())).count();
        if (told.quantity().isEmpty()) {
            return;
        }
        if (same > 1) {
            outOfTurn = Optional.of(step.type());
            return;
        }
        var line = new OrderLine(told.sku(), told.quantity().get(), Optional.empty());
        if (same == 0) {
            List<OrderLine> all = Stream.concat(lines.stream(), Stream.of(line)).toList();
            lines = BoundedLines.kept(all);
            beyond.count(BoundedLines.LIST, all.size() - lines.size());
        } else {
            lines = lines.stream()
                    .map(l -> l.sku().equals(told.sku())
                            ? new OrderLine(l.sku(), line.quantity(), l.subscription())
                            : l)
                    .toList();
        }
    }

    private void submit(OrderFact.Submitted order, FoldStep step) {
        // late word of the submission still tells what was ordered
        submitted = submitted.or(() -> Optional.of(step.at()));
        if (lines.isEmpty() || status == UNKNOWN || status == SUBMITTED) {
            List<OrderLine> kept = BoundedLines.kept(order.lines());
            if (!kept.equals(lines)) {
                beyond.count(BoundedLines.LIST, order.lines().size() - kept.size());
            }
            lines = kept;
        }
        reference = order.reference().or(() -> reference);
        manual = order.manual().orElse(manual);
        scheduled = order.scheduled().or(() -> scheduled);
        move(step, SUBMITTED, EnumSet.of(UNKNOWN), Optional.empty());
    }

    private void promise(LocalDate by, FoldStep step) {
        if (status.isTerminal()) {
            outOfTurn = Optional.of(step.type());
        } else {
            promised = Optional.of(by);
            promisedAt = Optional.of(step.at());
        }
    }

    private boolean list(OrderFact.Snapshot told) {
        if (listed.filter(was -> told.asOf().isBefore(was.asOf())).isPresent()) {
            return false;
        }
        Optional<Status> mapped = words.meaning(told.status());
        if (mapped.isEmpty()) {
            UnknownWords.keep(unmapped, told.status());
        }
        List<OrderLine> kept = BoundedLines.kept(told.lines());
        if (listed.filter(was -> was.lines().equals(kept)).isEmpty()) {
            beyond.count(BoundedLines.LIST, told.lines().size() - kept.size());
        }
        Optional<Listed> same = listed.filter(was -> was.status().equals(told.status())
                && was.submitted().equals(told.submitted()) && was.lines().equals(kept)
                && was.reason().equals(told.reason()));
        // since speaks of the status alone: a corrected quantity does not make an order stand there anew
        Instant standing = listed.filter(was -> was.status().equals(told.status()))
                .map(Listed::since)
                .orElse(told.asOf());
        listed = Optional.of(new Listed(told.feed(), told.asOf(), told.status(), mapped.orElse(UNKNOWN), standing,
                told.submitted(), kept, told.reason()));
        return same.isEmpty();
    }

    private static Set<Status> with(Set<Status> some, Status other) {
        Set<Status> all = EnumSet.copyOf(some);
        all.add(other);
        return all;
    }
}
