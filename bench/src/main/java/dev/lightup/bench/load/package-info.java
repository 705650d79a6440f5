/// How long others wait while one sender is large, measured from outside as that sender and those others.
@NullMarked
package dev.lightup.bench.load;

import org.jspecify.annotations.NullMarked;
