/// Where a sender posts: endpoints with their keys and column maps, and tenants.
@NullMarked
package dev.lightup.senders.endpoint;

import org.jspecify.annotations.NullMarked;
