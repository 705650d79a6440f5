/// The pump: reads the table's real DynamoDB stream and calls the functions that subscribe to it, as Lambda's event source mapping does.
@NullMarked
package dev.lightup.local.stream;

import org.jspecify.annotations.NullMarked;
