package dev.lightup.domain.seats;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.feed.FeedAbsence;
import dev.lightup.domain.reading.SkuKey;
import dev.lightup.domain.reading.TypedSlice;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.SubscriptionState.Listed;
import dev.lightup.domain.state.SubscriptionState.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/// What one subscription amounts to: by its events, by the newest snapshot where no event told.
///
/// @param gone whether a later file no longer lists it: then the snapshot is no evidence any more
public record SubscriptionSeats(
        TypedSlice<SubscriptionState> item,
        Status status,
        Optional<String> sku,
        Optional<Long> quantity,
        boolean gone) {
    public static SubscriptionSeats of(TypedSlice<SubscriptionState> item, FeedAbsence feeds) {
        SubscriptionState state = item.state();
        boolean gone = state.listed().filter(l -> feeds.gone(l.feed(), l.asOf())).isPresent();
        Optional<Listed> listed = state.listed().filter(_ -> !gone);
        Status status = state.status() != Status.UNKNOWN
                ? state.status()
                : listed.map(Listed::mapped).orElse(Status.UNKNOWN);
        return new SubscriptionSeats(item, status, state.sku().or(() -> state.listed().flatMap(Listed::sku)),
                state.quantity().or(() -> listed.flatMap(Listed::quantity)), gone);
    }

    public String id() {
        return item.subject().id();
    }

    public SubscriptionState state() {
        return item.state();
    }

    /// The order that it names.
    public Optional<Subject> namesOrder() {
        return orderOf(state());
    }

    /// The order that a subscription names.
    public static Optional<Subject> orderOf(SubscriptionState state) {
        return state.order().filter(Subject::isValidId).map(id -> new Subject(Subject.Kind.ORDER, id));
    }

    /// Whether its status is told at all, by a word that is known or not.
    boolean speaks() {
        return status != Status.UNKNOWN || gone || item.state().listed().flatMap(Listed::status).isPresent();
    }

    /// Whether its seats are there to be used, paid or on trial: it is active or suspended, or a file lists it and says no status.
    public boolean isRunning() {
        return status.isPaid() || isListedOnly();
    }

    public boolean isPaid() {
        return isRunning() && !onTrial();
    }

    boolean isTrial() {
        return isRunning() && onTrial();
    }

    /// Whether nobody pays it: by events, by the newest snapshot where no event told its status.
    public boolean onTrial() {
        return state().trial() || (state().status() == Status.UNKNOWN && isListed(Listed::trial));
    }

    /// Whether it renews by itself: by events, else by the newest snapshot.
    public Optional<Boolean> autorenew() {
        return state().autorenew().or(() -> gone ? Optional.empty() : state().listed().flatMap(Listed::autorenew));
    }

    private boolean isListed(Function<Listed, Optional<Boolean>> what) {
        return !gone && state().listed().flatMap(what).orElse(false);
    }

    /// Whether a file lists it without a word of its status, and nothing else is known: its seats are sold as the file says.
    boolean isListedOnly() {
        return !speaks() && state().quantity().isEmpty() && state().listed().isPresent();
    }

    /// Whether all that is known of its seats is one feed's report of that moment.
    boolean isOf(String feed, Instant asOf) {
        return state().status() == Status.UNKNOWN && state().quantity().isEmpty()
                && state().listed().filter(l -> l.feed().equals(feed) && l.asOf().equals(asOf)).isPresent();
    }

    /// Seats that count as sold; absent when it is a trial, not paid, or unknown.
    public Optional<Long> sold() {
        return isPaid() ? quantity : Optional.empty();
    }

    /// The as-of of the snapshot that tells its seats, where they stand among those sold or apart; absent where events tell them.
    Optional<Instant> seatsAsOf() {
        boolean bySnapshot = state().quantity().isEmpty() || state().status() == Status.UNKNOWN;
        boolean stands = status.isPaid() || status == Status.PENDING || status == Status.UNKNOWN;
        return state().listed().filter(_ -> bySnapshot && stands && quantity.isPresent() && !gone).map(Listed::asOf);
    }

    public SkuKey key() {
        return SkuKey.of(item.customer(), sku);
    }

    /// The last day of the trial or of the commitment.
    public Optional<LocalDate> ends() {
        Optional<LocalDate> term = state().termEnd()
                .or(() -> gone
                        ? Optional.empty()
                        : state().listed().flatMap(Listed::termEnd));
        return isTrial() ? state().trialEnds().or(() -> term) : term;
    }
}
