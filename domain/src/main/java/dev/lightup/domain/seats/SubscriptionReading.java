package dev.lightup.domain.seats;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubscriptionState;
import java.util.Optional;

/// A subscription as a page shows it.
///
/// @param told what it amounts to
/// @param offer the offer's name, or the SKU
/// @param outcome what happens at the end of its term or trial if nobody acts
/// @param dispute where events and snapshot differ
public record SubscriptionReading(
        SubscriptionSeats told,
        Optional<String> offer,
        Renewal.Outcome outcome,
        Optional<DisputedValue> dispute) {
    public Subject subject() {
        return told.item().subject();
    }

    public Slice slice() {
        return told.item().slice();
    }

    public SubscriptionState state() {
        return told.state();
    }
}
