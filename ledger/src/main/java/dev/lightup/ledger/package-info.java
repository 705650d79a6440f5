/// The event log and the state on one DynamoDB table. Stores speak in records of their own; nothing of the SDK leaves them.
@NullMarked
package dev.lightup.ledger;

import org.jspecify.annotations.NullMarked;
