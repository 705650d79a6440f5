/// Who sent it: Standard Webhooks, symmetric and public keys. Bytes in, the clock injected.
@NullMarked
package dev.lightup.senders.signature;

import org.jspecify.annotations.NullMarked;
