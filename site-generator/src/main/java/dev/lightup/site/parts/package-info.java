/// The pieces that several pages are made of.
@NullMarked
package dev.lightup.site.parts;

import org.jspecify.annotations.NullMarked;
