/// The room of ArrowSphere: its words; its events are not read yet.
@NullMarked
package dev.lightup.senders.arrowsphere;

import org.jspecify.annotations.NullMarked;
