package dev.lightup.site.view;

import dev.lightup.domain.reading.Dispute;
import dev.lightup.domain.reading.SubscriptionReading;
import dev.lightup.domain.state.SubscriptionState;
import java.util.ArrayList;
import java.util.List;

/// A subscription as a line of a table.
///
/// @param offer the offer's name, or the SKU
/// @param disputed what events and export say, where they differ
/// @param seats sold seats, or what they are instead
/// @param term when it ends and whether it renews
/// @param notes what else a reader should know: disputes, drift, what is gone, words that no rule knows
public record SubscriptionRow(String anchor, String id, String offer, List<String> sku, String seats,
        List<String> disputed,
        String term, List<When> ends, Tag state, List<String> notes) {
    static SubscriptionRow of(SubscriptionReading reading, Cast cast) {
        return new SubscriptionRow(Cast.anchor(reading.subject()), reading.subject().id(),
                reading.offer().or(reading::sku).orElse(Words.NOT_TOLD),
                reading.sku()
                        .filter(s -> reading.offer().isPresent() && !reading.offer().get().equals(s))
                        .stream()
                        .toList(),
                seats(reading),
                reading.dispute().map(d -> disputed(d, cast.days())).stream().toList(), term(reading),
                reading.ends().map(cast.days()::day).stream().toList(),
                Wording.status(reading.status()), notes(reading, cast.days()));
    }

    private static String seats(SubscriptionReading reading) {
        var quantity = reading.quantity();
        if (reading.trial()) {
            return quantity.map(n -> Words.number(n) + " on trial").orElse("trial");
        }
        return reading.sold()
                .map(Words::number)
                .orElseGet(() -> quantity.map(n -> Words.number(n) + ", not counted as sold").orElse(Words.NOT_TOLD));
    }

    private static String term(SubscriptionReading reading) {
        return reading.ends().isEmpty()
                ? Words.NOT_TOLD
                : RenewalWords.what(reading.outcome(), reading.trial());
    }

    private static List<String> notes(SubscriptionReading reading, Days days) {
        SubscriptionState state = reading.state();
        var notes = new ArrayList<String>();
        state.reason().ifPresent(r -> notes.add("reason " + Reasons.words(r)));
        state.drift()
                .ifPresent(n -> notes
                        .add("the sender counted from " + Words.number(n) + " seats: an event may be missing"));
        if (reading.gone()) {
            notes.add("no longer in the newest export");
        }
        state.listed()
                .filter(_ -> state.status() == SubscriptionState.Status.UNKNOWN)
                .ifPresent(l -> notes.add("told by the export of " + days.text(l.asOf()) + " only"));
        state.touched()
                .ifPresent(at -> notes.add("changed at the vendor on " + days.text(at) + ", details not received"));
        state.deployedBy().ifPresent(d -> notes.add("deployed by " + Words.name(d)));
        state.migratedTo().ifPresent(to -> notes.add("replaced by " + Words.name(to)));
        state.order().ifPresent(o -> notes.add("from order " + Words.name(o)));
        state.outOfTurn().ifPresent(type -> notes.add("event out of turn: " + Words.name(type)));
        reading.slice().fell().ifPresent(at -> notes.add(Wording.fell(at, days)));
        state.unmapped().forEach(word -> notes.add("unmapped: “" + Words.name(word) + "”"));
        return List.copyOf(notes);
    }

    static String disputed(Dispute dispute, Days days) {
        return "disputed " + dispute.what() + ": events say " + Words.name(dispute.events()) + ", the export says "
                + Words.name(dispute.snapshot()) + " since " + days.text(dispute.since());
    }
}
