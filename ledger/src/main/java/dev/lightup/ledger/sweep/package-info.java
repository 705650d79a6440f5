/// What the sweep looks at: what was received, what is due, what is parked.
@NullMarked
package dev.lightup.ledger.sweep;

import org.jspecify.annotations.NullMarked;
