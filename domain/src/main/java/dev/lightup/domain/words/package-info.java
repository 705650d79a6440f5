/// Senders' words as data: what each of them means, the same in every place.
@NullMarked
package dev.lightup.domain.words;

import org.jspecify.annotations.NullMarked;
