/// What the streams may have missed, once a minute: events that were received and not applied, states that were written and not
/// published, units that are due.
@NullMarked
package dev.lightup.functions.sweep;

import org.jspecify.annotations.NullMarked;
