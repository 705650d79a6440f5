/// Words as data: what each of them means, the same in every place. Lightup's own stand here; each sender's in its room.
@NullMarked
package dev.lightup.domain.words;

import org.jspecify.annotations.NullMarked;
