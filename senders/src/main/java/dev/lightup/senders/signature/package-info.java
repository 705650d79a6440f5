/// Who sent it: the seam of schemes and keys, and Standard Webhooks, which several senders use. Bytes in, the clock injected.
@NullMarked
package dev.lightup.senders.signature;

import org.jspecify.annotations.NullMarked;
