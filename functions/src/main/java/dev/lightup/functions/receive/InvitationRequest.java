package dev.lightup.functions.receive;

import java.util.Optional;

/// One whom a distributor invites, as it is posted.
///
/// @param account the distributor's own id of one of its accounts; all its pages without
/// @param address the one that is recorded, and that links are mailed to
/// @param title what the entry pages call it
record InvitationRequest(Optional<String> account, String address, Optional<String> title) {}
