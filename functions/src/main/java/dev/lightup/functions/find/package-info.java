/// Find: where the row of a number is, as far as a session opens it.
@NullMarked
package dev.lightup.functions.find;

import org.jspecify.annotations.NullMarked;
