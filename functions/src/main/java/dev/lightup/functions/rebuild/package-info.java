/// Everything derived, made again from the raw events: to verify it, or to make it good.
@NullMarked
package dev.lightup.functions.rebuild;

import org.jspecify.annotations.NullMarked;
