package dev.lightup.domain.account;

import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.seats.UseMonth;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.MoveSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the level above needs of an account unit; written only when it differs.
///
/// @param unit the unit's key within its tenant, `a/<opaque>`
/// @param account the distributor's id of the partner
/// @param name the label's token of the partner's name
/// @param asOf when the newest order event was received; without one, when anything was
/// @param verdict the headline's facts
/// @param seats the account's seats
/// @param orders its orders by phase
/// @param stuck its stuck orders by whose move it is
/// @param needs the most pressing moves, at most {@link #NEEDS}
/// @param stage how far the partner is
/// @param lastReceived when anything of the account was last received
/// @param silent whether that is longer ago than the distributor's silence limit
/// @param atStake seats at stake: idle ones, and those of open and failed orders that wait
/// @param disputes how many subscriptions and orders are disputed
/// @param unmapped how many of the senders' words no rule knows
/// @param fell how many of its things count in another order than that of their times, since a sender's sequence began again; absent where none does
/// @param opened when it was opened to its partner; absent while its distributor alone reads it
/// @param months how many seats were in use over the months, oldest first; empty where that was not told
public record AccountSummary(
        String unit,
        String account,
        Optional<String> name,
        Optional<Instant> asOf,
        Verdict verdict,
        Seats seats,
        OrderCount orders,
        BySide stuck,
        List<MoveSummary> needs,
        OnboardingReading.Stage stage,
        Optional<Instant> lastReceived,
        boolean silent,
        long atStake,
        int disputes,
        int unmapped,
        Optional<Integer> fell,
        Optional<Instant> opened,
        List<UseMonth> months) {
    /// How many needs a summary keeps: the bound of what a queue can list of one account. Counts are never bounded.
    public static final int NEEDS = 2_000;

    public AccountSummary {
        needs = List.copyOf(needs);
        months = List.copyOf(months);
    }

    /// The same with its most pressing needs only. Counts stay whole.
    public AccountSummary withNeeds(int most) {
        return new AccountSummary(unit, account, name, asOf, verdict, seats, orders, stuck,
                needs.subList(0, Math.min(most, needs.size())), stage, lastReceived, silent, atStake, disputes,
                unmapped, fell, opened, months);
    }

    /// The same for pages that are neither the account's nor its distributor's: nobody is named.
    ///
    /// @param called what the partner is called there, in a label's place
    public AccountSummary namingNobody(String called) {
        return new AccountSummary(unit, account, Optional.of(called), asOf, verdict, seats, orders, stuck,
                needs.stream().map(MoveSummary::namingNobody).toList(), stage, lastReceived, silent, atStake, disputes,
                unmapped, fell, opened, months);
    }

    /// The summary of an account's reading.
    ///
    /// @param unit the unit's key within its tenant, `a/<opaque>`
    public static AccountSummary of(String unit, AccountReading reading) {
        Map<String, String> names = names(reading);
        List<Move> orders = reading.agenda().moves().stream().filter(m -> m.kind() == Move.Kind.ORDER).toList();
        return new AccountSummary(unit, reading.partner().account(), reading.partner().state().flatMap(p -> p.name()),
                reading.orders().asOf().or(reading.heard()::at), reading.verdict(), reading.seats().total(),
                reading.orders().count(), BySide.of(orders.stream().filter(Move::stuck).toList()),
                reading.agenda()
                        .moves()
                        .stream()
                        .limit(NEEDS)
                        .map(m -> MoveSummary.of(m,
                                m.stake().customer().flatMap(c -> Optional.ofNullable(names.get(c)))))
                        .map(MoveSummary::withoutClearText)
                        .toList(),
                reading.partner().onboarding().stage(),
                reading.heard().at(), reading.heard().silent(), atStake(reading.seats().total(), orders),
                reading.quality().disputed(), reading.quality().unmapped().size(),
                Optional.of(reading.quality().fell()).filter(some -> some > 0), reading.partner().opened(),
                reading.seats().months());
    }

    /// The customers' names by id, as tokens.
    private static Map<String, String> names(AccountReading reading) {
        return reading.customers()
                .stream()
                .filter(c -> c.state().flatMap(CustomerState::name).isPresent())
                .collect(Collectors.toMap(CustomerReading::id, c -> c.state().flatMap(CustomerState::name).orElse("")));
    }

    private static long atStake(Seats seats, List<Move> orders) {
        long waiting = orders.stream()
                .filter(m -> m.why().cause() != Cause.NOT_CLOSED)
                .mapToLong(m -> m.stake().seats().orElse(0L))
                .sum();
        return seats.idle().orElse(0L) + waiting;
    }
}
