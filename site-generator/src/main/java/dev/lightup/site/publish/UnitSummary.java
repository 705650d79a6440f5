package dev.lightup.site.publish;

import dev.lightup.domain.reading.AccountSummary;

/// What an account unit leaves for the level above.
///
/// @param distributor the distributor's opaque id: the level above has no other source for it when it has no state of its own
/// @param account the summary
record UnitSummary(String distributor, AccountSummary account) {}
