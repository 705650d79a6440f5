package dev.lightup.site.parts;

import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.domain.seats.SubscriptionReading;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.ReasonWords;
import dev.lightup.site.words.RenewalWords;
import dev.lightup.site.words.StateWords;
import java.util.ArrayList;
import java.util.List;

/// A subscription as a line of a table.
///
/// @param offer the offer's name, or the SKU
/// @param disputed what events and export say, where they differ
/// @param seats sold seats, or what they are instead
/// @param stands its state; its notes tell of drift, of what is gone, of words that no rule knows
public record SubscriptionRow(
        String anchor,
        String id,
        String offer,
        List<String> sku,
        String seats,
        List<String> disputed,
        Term term,
        NotedState stands) {
    /// A term.
    ///
    /// @param what what happens at its end
    public record Term(String what, List<DisplayTime> ends) {}

    public static SubscriptionRow of(SubscriptionReading reading, AccountNames cast) {
        return new SubscriptionRow(AccountNames.anchor(reading.subject()), reading.subject().id(),
                reading.offer().or(reading.told()::sku).orElse(EnglishText.NOT_TOLD),
                reading.told()
                        .sku()
                        .filter(s -> reading.offer().isPresent() && !reading.offer().get().equals(s))
                        .stream()
                        .toList(),
                seats(reading),
                reading.dispute().map(d -> disputed(d, cast.days())).stream().toList(),
                new Term(term(reading), reading.told().ends().map(cast.days()::day).stream().toList()),
                new NotedState(StateWords.status(reading.told().status()), notes(reading, cast.days())));
    }

    private static String seats(SubscriptionReading reading) {
        var quantity = reading.told().quantity();
        if (reading.told().onTrial()) {
            return quantity.map(n -> EnglishText.number(n) + " on trial").orElse("trial");
        }
        return reading.told()
                .sold()
                .map(EnglishText::number)
                .orElseGet(() -> quantity.map(n -> EnglishText.number(n) + ", not counted as sold")
                        .orElse(EnglishText.NOT_TOLD));
    }

    private static String term(SubscriptionReading reading) {
        return reading.told().ends().isEmpty()
                ? EnglishText.NOT_TOLD
                : RenewalWords.what(reading.outcome(), reading.told().onTrial());
    }

    private static List<String> notes(SubscriptionReading reading, DisplayDays days) {
        SubscriptionState state = reading.state();
        var notes = new ArrayList<String>();
        state.reason().ifPresent(r -> notes.add("reason " + ReasonWords.words(r)));
        state.drift()
                .ifPresent(n -> notes
                        .add("the sender counted from " + EnglishText.number(n) + " seats: an event may be missing"));
        if (reading.told().gone()) {
            notes.add("no longer in the newest export");
        }
        state.listed()
                .filter(_ -> state.status() == SubscriptionState.Status.UNKNOWN)
                .ifPresent(l -> notes.add("told by the export of " + days.text(l.asOf()) + " only"));
        state.touched()
                .ifPresent(at -> notes.add("changed at the vendor on " + days.text(at) + ", details not received"));
        state.deployedBy().ifPresent(d -> notes.add("deployed by " + EnglishText.name(d)));
        state.migratedTo().ifPresent(to -> notes.add("replaced by " + EnglishText.name(to)));
        state.order().ifPresent(o -> notes.add("from order " + EnglishText.name(o)));
        state.outOfTurn().ifPresent(type -> notes.add("event out of turn: " + EnglishText.name(type)));
        reading.slice().fell().ifPresent(at -> notes.add(StateWords.fell(at, days)));
        state.unmapped().forEach(word -> notes.add("unmapped: “" + EnglishText.name(word) + "”"));
        return List.copyOf(notes);
    }

    public static String disputed(DisputedValue dispute, DisplayDays days) {
        return "disputed " + dispute.what() + ": events say " + EnglishText.name(dispute.events())
                + ", the export says "
                + EnglishText.name(dispute.snapshot()) + " since " + days.text(dispute.since());
    }
}
