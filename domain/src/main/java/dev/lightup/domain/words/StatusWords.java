package dev.lightup.domain.words;

import dev.lightup.domain.state.OrderState;
import dev.lightup.domain.state.PartnerRequirement;
import dev.lightup.domain.state.RequirementTrack;
import dev.lightup.domain.state.SubscriptionState;
import java.util.List;

/// What words for where something stands mean: what a fold reads them by. Lightup's own words and those of whatever senders a release knows; the
/// domain knows no sender.
///
/// @param order where an order stands, or one line of it: in `order.line_updated`, in rows of orders, one or several an order
/// @param subscription where a subscription stands, in `subscription.snapshot` and in rows of seats
/// @param verification how far the vendor's check of a partner came, in `partner.verification.updated`
/// @param agreement which agreement, in `partner.agreement.*`
public record StatusWords(
        WordTable<OrderState.Status> order,
        WordTable<SubscriptionState.Status> subscription,
        WordTable<RequirementTrack.Status> verification,
        WordTable<PartnerRequirement> agreement) {
    /// Lightup's own words alone.
    public static StatusWords own() {
        return OwnStatusWords.draft().words(new WordSpelling(List.of()));
    }

    /// The four tables while they are written.
    public record Draft(
            WordTable.Draft<OrderState.Status> order,
            WordTable.Draft<SubscriptionState.Status> subscription,
            WordTable.Draft<RequirementTrack.Status> verification,
            WordTable.Draft<PartnerRequirement> agreement) {
        /// Goes on with the words of somebody else.
        ///
        /// @param whose whose words the next rows hold, for people
        public Draft from(String whose) {
            order.from(whose);
            subscription.from(whose);
            verification.from(whose);
            agreement.from(whose);
            return this;
        }

        /// The tables.
        ///
        /// @param spelling what of a word counts
        /// @throws IllegalArgumentException when a word has two meanings in one of them
        public StatusWords words(WordSpelling spelling) {
            return new StatusWords(order.table(spelling), subscription.table(spelling), verification.table(spelling),
                    agreement.table(spelling));
        }
    }
}
