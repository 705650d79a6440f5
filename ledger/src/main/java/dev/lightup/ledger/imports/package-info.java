/// Files of many rows while they are read in: which are open, which of their pieces are done, who works at them.
@NullMarked
package dev.lightup.ledger.imports;

import org.jspecify.annotations.NullMarked;
