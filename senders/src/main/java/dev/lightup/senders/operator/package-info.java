/// What the operator says of stored events: events of our own, put by the operator's function only.
@NullMarked
package dev.lightup.senders.operator;

import org.jspecify.annotations.NullMarked;
