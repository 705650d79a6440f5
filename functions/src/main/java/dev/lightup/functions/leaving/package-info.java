/// Tenants that leave: announced, shut, emptied, closed by a record.
@NullMarked
package dev.lightup.functions.leaving;

import org.jspecify.annotations.NullMarked;
