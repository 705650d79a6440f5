package dev.lightup.domain.seats;

/// The seats of one offer.
///
/// @param key the offer's id, or the SKU when no offer has it
/// @param name what pages call it
/// @param mapped whether the programme knows the SKU
/// @param workload where "active" was greatest; `all` when the source counts the SKU as a whole; empty when unknown
public record OfferSeats(String key, String name, boolean mapped, Seats seats, String workload) {}
