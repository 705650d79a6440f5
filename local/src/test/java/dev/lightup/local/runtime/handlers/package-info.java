/// Tiny functions that behave and misbehave on demand, packed and run as a deployed one is.
@NullMarked
package dev.lightup.local.runtime.handlers;

import org.jspecify.annotations.NullMarked;
