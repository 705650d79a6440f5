/// The room of Ingram Micro Xvantage: its words; its events are not read yet.
@NullMarked
package dev.lightup.senders.ingram;

import org.jspecify.annotations.NullMarked;
