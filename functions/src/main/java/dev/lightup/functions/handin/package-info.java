/// Hand in: what a file would do that somebody uploads, and storing it.
@NullMarked
package dev.lightup.functions.handin;

import org.jspecify.annotations.NullMarked;
