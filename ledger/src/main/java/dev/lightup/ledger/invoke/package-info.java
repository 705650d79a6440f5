/// How one function asks for another.
@NullMarked
package dev.lightup.ledger.invoke;

import org.jspecify.annotations.NullMarked;
