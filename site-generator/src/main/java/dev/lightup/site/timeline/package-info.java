/// What happened, a sentence an event.
@NullMarked
package dev.lightup.site.timeline;

import org.jspecify.annotations.NullMarked;
