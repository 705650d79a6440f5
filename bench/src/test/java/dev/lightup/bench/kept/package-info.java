@NullMarked
package dev.lightup.bench.kept;

import org.jspecify.annotations.NullMarked;
