/// Pages of the site: the strict template layer, the units' pages with their twins, and the paths they lie under.
@NullMarked
package dev.lightup.site.page;

import org.jspecify.annotations.NullMarked;
