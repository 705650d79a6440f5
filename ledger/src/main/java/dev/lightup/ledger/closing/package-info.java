/// Tenants that leave: how far that is, everything in the table that is theirs, and the record that stays.
@NullMarked
package dev.lightup.ledger.closing;

import org.jspecify.annotations.NullMarked;
