/// The state machine of each kind of subject: what a fact makes of a state.
@NullMarked
package dev.lightup.domain.machine;

import org.jspecify.annotations.NullMarked;
