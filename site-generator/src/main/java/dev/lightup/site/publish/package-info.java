/// Publishing: a unit's states become pages, the gate looks at them, and what changed is written to the bucket.
@NullMarked
package dev.lightup.site.publish;

import org.jspecify.annotations.NullMarked;
