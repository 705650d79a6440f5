/// How the ledger's records lie in the table: attribute names, packing, static schemas. Not for use outside the ledger.
@NullMarked
package dev.lightup.ledger.item;

import org.jspecify.annotations.NullMarked;
