@NullMarked
package dev.lightup.bench;

import org.jspecify.annotations.NullMarked;
