package dev.lightup.domain.fold;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.FeedShare;
import dev.lightup.domain.state.FeedState;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.state.OfferState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.ProgrammeState;
import dev.lightup.domain.state.SubjectState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.UsageState;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The facts in force of one kind of subject while its entries are walked. Not safe for use by several threads.
interface Family {
    /// Takes in one fact; never refuses, never throws. Facts of other families change nothing.
    ///
    /// @return whether the timeline shows it: a repeated value does not
    boolean take(Step step);

    /// The facts in force.
    SubjectState state();

    /// What is told to holders beside the one that has the subject: each its own share of the facts in force.
    default SortedMap<Holder, SubjectState> shares() {
        return new TreeMap<>();
    }

    /// A new holder's time begins: what is history, not a fact in force, stays with the holder before.
    default void handOver(Instant from) {}

    /// The family of a subject of which nothing is known.
    ///
    /// @param beyond counts what its lists do not keep
    static Family of(Subject.Kind kind, Beyond beyond) {
        return switch (kind) {
            case PARTNER -> new PartnerFamily(beyond);
            case OFFER -> new OfferFamily();
            case CUSTOMER -> new CustomerFamily();
            case ORDER -> new OrderFamily(beyond);
            case SUBSCRIPTION -> new SubscriptionFamily();
            case USAGE -> new UsageFamily(beyond);
            case MILESTONE -> new MilestoneFamily(beyond);
            case ESCALATION -> new EscalationFamily();
            case ENDPOINT -> new EndpointFamily(beyond);
            case PROGRAMME -> new ProgrammeFamily();
            case FEED -> new FeedFamily(beyond);
        };
    }

    /// Goes on from a state.
    ///
    /// @param from when the holder's time began
    static Family from(SubjectState state, Optional<Instant> from, Beyond beyond) {
        return switch (state) {
            case PartnerState partner -> new PartnerFamily(partner, beyond);
            case OfferState offer -> new OfferFamily(offer);
            case CustomerState customer -> new CustomerFamily(customer);
            case OrderState order -> new OrderFamily(order, beyond);
            case SubscriptionState subscription -> new SubscriptionFamily(subscription);
            case UsageState usage -> new UsageFamily(usage, from, beyond);
            case MilestoneState milestone -> new MilestoneFamily(milestone, beyond);
            case EscalationState escalation -> new EscalationFamily(escalation);
            case EndpointState endpoint -> new EndpointFamily(endpoint, beyond);
            case ProgrammeState programme -> new ProgrammeFamily(programme);
            case FeedState feed -> new FeedFamily(feed, beyond);
            case FeedShare _ -> throw new IllegalArgumentException("nothing goes on from a share");
        };
    }
}
