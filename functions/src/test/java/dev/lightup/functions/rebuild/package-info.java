@NullMarked
package dev.lightup.functions.rebuild;

import org.jspecify.annotations.NullMarked;
