/// DynamoDB Local within a process: what the local stack and the tests of every module run on. Never shipped.
@NullMarked
package dev.lightup.engine;

import org.jspecify.annotations.NullMarked;
