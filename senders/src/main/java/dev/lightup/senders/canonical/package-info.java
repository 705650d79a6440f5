/// CloudEvents and plain Standard Webhooks bodies with canonical types.
@NullMarked
package dev.lightup.senders.canonical;

import org.jspecify.annotations.NullMarked;
