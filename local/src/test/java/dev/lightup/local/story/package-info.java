@NullMarked
package dev.lightup.local.story;

import org.jspecify.annotations.NullMarked;
