@NullMarked
package dev.lightup.functions.find;

import org.jspecify.annotations.NullMarked;
