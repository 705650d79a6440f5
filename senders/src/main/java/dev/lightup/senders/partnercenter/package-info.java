/// The room of Microsoft Partner Center: its words; its events are not read yet.
@NullMarked
package dev.lightup.senders.partnercenter;

import org.jspecify.annotations.NullMarked;
