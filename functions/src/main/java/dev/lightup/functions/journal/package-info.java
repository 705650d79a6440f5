/// What was asked of the operator's function: noted before it is done, and listed.
@NullMarked
package dev.lightup.functions.journal;

import org.jspecify.annotations.NullMarked;
