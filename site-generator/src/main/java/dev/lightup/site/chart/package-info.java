/// Pictures of our own: SVG without styles, ids or script; every picture has its table.
@NullMarked
package dev.lightup.site.chart;

import org.jspecify.annotations.NullMarked;
