package dev.lightup.domain.machine;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.state.EndpointState;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.FeedShare;
import dev.lightup.domain.state.FeedState;
import dev.lightup.domain.state.Holder;
import dev.lightup.domain.state.LinkState;
import dev.lightup.domain.state.MilestoneState;
import dev.lightup.domain.state.OfferState;
import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.domain.state.PortfolioState;
import dev.lightup.domain.state.ProgrammeState;
import dev.lightup.domain.state.SubjectState;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.domain.state.UsageState;
import dev.lightup.domain.words.StatusWords;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The facts in force of one kind of subject while its entries are walked. Not safe for use by several threads.
public interface SubjectFold {
    /// Takes in one fact; never refuses, never throws. Facts of other families change nothing.
    ///
    /// @return whether the timeline shows it: a repeated value does not
    boolean take(FoldStep step);

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
    /// @param words what senders' words mean
    /// @param beyond counts what its lists do not keep
    static SubjectFold of(Subject.Kind kind, StatusWords words, StateBounds beyond) {
        return switch (kind) {
            case PARTNER -> new PartnerFold(words, beyond);
            case OFFER -> new OfferFold();
            case CUSTOMER -> new CustomerFold();
            case ORDER -> new OrderFold(words.order(), beyond);
            case SUBSCRIPTION -> new SubscriptionFold(words.subscription());
            case USAGE -> new UsageFold(words.subscription(), beyond);
            case MILESTONE -> new MilestoneFold(beyond);
            case ESCALATION -> new EscalationFold();
            case ENDPOINT -> new EndpointFold(beyond);
            case PROGRAMME -> new ProgrammeFold();
            case FEED -> new FeedFold(beyond);
            case LINK -> new LinkFold();
            case PORTFOLIO -> new PortfolioFold();
        };
    }

    /// Goes on from a state.
    ///
    /// @param from when the holder's time began
    /// @param words what senders' words mean
    static SubjectFold from(SubjectState state, Optional<Instant> from, StatusWords words, StateBounds beyond) {
        return switch (state) {
            case PartnerState partner -> new PartnerFold(partner, words, beyond);
            case OfferState offer -> new OfferFold(offer);
            case CustomerState customer -> new CustomerFold(customer);
            case OrderState order -> new OrderFold(order, words.order(), beyond);
            case SubscriptionState subscription -> new SubscriptionFold(subscription, words.subscription());
            case UsageState usage -> new UsageFold(usage, from, words.subscription(), beyond);
            case MilestoneState milestone -> new MilestoneFold(milestone, beyond);
            case EscalationState escalation -> new EscalationFold(escalation);
            case EndpointState endpoint -> new EndpointFold(endpoint, beyond);
            case ProgrammeState programme -> new ProgrammeFold(programme);
            case FeedState feed -> new FeedFold(feed, beyond);
            case LinkState link -> new LinkFold(link);
            case PortfolioState portfolio -> new PortfolioFold(portfolio);
            case FeedShare _ -> throw new IllegalArgumentException("nothing goes on from a share");
        };
    }
}
