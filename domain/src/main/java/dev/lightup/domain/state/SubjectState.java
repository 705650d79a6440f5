package dev.lightup.domain.state;

/// The facts in force about one subject, for one holder.
public sealed interface SubjectState
        permits PartnerState, OfferState, CustomerState, OrderState, SubscriptionState, UsageState, MilestoneState,
        EscalationState, EndpointState, ProgrammeState, FeedState, FeedShare,
        LinkState, PortfolioState {}
