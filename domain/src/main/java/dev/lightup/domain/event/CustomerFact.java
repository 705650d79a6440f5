package dev.lightup.domain.event;

import java.time.LocalDate;
import java.util.Optional;

/// Facts of a customer. A reseller link maps the customer to an account.
public sealed interface CustomerFact extends Fact {
    record Created(
            @PersonalData Optional<String> name,
            Optional<String> country,
            Optional<String> segment) implements CustomerFact {}

    /// The customer belongs to the account that the event carries from this moment on.
    record ResellerLinkAccepted() implements CustomerFact {}

    record ResellerLinkRemoved() implements CustomerFact {}

    record AgreementAccepted() implements CustomerFact {}

    record GdapRequested() implements CustomerFact {}

    record GdapApproved(Optional<LocalDate> expires) implements CustomerFact {}

    record GdapExpired() implements CustomerFact {}

    record GdapTerminated() implements CustomerFact {}

    /// What an export says of the customer.
    record Snapshot(@PersonalData Optional<String> name, Optional<String> country) implements CustomerFact {}
}
