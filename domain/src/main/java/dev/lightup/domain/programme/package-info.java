/// The operator's configuration: offers, calendars, clocks, milestone templates. Enters when pages are made, never in the fold.
@NullMarked
package dev.lightup.domain.programme;

import org.jspecify.annotations.NullMarked;
