/// Files of many rows, read in piece by piece, in lanes.
@NullMarked
package dev.lightup.functions.importing;

import org.jspecify.annotations.NullMarked;
