/// What a unit's pages are made from, kind by kind.
@NullMarked
package dev.lightup.site.unit;

import org.jspecify.annotations.NullMarked;
