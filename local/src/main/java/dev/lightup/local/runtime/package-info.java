/// Lambda's side of a function that runs in a process of its own, under the runtime interface client that AWS itself runs: the Runtime
/// API, the environment, and what else a function reaches from there. Linux only, because the client's native half is.
@NullMarked
package dev.lightup.local.runtime;

import org.jspecify.annotations.NullMarked;
