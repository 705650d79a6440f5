package dev.lightup.domain.event;

import java.util.Optional;

/// Facts of an offer at one distributor. What a distributor enables for one partner is a {@link PartnerFact}.
public sealed interface OfferFact extends Fact {
    /// The distributor announced or listed the offer; it cannot be ordered yet.
    record Listed(Optional<String> name) implements OfferFact {}

    /// The offer can be ordered at this distributor.
    record LitUp() implements OfferFact {}

    record Retired() implements OfferFact {}
}
