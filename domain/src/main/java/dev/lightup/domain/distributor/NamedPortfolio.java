package dev.lightup.domain.distributor;

import java.util.List;
import java.util.Optional;

/// Some of a distributor's accounts, under a name.
///
/// @param id what commands call it
/// @param manager the desk that has it in hand
/// @param untold the distributor's ids of accounts that belong to it and of which nothing was told, sorted; none while some of the distributor's
///        are being written anew, which may be these
/// @param reading what the home says, over these accounts alone: its queue, its lines and sums. What no account has, the feed and what is
///        unplaced, is left out; heard is what was received of these accounts, and silent whether the whole feed is
public record NamedPortfolio(
        String id,
        String name,
        Optional<String> manager,
        List<String> untold,
        DistributorReading reading) {
    public NamedPortfolio {
        untold = List.copyOf(untold);
    }

    /// The same where nothing was told of some more of the distributor's accounts.
    NamedPortfolio without(int accounts) {
        return new NamedPortfolio(id, name, manager, accounts > 0 ? List.of() : untold, reading.without(accounts));
    }
}
