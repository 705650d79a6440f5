package dev.lightup.domain.event;

/// What one event says of its subject. Each family is a sealed type; {@link Catalogue} gives every fact its event type.
public sealed interface Fact
        permits PartnerFact, OfferFact, CustomerFact, OrderFact, SubscriptionFact, UsageFact, MilestoneFact,
        EscalationFact, SystemFact, FeedFact, LinkFact, PortfolioFact {}
