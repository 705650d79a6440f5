/// Records, sealed types, collections and plain values, each with how it is written, read and checked.
@NullMarked
package dev.lightup.json.codec;

import org.jspecify.annotations.NullMarked;
