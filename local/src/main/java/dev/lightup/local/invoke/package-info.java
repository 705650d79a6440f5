/// Lambda functions called on this machine with exactly the bytes that AWS would send them.
@NullMarked
package dev.lightup.local.invoke;

import org.jspecify.annotations.NullMarked;
