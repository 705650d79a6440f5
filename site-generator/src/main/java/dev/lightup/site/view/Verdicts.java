package dev.lightup.site.view;

import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.AccountReading;
import dev.lightup.domain.reading.Move;
import dev.lightup.domain.reading.Seats;
import dev.lightup.domain.reading.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The headline: what is wanted of whom, how many seats are in use, the next date that costs money.
final class Verdicts {
    private Verdicts() {}

    /// What waits for whom.
    static String lead(AccountReading reading, Cast cast) {
        Verdict verdict = reading.verdict();
        if (verdict.level() == Verdict.Level.NO_DATA) {
            return "Nothing was received about " + cast.p() + " yet.";
        }
        var parts = new ArrayList<String>();
        for (Side side : List.of(Side.PARTNER, Side.DISTRIBUTOR)) {
            List<Move> moves = reading.moves().stream().filter(m -> m.side() == side).toList();
            if (!moves.isEmpty()) {
                boolean first = parts.isEmpty();
                parts.add(things(moves) + (first ? moves.size() == 1 ? " waits for " : " wait for " : " for ")
                        + cast.who(side));
            }
        }
        if (parts.isEmpty()) {
            List<Move> others = reading.moves().stream()
                    .filter(m -> m.side() == Side.VENDOR || m.side() == Side.CUSTOMER)
                    .toList();
            return others.isEmpty()
                    ? "Nothing waits for anybody."
                    : "Nothing waits for " + cast.p() + " or " + cast.d() + "; " + things(others)
                            + (others.size() == 1 ? " waits" : " wait") + " for " + others(others) + "."
                            + late(verdict.late(), others.size());
        }
        int all = (int) reading.moves().stream().filter(m -> m.side() == Side.PARTNER || m.side() == Side.DISTRIBUTOR).count();
        return String.join(", ", parts) + "." + late(verdict.late(), all);
    }

    /// The seats and the next renewal; empty when there is nothing to say.
    static String rest(Verdict verdict, Seats seats, Days days) {
        if (verdict.level() == Verdict.Level.NO_DATA) {
            return "";
        }
        return seats(seats) + renewal(verdict, days);
    }

    static String text(AccountReading reading, Cast cast) {
        return (lead(reading, cast) + " " + rest(reading.verdict(), reading.seats(), cast.days())).strip();
    }

    static String seats(Seats seats) {
        Optional<Long> sold = seats.sold();
        Optional<Long> active = seats.active();
        if (sold.isEmpty()) {
            return active.map(a -> Words.count(a, "seat") + (a == 1 ? " is" : " are") + " in use; how many are sold was not told.")
                    .orElse("How many seats are sold was not told.");
        }
        String of = Words.number(sold.get());
        if (sold.get() == 0 && active.orElse(0L) == 0) {
            return "No seats are sold.";
        }
        return active.map(a -> Words.number(a) + " of " + of + " sold seats are in use" + (a > sold.get() ? ", more than are sold." : "."))
                .orElseGet(() -> Words.count(sold.get(), "seat") + (sold.get() == 1 ? " is" : " are")
                        + " sold; how many are in use was not told.");
    }

    private static String renewal(Verdict verdict, Days days) {
        return verdict.renewal()
                .flatMap(day -> verdict.idleAtRenewal().filter(n -> n > 0)
                        .map(n -> " " + Words.count(n, "idle seat") + (n == 1 ? " renews on " : " renew on ") + days.longText(day) + "."))
                .orElse("");
    }

    private static String things(List<Move> moves) {
        var parts = new ArrayList<String>();
        for (Move.Kind kind : Move.Kind.values()) {
            long n = moves.stream().filter(m -> m.kind() == kind).count();
            if (n > 0) {
                parts.add(Words.count(n, Wording.noun(kind)));
            }
        }
        return Words.list(parts);
    }

    private static String others(List<Move> moves) {
        boolean vendor = moves.stream().anyMatch(m -> m.side() == Side.VENDOR);
        boolean customer = moves.stream().anyMatch(m -> m.side() == Side.CUSTOMER);
        return vendor && customer ? "the vendor and customers" : vendor ? "the vendor" : "the customer";
    }

    private static String late(int late, int of) {
        if (late <= 0) {
            return "";
        }
        return of == 1 && late == 1 ? " It is late." : " " + Words.number(late) + (late == 1 ? " is late." : " are late.");
    }
}
