@NullMarked
package dev.lightup.local.stack;

import org.jspecify.annotations.NullMarked;
