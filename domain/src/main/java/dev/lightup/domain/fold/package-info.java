/// From the set of a subject's entries to its state, the same for every order of arrival.
@NullMarked
package dev.lightup.domain.fold;

import org.jspecify.annotations.NullMarked;
