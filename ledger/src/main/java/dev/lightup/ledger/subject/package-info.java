/// What is derived of a subject: entries, states, checkpoints, and what is to be folded anew.
@NullMarked
package dev.lightup.ledger.subject;

import org.jspecify.annotations.NullMarked;
