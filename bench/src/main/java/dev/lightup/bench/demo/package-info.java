/// The demo, measured from outside as the command that its reader types.
@NullMarked
package dev.lightup.bench.demo;

import org.jspecify.annotations.NullMarked;
