package dev.lightup.domain.machine;

import static dev.lightup.domain.state.SubscriptionState.Status.ACTIVE;
import static dev.lightup.domain.state.SubscriptionState.Status.CANCELLED;
import static dev.lightup.domain.state.SubscriptionState.Status.DELETED;
import static dev.lightup.domain.state.SubscriptionState.Status.DISABLED;
import static dev.lightup.domain.state.SubscriptionState.Status.EXPIRED;
import static dev.lightup.domain.state.SubscriptionState.Status.FAILED;
import static dev.lightup.domain.state.SubscriptionState.Status.PENDING;
import static dev.lightup.domain.state.SubscriptionState.Status.SUSPENDED;
import static dev.lightup.domain.state.SubscriptionState.Status.UNKNOWN;

import dev.lightup.domain.event.Fact;
import dev.lightup.domain.event.Reason;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.SubscriptionState.Listed;
import dev.lightup.domain.state.SubscriptionState.Status;
import dev.lightup.domain.words.WordTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The subscription's machine, the vendor's lifecycle: pending, active to and fro with suspended; active to expired, suspended to
/// disabled (the vendor's own text says expired once: both are taken); expired to disabled to deleted; cancelled from any state
/// that is still alive, which is the first half of deleted. Steps may be skipped forward, never backward: nothing comes back from
/// expired, disabled or deleted.
final class SubscriptionFold implements SubjectFold {
    private static final Set<Status> OVER = EnumSet.of(CANCELLED, DELETED, FAILED);
    private static final Set<Status> ALIVE = EnumSet.of(UNKNOWN, PENDING, ACTIVE, SUSPENDED);
    private static final Set<Status> NOT_OVER = EnumSet.complementOf(EnumSet.of(CANCELLED, DELETED, FAILED));
    private static final Set<Status> MAY_DELETE = EnumSet.complementOf(EnumSet.of(DELETED, FAILED));

    private Status status = UNKNOWN;
    private Optional<Instant> since = Optional.empty();
    private Optional<String> sku = Optional.empty();
    private Optional<Long> quantity = Optional.empty();
    private Optional<Instant> quantityAt = Optional.empty();
    private Optional<Long> drift = Optional.empty();
    private boolean trial;
    private Optional<LocalDate> trialEnds = Optional.empty();
    private Optional<LocalDate> termEnd = Optional.empty();
    private Optional<Boolean> autorenew = Optional.empty();
    private Optional<String> order = Optional.empty();
    private Optional<Instant> created = Optional.empty();
    private Optional<Instant> activated = Optional.empty();
    private Optional<Reason> reason = Optional.empty();
    private Optional<String> deployedBy = Optional.empty();
    private Optional<String> migratedTo = Optional.empty();
    private Optional<Listed> listed = Optional.empty();
    private Optional<Instant> touched = Optional.empty();
    private Optional<String> outOfTurn = Optional.empty();
    private final SortedSet<String> unmapped;
    private final NavigableMap<String, Instant> former;

    private final WordTable<Status> words;

    SubscriptionFold(WordTable<Status> words) {
        this.words = words;
        unmapped = new TreeSet<>();
        former = new TreeMap<>();
    }

    SubscriptionFold(SubscriptionState state, WordTable<Status> words) {
        this.words = words;
        status = state.status();
        since = state.since();
        sku = state.sku();
        quantity = state.quantity();
        quantityAt = state.quantityAt();
        drift = state.drift();
        trial = state.trial();
        trialEnds = state.trialEnds();
        termEnd = state.termEnd();
        autorenew = state.autorenew();
        order = state.order();
        created = state.created();
        activated = state.activated();
        reason = state.reason();
        deployedBy = state.deployedBy();
        migratedTo = state.migratedTo();
        listed = state.listed();
        touched = state.touched();
        outOfTurn = state.outOfTurn();
        unmapped = new TreeSet<>(state.unmapped());
        former = new TreeMap<>(state.former());
    }

    @Override
    public SubscriptionState state() {
        return new SubscriptionState(status, since, sku, quantity, drift, trial, trialEnds, termEnd, autorenew, order,
                created, activated, reason, deployedBy, migratedTo, listed, touched, outOfTurn,
                new TreeSet<>(unmapped), quantityAt, new TreeMap<>(former));
    }

    @Override
    public boolean take(FoldStep step) {
        if (step.fact() instanceof SystemFact.Touch) {
            touched = Optional.of(step.at());
        }
        if (amendsQuantity(step.fact())) {
            quantityAt = Optional.of(step.at());
        }
        return !(step.fact() instanceof SubscriptionFact fact) || take(fact, step);
    }

    /// A retraction may have taken back what said it.
    private static boolean amendsQuantity(Fact fact) {
        return switch (fact) {
            case SystemFact.Retracted _ -> true;
            case SystemFact.Corrected(_, SubscriptionFact said) -> switch (said) {
                case SubscriptionFact.Created _, SubscriptionFact.QuantityChanged _, SubscriptionFact.Renewed _ -> true;
                default -> false;
            };
            default -> false;
        };
    }

    private boolean take(SubscriptionFact fact, FoldStep step) {
        switch (fact) {
            case SubscriptionFact.Created told -> create(told, step);
            case SubscriptionFact.Activated() -> activate(step);
            case SubscriptionFact.TrialStarted(var ends) -> {
                if (move(step, ACTIVE, EnumSet.of(UNKNOWN, PENDING), Optional.empty()) || status == ACTIVE) {
                    trial = true;
                    trialEnds = ends.or(() -> trialEnds);
                }
            }
            case SubscriptionFact.QuantityChanged told -> change(told, step);
            case SubscriptionFact.PlanChanged(var to) -> {
                if (isNot(OVER, step)) {
                    sku.filter(was -> !was.equals(to)).ifPresent(was -> leave(was, step.at()));
                    former.remove(to);
                    sku = Optional.of(to);
                }
            }
            case SubscriptionFact.Renewed told -> {
                if (isNot(EnumSet.complementOf(EnumSet.copyOf(ALIVE)), step)) {
                    termEnd = told.termEnd().or(() -> termEnd);
                    told.quantity().ifPresent(seats -> count(seats, step));
                }
            }
            case SubscriptionFact.AutorenewChanged(var renews) -> {
                if (isNot(OVER, step)) {
                    autorenew = Optional.of(renews);
                }
            }
            case SubscriptionFact.TrialConverted() -> {
                if (isNot(EnumSet.complementOf(EnumSet.copyOf(ALIVE)), step)) {
                    trial = false;
                }
            }
            case SubscriptionFact.TrialEnded() -> {
                if (trial) {
                    move(step, EXPIRED, ALIVE, Optional.empty());
                } else {
                    outOfTurn = Optional.of(step.type());
                }
            }
            case SubscriptionFact.Suspended(var why) ->
                move(step, SUSPENDED, EnumSet.of(UNKNOWN, PENDING, ACTIVE), why);
            case SubscriptionFact.Resumed() ->
                move(step, ACTIVE, EnumSet.of(UNKNOWN, PENDING, SUSPENDED), Optional.empty());
            case SubscriptionFact.Expired() -> move(step, EXPIRED, ALIVE, Optional.empty());
            case SubscriptionFact.Disabled() -> move(step, DISABLED, with(ALIVE, EXPIRED), Optional.empty());
            case SubscriptionFact.Cancelled(var why) -> move(step, CANCELLED, NOT_OVER, why);
            case SubscriptionFact.Deleted() -> move(step, DELETED, MAY_DELETE, Optional.empty());
            case SubscriptionFact.Transferred() -> {
                // the account that the entry carries holds it from here on
            }
            case SubscriptionFact.Migrated(var to) -> {
                migratedTo = to.or(() -> migratedTo);
                // what another subscription replaces no longer counts
                move(step, CANCELLED, NOT_OVER, Optional.empty());
            }
            case SubscriptionFact.Snapshot snapshot -> {
                return list(snapshot);
            }
        }
        return true;
    }

    /// Whether it came to stand at `to` by this step. Where it stood there already only the reason is news.
    private boolean move(FoldStep step, Status to, Set<Status> from, Optional<Reason> why) {
        if (status == to) {
            reason = why.or(() -> reason);
            return false;
        }
        if (!from.contains(status)) {
            outOfTurn = Optional.of(step.type());
            return false;
        }
        status = to;
        since = Optional.of(step.at());
        reason = why;
        return true;
    }

    private boolean isNot(Set<Status> barred, FoldStep step) {
        if (barred.contains(status)) {
            outOfTurn = Optional.of(step.type());
            return false;
        }
        return true;
    }

    private void create(SubscriptionFact.Created told, FoldStep step) {
        // late word of the creation still tells what later facts did not
        created = created.or(() -> Optional.of(step.at()));
        sku = sku.or(() -> Optional.of(told.sku()));
        if (quantity.isEmpty()) {
            count(told.quantity(), step);
        }
        order = order.or(told::order);
        termEnd = termEnd.or(told::termEnd);
        autorenew = autorenew.or(told::autorenew);
        deployedBy = deployedBy.or(told::deployedBy);
        if (move(step, PENDING, EnumSet.of(UNKNOWN), Optional.empty()) || status == PENDING) {
            trial = told.trial().orElse(trial);
        }
    }

    private void activate(FoldStep step) {
        boolean moved = move(step, ACTIVE, EnumSet.of(UNKNOWN, PENDING, SUSPENDED), Optional.empty());
        if (moved || status == ACTIVE) {
            activated = activated.or(() -> Optional.of(step.at()));
        }
    }

    private void change(SubscriptionFact.QuantityChanged told, FoldStep step) {
        if (isNot(OVER, step)) {
            if (quantity.isPresent() && told.old().isPresent() && !quantity.equals(told.old())) {
                drift = told.old();
            }
            count(told.quantity(), step);
        }
    }

    private void leave(String was, Instant at) {
        former.put(was, at);
        if (former.size() > SubscriptionState.FORMER) {
            former.entrySet()
                    .stream()
                    .min(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .ifPresent(former::remove);
        }
    }

    private void count(long seats, FoldStep step) {
        quantity = Optional.of(seats);
        quantityAt = Optional.of(step.at());
    }

    private boolean list(SubscriptionFact.Snapshot told) {
        if (listed.filter(was -> told.asOf().isBefore(was.asOf())).isPresent()) {
            return false;
        }
        Optional<Status> mapped = told.status().flatMap(words::meaning);
        if (mapped.isEmpty()) {
            told.status().ifPresent(word -> UnknownWords.keep(unmapped, word));
        }
        Optional<Listed> same = listed.filter(was -> was.status().equals(told.status())
                && was.sku().equals(told.sku()) && was.quantity().equals(told.quantity())
                && was.termEnd().equals(told.termEnd()) && was.trial().equals(told.trial())
                && was.autorenew().equals(told.autorenew()));
        listed = Optional.of(new Listed(told.feed(), told.asOf(), told.status(), mapped.orElse(UNKNOWN), told.sku(),
                told.quantity(), told.termEnd(), same.map(Listed::since).orElse(told.asOf()), told.trial(),
                told.autorenew()));
        return same.isEmpty();
    }

    private static Set<Status> with(Set<Status> some, Status other) {
        Set<Status> all = EnumSet.copyOf(some);
        all.add(other);
        return all;
    }
}
