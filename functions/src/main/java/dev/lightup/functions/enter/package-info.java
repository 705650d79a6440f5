/// Enter: how readers get in, and back in.
@NullMarked
package dev.lightup.functions.enter;

import org.jspecify.annotations.NullMarked;
