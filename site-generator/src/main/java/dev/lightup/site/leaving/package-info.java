/// The pages of a tenant that leaves: kept in a file a unit, and erased.
@NullMarked
package dev.lightup.site.leaving;

import org.jspecify.annotations.NullMarked;
