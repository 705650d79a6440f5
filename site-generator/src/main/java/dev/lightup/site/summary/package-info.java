/// A unit in short.
@NullMarked
package dev.lightup.site.summary;

import org.jspecify.annotations.NullMarked;
