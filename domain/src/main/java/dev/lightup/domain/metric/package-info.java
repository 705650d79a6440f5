/// What the numbers on pages mean.
@NullMarked
package dev.lightup.domain.metric;

import org.jspecify.annotations.NullMarked;
