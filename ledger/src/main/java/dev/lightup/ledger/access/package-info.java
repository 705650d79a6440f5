/// Who may read: grants by unit, links that are used once, sessions of readers' devices.
@NullMarked
package dev.lightup.ledger.access;

import org.jspecify.annotations.NullMarked;
