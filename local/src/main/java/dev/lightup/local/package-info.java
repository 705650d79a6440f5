@NullMarked
package dev.lightup.local;

import org.jspecify.annotations.NullMarked;
