package dev.lightup.domain.seats;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubscriptionState;
import java.time.LocalDate;
import java.util.Optional;

/// A subscription as a page shows it.
///
/// @param state the facts
/// @param status by events; by the newest snapshot where no event told
/// @param sku by events, else by snapshot
/// @param offer the offer's name, or the SKU
/// @param quantity its seats, whatever they count as
/// @param sold seats that count as sold; absent when it is a trial, not paid, or unknown
/// @param ends the last day of its term, of its trial for a trial: by events, else by snapshot
/// @param outcome what happens on that day if nobody acts
/// @param gone whether a later file of the snapshot's feed no longer lists it
/// @param dispute where events and snapshot differ
/// @param trial whether nobody pays it: by events, else by snapshot
/// @param autorenew whether it renews by itself: by events, else by snapshot
public record SubscriptionReading(
        Subject subject,
        Slice slice,
        SubscriptionState state,
        SubscriptionState.Status status,
        Optional<String> sku,
        Optional<String> offer,
        Optional<Long> quantity,
        Optional<Long> sold,
        Optional<LocalDate> ends,
        Renewal.Outcome outcome,
        boolean gone,
        Optional<DisputedValue> dispute,
        boolean trial,
        Optional<Boolean> autorenew) {}
