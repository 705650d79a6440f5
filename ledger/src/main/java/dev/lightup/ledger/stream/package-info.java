/// The table's stream as a function receives it: parsing batches, answering them, and making them from the SDK's records.
@NullMarked
package dev.lightup.ledger.stream;

import org.jspecify.annotations.NullMarked;
