@NullMarked
package dev.lightup.local.runtime;

import org.jspecify.annotations.NullMarked;
