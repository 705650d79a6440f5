@NullMarked
package dev.lightup.local.front;

import org.jspecify.annotations.NullMarked;
