/// The whole system in one process: table, functions, pump, front and clock, and the folder that outlives them.
@NullMarked
package dev.lightup.local.stack;

import org.jspecify.annotations.NullMarked;
