@NullMarked
package dev.lightup.functions;

import org.jspecify.annotations.NullMarked;
