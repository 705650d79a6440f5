/// Rows of a file that contradict each other in what they say of one subscription.
@NullMarked
package dev.lightup.senders.export.clash;

import org.jspecify.annotations.NullMarked;
