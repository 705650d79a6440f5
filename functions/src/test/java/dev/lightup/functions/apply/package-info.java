@NullMarked
package dev.lightup.functions.apply;

import org.jspecify.annotations.NullMarked;
