@NullMarked
package dev.lightup.domain.words;

import org.jspecify.annotations.NullMarked;
