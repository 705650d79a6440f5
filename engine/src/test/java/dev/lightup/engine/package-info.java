@NullMarked
package dev.lightup.engine;

import org.jspecify.annotations.NullMarked;
