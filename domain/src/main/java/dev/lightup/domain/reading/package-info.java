/// What a unit's states mean at an instant: whose move, by when, seats in use, the next milestone.
@NullMarked
package dev.lightup.domain.reading;

import org.jspecify.annotations.NullMarked;
