/// Files of many rows, read in piece by piece.
@NullMarked
package dev.lightup.functions.importing;

import org.jspecify.annotations.NullMarked;
