/// The operator's way out of what is stored: what was put aside or parked, events that should not have been sent, states to fold anew.
@NullMarked
package dev.lightup.functions.admin;

import org.jspecify.annotations.NullMarked;
