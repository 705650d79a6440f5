@NullMarked
package dev.lightup.local.stream;

import org.jspecify.annotations.NullMarked;
