package dev.lightup.functions.readers;

import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;

/// An account about whose readers somebody asks, and by which of its own grants.
///
/// @param by the asker's: of the distributor's own pages, or of the account itself
record AskedAccount(Unit unit, ReaderGrant by) {
    /// Whether the asker reads the distributor's own pages, and may take back.
    boolean isDistributors() {
        return by.unit() instanceof Unit.Distributor;
    }
}
