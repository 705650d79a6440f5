package dev.lightup.demo.channel;

import dev.lightup.domain.event.Subject;

/// A customer of one account.
///
/// @param people how many work there: the most seats it would buy
/// @param link when its link to the account is told
public record StoryCustomer(String id, String name, String country, int people, Link link) {
    /// When a distributor tells whose customer it is.
    public enum Link {
        /// Before anything else.
        FIRST,
        /// Weeks after its first events, which name no account.
        LATER,
        /// Not to this day, and no event names the account.
        NEVER
    }

    public Subject subject() {
        return new Subject(Subject.Kind.CUSTOMER, id);
    }
}
