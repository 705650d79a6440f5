/// A sender's file as text: its lines, its records, what its first lines say of it.
@NullMarked
package dev.lightup.senders.export.csv;

import org.jspecify.annotations.NullMarked;
