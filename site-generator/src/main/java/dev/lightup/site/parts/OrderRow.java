package dev.lightup.site.parts;

import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.order.OrderReading;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NamedLink;
import dev.lightup.site.words.ReasonWords;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.StateTag;
import dev.lightup.site.words.StateWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An order as a line of a table.
///
/// @param waits whose move it is and how its clock stands
public record OrderRow(
        String anchor,
        String id,
        Optional<String> href,
        List<NamedLink> customer,
        List<String> lines,
        List<DisplayTime> submitted,
        Stand stands,
        Optional<StateTag> waits) {
    /// Where an order stands.
    ///
    /// @param notes what else a reader should know: reason, export, words that no rule knows
    public record Stand(StateTag phase, String status, List<DisplayTime> since, List<String> notes) {}

    public static OrderRow of(OrderReading order, AccountNames cast, RelativeLinks place) {
        Optional<String> customer = order.slice().customer();
        return new OrderRow(AccountNames.anchor(order.subject()), order.subject().id(),
                cast.place(order.subject(), customer, place.home()),
                customer.map(c -> cast.person(c, place.home())).stream().toList(),
                order.told().lines().stream().map(l -> line(l, cast)).toList(),
                order.told().submitted().map(cast.days()::day).stream().toList(),
                new Stand(StateWords.phase(order.phase()), StateWords.status(order.told().status()),
                        order.told().since().map(cast.days()::day).stream().toList(), notes(order, cast)),
                order.move().map(m -> waits(m.deadline(), cast.who(m.why().side()))));
    }

    /// `120 × A3 for faculty`: the offer by its name, as everywhere.
    public static String line(OrderLine line, AccountNames cast) {
        return EnglishText.number(line.quantity()) + " × " + EnglishText.name(cast.offer(line.sku()));
    }

    private static StateTag waits(Deadline deadline, String who) {
        return new StateTag(MovesView.type(deadline.urgency()), MovesView.mark(deadline.urgency()),
                EnglishText.sentence(who) + ", " + MovesView.clock(deadline.urgency(), deadline.businessDays()));
    }

    private static List<String> notes(OrderReading order, AccountNames cast) {
        OrderState state = order.state();
        var notes = new ArrayList<String>();
        state.reason()
                .filter(_ -> !state.status().isTerminal())
                .ifPresent(r -> notes.add("reason " + ReasonWords.words(r)));
        state.scheduled().ifPresent(day -> notes.add("scheduled for " + cast.days().text(day)));
        state.reference().ifPresent(r -> notes.add("reference " + EnglishText.name(r)));
        order.inUse()
                .filter(n -> n > 0)
                .ifPresent(n -> notes.add(EnglishText.count(n, "seat") + " in use, attributed"));
        if (state.failures() > 0) {
            notes.add("failed " + (state.failures() == 1 ? "once" : EnglishText.number(state.failures()) + " times"));
        }
        state.listed()
                .filter(l -> state.status() == OrderState.Status.UNKNOWN)
                .ifPresent(l -> notes.add("told by the export of " + cast.days().text(l.asOf()) + " only"));
        if (order.told().gone()) {
            notes.add("no longer in the newest export");
        }
        state.touched()
                .ifPresent(
                        at -> notes.add("changed at the vendor on " + cast.days().text(at) + ", details not received"));
        state.outOfTurn().ifPresent(type -> notes.add("event out of turn: " + EnglishText.name(type)));
        order.slice().fell().ifPresent(at -> notes.add(StateWords.fell(at, cast.days())));
        state.unmapped().forEach(word -> notes.add("unmapped: “" + EnglishText.name(word) + "”"));
        return List.copyOf(notes);
    }
}
