/// The peer: what the plain Java samples for Lambda look like. Never on the class path of anything that runs here but its own process.
@NullMarked
package dev.lightup.bench.cold.sample;

import org.jspecify.annotations.NullMarked;
