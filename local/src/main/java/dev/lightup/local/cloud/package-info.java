/// DynamoDB, its streams and the bucket: embedded, on loopback, or at an endpoint.
@NullMarked
package dev.lightup.local.cloud;

import org.jspecify.annotations.NullMarked;
