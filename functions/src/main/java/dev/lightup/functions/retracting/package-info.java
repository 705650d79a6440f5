/// Retractions: how a stored event is taken back by another, and that one too.
@NullMarked
package dev.lightup.functions.retracting;

import org.jspecify.annotations.NullMarked;
