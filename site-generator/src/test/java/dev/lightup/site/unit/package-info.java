@NullMarked
package dev.lightup.site.unit;

import org.jspecify.annotations.NullMarked;
