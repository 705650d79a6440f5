@NullMarked
package dev.lightup.functions.leaving;

import org.jspecify.annotations.NullMarked;
