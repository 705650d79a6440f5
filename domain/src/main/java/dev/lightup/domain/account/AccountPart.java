package dev.lightup.domain.account;

import dev.lightup.domain.order.OrderLot;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.reading.HeldSlices;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.TimelineMoment;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// What an account's own pages need of some of its subjects: their facts, and who sent them; what happened to them is left to their customers'
/// pages. It judges nothing: the parts of an account, put together in whatever order, are read as the account is, at whatever instant.
///
/// @param held the slices that count, by subject, without the moments of which no page of the account itself tells
/// @param senders who is behind them
public record AccountPart(List<HeldSlice> held, List<SenderGrade> senders) {
    /// Of nothing.
    public static final AccountPart NONE = new AccountPart(List.of(), List.of());

    public AccountPart {
        held = List.copyOf(held);
        senders = List.copyOf(senders);
    }

    /// The part of all that is held.
    public static AccountPart of(List<HeldSlice> held) {
        return of(held, _ -> true);
    }

    /// The part of some of the slices that count.
    ///
    /// @param held all slices of each subject that is among them: which of them counts is seen from all
    /// @param which slices it is the part of
    public static AccountPart of(List<HeldSlice> held, Predicate<HeldSlice> which) {
        var inventory = new HeldSlices(held);
        return new AccountPart(inventory.counted().stream().filter(which).map(AccountPart::facts).toList(),
                SenderGrades.of(inventory.all().stream().filter(which).toList()));
    }

    /// Both together. A subject is in one of them.
    public AccountPart and(AccountPart other) {
        return of(List.of(this, other));
    }

    /// All of them together. A subject is in one of them.
    public static AccountPart of(Collection<AccountPart> parts) {
        return new AccountPart(
                parts.stream()
                        .flatMap(part -> part.held.stream())
                        .sorted(Comparator.comparing(HeldSlice::subject))
                        .toList(),
                SenderGrades.merged(parts.stream().flatMap(part -> part.senders.stream()).toList()));
    }

    private static HeldSlice facts(HeldSlice held) {
        Slice s = held.slice();
        return new HeldSlice(held.subject(),
                new Slice(s.holder(), s.from(), s.until(), s.customer(), s.state(), needed(s),
                        0, s.lastReceived(), s.beyond(), s.fell()));
    }

    private static List<TimelineMoment> needed(Slice slice) {
        return switch (slice.state()) {
            case OrderState order -> OrderLot.needed(order, slice.recent());
            case EscalationState _ -> EscalationMoves.needed(slice.recent());
            default -> List.of();
        };
    }
}
