/// How one function asks for another.
@NullMarked
package dev.lightup.functions.invoke;

import org.jspecify.annotations.NullMarked;
