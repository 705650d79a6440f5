/// What one event costs, counted on the whole embedded stack: the same on any machine.
@NullMarked
package dev.lightup.bench.counts;

import org.jspecify.annotations.NullMarked;
