@NullMarked
package dev.lightup.bench.stepped;

import org.jspecify.annotations.NullMarked;
