/// The deployment on one thread: its handlers, a table, a bucket and a clock that move when the caller says so. What bench counts and keeps
/// is the same on any machine.
@NullMarked
package dev.lightup.bench.stepped;

import org.jspecify.annotations.NullMarked;
