/// The room of CloudBlue Commerce and CloudBlue Connect: its words; its events are not read yet.
@NullMarked
package dev.lightup.senders.cloudblue;

import org.jspecify.annotations.NullMarked;
