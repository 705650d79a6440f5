/// Files by hand: the form by which a distributor's reader uploads one, what is said of it, and what is asked of the function that stores it.
@NullMarked
package dev.lightup.functions.byhand;

import org.jspecify.annotations.NullMarked;
