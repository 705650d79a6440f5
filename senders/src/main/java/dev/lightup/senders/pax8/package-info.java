/// The room of Pax8: its words; its events are not read yet.
@NullMarked
package dev.lightup.senders.pax8;

import org.jspecify.annotations.NullMarked;
