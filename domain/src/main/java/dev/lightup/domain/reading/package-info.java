/// What every reading begins with: the slices that a holder has, the instant, the programme made ready for look-ups.
@NullMarked
package dev.lightup.domain.reading;

import org.jspecify.annotations.NullMarked;
