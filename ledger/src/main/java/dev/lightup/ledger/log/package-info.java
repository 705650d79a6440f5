/// What was received: raw events, never changed, and the clear values behind their tokens.
@NullMarked
package dev.lightup.ledger.log;

import org.jspecify.annotations.NullMarked;
