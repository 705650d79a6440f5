/// From stored events to what is known: entries to their subjects, one fold a subject, its state.
@NullMarked
package dev.lightup.functions.apply;

import org.jspecify.annotations.NullMarked;
