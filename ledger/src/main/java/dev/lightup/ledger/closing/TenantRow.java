package dev.lightup.ledger.closing;

import java.util.Optional;

/// Something in the table that is a tenant's, or tells of it.
///
/// @param pk its partition key
/// @param sk its sort key
/// @param kind what it is, as the table calls it
/// @param endpoint by which an event came
/// @param file the JSON of the announced file of an event
/// @param units of a reader's session: what it opens, a word each
/// @param proven whether that session opens by a mailed link what is granted to the reader's address
record TenantRow(
        String pk,
        String sk,
        String kind,
        Optional<String> endpoint,
        Optional<String> file,
        Optional<String> units,
        boolean proven) {}
