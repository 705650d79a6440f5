/// The seam between a sender's own format and the canonical events.
@NullMarked
package dev.lightup.senders.format;

import org.jspecify.annotations.NullMarked;
