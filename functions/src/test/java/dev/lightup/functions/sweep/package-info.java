@NullMarked
package dev.lightup.functions.sweep;

import org.jspecify.annotations.NullMarked;
