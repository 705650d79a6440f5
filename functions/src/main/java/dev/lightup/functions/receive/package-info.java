/// Receive: verify, store once, answer.
@NullMarked
package dev.lightup.functions.receive;

import org.jspecify.annotations.NullMarked;
