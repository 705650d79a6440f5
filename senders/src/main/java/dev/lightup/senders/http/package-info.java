/// Requests as they came, and what is wrong with them.
@NullMarked
package dev.lightup.senders.http;

import org.jspecify.annotations.NullMarked;
