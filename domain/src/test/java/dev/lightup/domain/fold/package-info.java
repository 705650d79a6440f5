@NullMarked
package dev.lightup.domain.fold;

import org.jspecify.annotations.NullMarked;
