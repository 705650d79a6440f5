/// What is held of a person beside the events, and erasing it: what readers' entries call pages, and readers themselves.
@NullMarked
package dev.lightup.functions.personal;

import org.jspecify.annotations.NullMarked;
