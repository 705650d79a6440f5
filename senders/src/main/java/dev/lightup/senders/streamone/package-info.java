/// The room of TD SYNNEX StreamOne Ion: its words; its events are not read yet.
@NullMarked
package dev.lightup.senders.streamone;

import org.jspecify.annotations.NullMarked;
