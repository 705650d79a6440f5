package dev.lightup.domain.reading;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Slice;
import dev.lightup.domain.state.SubscriptionState;
import java.util.Optional;

/// A subscription as a page shows it.
///
/// @param state the facts
/// @param status by events; by the newest snapshot where no event told
/// @param sku by events, else by snapshot
/// @param offer the offer's name, or the SKU
/// @param sold seats that count as sold; absent when it is a trial, not paid, or unknown
/// @param gone whether a later file of the snapshot's feed no longer lists it
/// @param dispute where events and snapshot differ
public record SubscriptionReading(Subject subject, Slice slice, SubscriptionState state,
        SubscriptionState.Status status, Optional<String> sku,
        Optional<String> offer, Optional<Long> sold, boolean gone, Optional<Dispute> dispute) {}
