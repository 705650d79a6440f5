/// Canonical events: what a distributor says happened, in one vocabulary for all senders.
@NullMarked
package dev.lightup.domain.event;

import org.jspecify.annotations.NullMarked;
