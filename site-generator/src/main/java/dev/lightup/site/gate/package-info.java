/// What a release must pass before its first byte is written.
@NullMarked
package dev.lightup.site.gate;

import org.jspecify.annotations.NullMarked;
