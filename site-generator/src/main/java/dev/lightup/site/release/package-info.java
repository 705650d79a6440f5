/// Writing a unit's new pages beside those of before.
@NullMarked
package dev.lightup.site.release;

import org.jspecify.annotations.NullMarked;
