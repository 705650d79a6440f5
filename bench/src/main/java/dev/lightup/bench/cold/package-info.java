/// The first answer of Receive, from the start of its process, beside that of the plain Java sample pattern.
@NullMarked
package dev.lightup.bench.cold;

import org.jspecify.annotations.NullMarked;
