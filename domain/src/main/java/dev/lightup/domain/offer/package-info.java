/// How soon an offer could be ordered after its announcement.
@NullMarked
package dev.lightup.domain.offer;

import org.jspecify.annotations.NullMarked;
