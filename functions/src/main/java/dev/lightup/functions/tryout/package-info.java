/// Try: the same reading as Receive, with nothing stored.
@NullMarked
package dev.lightup.functions.tryout;

import org.jspecify.annotations.NullMarked;
