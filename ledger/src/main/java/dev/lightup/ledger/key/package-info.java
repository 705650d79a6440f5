/// Keys of the table, and the identities that they are made of.
@NullMarked
package dev.lightup.ledger.key;

import org.jspecify.annotations.NullMarked;
