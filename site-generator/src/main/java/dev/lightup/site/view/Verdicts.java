package dev.lightup.site.view;

import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.AccountReading;
import dev.lightup.domain.reading.Move;
import dev.lightup.domain.reading.Seats;
import dev.lightup.domain.reading.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The headline: what is wanted of whom, how many seats are in use, the next date that costs money.
final class Verdicts {
    private Verdicts() {}

    /// The headline's parts.
    ///
    /// @param waiting what waits for whom, a whole sentence
    /// @param late how many of that are late, a sentence; absent when none is
    record Lead(String waiting, Optional<String> late) {}

    /// What waits for whom.
    static Lead lead(AccountReading reading, Cast cast) {
        if (reading.verdict().level() == Verdict.Level.NO_DATA) {
            return new Lead("Nothing was received about " + cast.p() + " yet.", Optional.empty());
        }
        if (reading.movedAway().isPresent()) {
            return new Lead("What was held for " + cast.p() + " moved to another partner on "
                    + cast.days().text(reading.movedAway().get()) + ".", Optional.empty());
        }
        Verdict verdict = reading.verdict();
        return verdict.waits().total() == 0
                ? new Lead("Nothing waits for anybody.", Optional.empty())
                : new Lead(sides(reading.moves(), cast), late(verdict.overdue().total(), verdict.waits().total()));
    }

    /// Every side's things, by kind: the rows of the list.
    private static String sides(List<Move> moves, Cast cast) {
        var parts = new ArrayList<String>();
        for (Side side : List.of(Side.PARTNER, Side.DISTRIBUTOR, Side.VENDOR, Side.CUSTOMER)) {
            List<Move> own = moves.stream().filter(m -> m.side() == side).toList();
            if (!own.isEmpty()) {
                String waits = own.size() == 1 ? " waits for " : " wait for ";
                String who = side == Side.CUSTOMER && own.size() > 1 ? "customers" : cast.who(side);
                parts.add(things(own) + (parts.isEmpty() ? waits : " for ") + who);
            }
        }
        return Words.ended(String.join(", ", parts));
    }

    /// The seats and the next renewal; empty when there is nothing to say.
    ///
    /// @param moved whether all that was held went to another partner
    static String rest(Verdict verdict, Seats seats, boolean moved, Days days) {
        if (verdict.level() == Verdict.Level.NO_DATA || moved) {
            return "";
        }
        return told(seats) + verdict.renewal().map(r -> RenewalWords.headline(r, days)).orElse("");
    }

    static String text(AccountReading reading, Cast cast) {
        Lead lead = lead(reading, cast);
        return Stream
                .of(lead.waiting(), lead.late().orElse(""),
                        rest(reading.verdict(), reading.seats(), reading.movedAway().isPresent(), cast.days()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /// The sold seats, and apart from them the use that no sale covers.
    static String told(Seats seats) {
        return seats(seats) + beyond(seats);
    }

    private static String seats(Seats seats) {
        Optional<Long> sold = seats.sold();
        Optional<Long> active = seats.active();
        if (sold.isEmpty()) {
            return active
                    .map(a -> Words.count(a, "seat") + (a == 1 ? " is" : " are")
                            + " in use; how many are sold was not told.")
                    .orElse("How many seats are sold was not told.");
        }
        String of = Words.number(sold.get());
        if (sold.get() == 0) {
            return "No seats are sold.";
        }
        return seats.inUse()
                .map(a -> Words.number(a) + " of " + of + " sold seats are in use"
                        + (seats.unmeasured() > 0
                                ? ", " + Words.number(seats.unmeasured()) + " are not measured."
                                : "."))
                .orElseGet(() -> Words.count(sold.get(), "seat") + (sold.get() == 1 ? " is" : " are")
                        + " sold; how many are in use was not told.");
    }

    /// Use that no sale covers: a finding of its own, never part of the sold seats in use.
    private static String beyond(Seats seats) {
        List<String> said = SeatsView.beyond(seats);
        return said.isEmpty() ? "" : " Apart from these: " + Words.list(said) + ".";
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

    private static Optional<String> late(int late, int all) {
        if (late == 0) {
            return Optional.empty();
        }
        if (late == all) {
            return Optional.of(late == 1 ? "It is late." : "All are late.");
        }
        return Optional.of(Words.number(late) + (late == 1 ? " is late." : " are late."));
    }
}
