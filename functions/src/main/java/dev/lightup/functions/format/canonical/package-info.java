/// CloudEvents and plain Standard Webhooks bodies with canonical types.
@NullMarked
package dev.lightup.functions.format.canonical;

import org.jspecify.annotations.NullMarked;
