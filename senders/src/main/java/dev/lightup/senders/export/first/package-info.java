/// How exports were read before their rows had the rules of a file: stored ones of that time are read so for ever.
@NullMarked
package dev.lightup.senders.export.first;

import org.jspecify.annotations.NullMarked;
