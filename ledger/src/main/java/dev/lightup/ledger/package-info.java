@NullMarked
package dev.lightup.ledger;

import org.jspecify.annotations.NullMarked;
