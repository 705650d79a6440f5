/// Pages as JSON and tables as CSV: the same numbers as data.
@NullMarked
package dev.lightup.site.twin;

import org.jspecify.annotations.NullMarked;
