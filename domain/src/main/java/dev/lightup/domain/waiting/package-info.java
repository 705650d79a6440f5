/// What waits: whose move it is, and how it stands against its clock.
@NullMarked
package dev.lightup.domain.waiting;

import org.jspecify.annotations.NullMarked;
