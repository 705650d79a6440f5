package dev.lightup.site.parts;

import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.RelativeLinks;
import java.util.Optional;

/// A figure under a headline, with the way to its rows: the same ones on an account's home and on the level above.
///
/// @param value the figure
/// @param type its colour's class
/// @param kind `told` where the headline says it already: a narrow page leaves it out
/// @param name what the figure counts
/// @param of what it is a part of, or what follows from it
/// @param rows the way to the rows; absent where there are none
/// @param definition the way to what counts
public record FigureView(
        String value,
        String type,
        String kind,
        String name,
        String of,
        Optional<String> rows,
        String definition) {
    /// How much is late with a side, of how much that waits.
    ///
    /// @param who who the side is, within a sentence
    /// @param led who leads or chases the side's steps, where others do
    /// @param stuck how many of what waits are stuck orders
    /// @param rows the way to the list
    public static FigureView side(
            Side side,
            BySide waits,
            BySide overdue,
            int stuck,
            String who,
            Optional<String> led,
            String rows,
            RelativeLinks place) {
        int late = overdue.of(side);
        int all = waits.of(side);
        String of = all == 0 ? "nothing waits" : "of " + EnglishText.number(all);
        return new FigureView(EnglishText.number(late), late == 0 ? "plain" : "late", "told", "late with " + who,
                of + (stuck == 0 ? "" : ", " + EnglishText.count(stuck, "stuck order"))
                        + (all == 0 ? "" : led.map(l -> "; " + l).orElse("")),
                all == 0 ? Optional.empty() : Optional.of(rows),
                place.definition(stuck == 0 ? Metric.MOVES : Metric.ORDERS_STUCK));
    }

    /// Seats that stand idle, of the sold ones; absent where nobody told.
    ///
    /// @param renews which of them come to the end of a term next, in words
    public static Optional<FigureView> idle(Seats seats, Optional<String> renews, String rows, RelativeLinks place) {
        return seats.idle()
                .map(n -> new FigureView(EnglishText.number(n), "plain", "more", n == 1 ? "idle seat" : "idle seats",
                        "of " + EnglishText.number(seats.sold()) + " sold" + renews.map(r -> "; " + r).orElse(""),
                        n == 0 ? Optional.empty() : Optional.of(rows), place.definition(Metric.SEATS_IDLE)));
    }
}
