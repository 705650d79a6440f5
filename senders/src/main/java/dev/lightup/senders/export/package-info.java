/// Exports: a CSV file of absolute values, read through the endpoint's column map.
@NullMarked
package dev.lightup.senders.export;

import org.jspecify.annotations.NullMarked;
