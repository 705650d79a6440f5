package dev.lightup.functions.receive;

import dev.lightup.json.Json;
import java.util.List;
import java.util.Optional;

/// One whom a distributor invites, as it is posted.
///
/// @param account the distributor's own id of one of its accounts
/// @param all in its place, and true: all the distributor's pages
/// @param address the one that is recorded, and that links are mailed to
/// @param title what the entry pages call it
record InvitationRequest(Optional<String> account, Optional<Boolean> all, String address, Optional<String> title) {
    /// What names the place wrongly: one of the two, and the whole distributor by its word alone. An account that a sender's software left empty
    /// must not open everything.
    ///
    /// @param sent what was read; `null` says nothing where a place is to be named
    Optional<String> misplaced(Json sent) {
        for (String name : List.of("account", "all")) {
            if (sent instanceof Json.Obj members && members.get(name).filter(Json.Null.class::isInstance).isPresent()) {
                return Optional.of("/" + name);
            }
        }
        if (all.isPresent()) {
            return account.isPresent() || !all.get() ? Optional.of("/all") : Optional.empty();
        }
        return account.filter(id -> !id.isBlank()).isPresent() ? Optional.empty() : Optional.of("/account");
    }
}
