/// A channel's nine months, told event by event: deterministic, seeded, without a clock and without I/O.
@NullMarked
package dev.lightup.demo;

import org.jspecify.annotations.NullMarked;
