@NullMarked
package dev.lightup.local.doors;

import org.jspecify.annotations.NullMarked;
