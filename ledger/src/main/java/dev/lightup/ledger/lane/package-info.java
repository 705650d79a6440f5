/// Lanes: how much is done for one tenant at a time, so that nobody waits for somebody else's flood.
@NullMarked
package dev.lightup.ledger.lane;

import org.jspecify.annotations.NullMarked;
