/// Kept stores: everything that a release leaves in its table and its bucket, written once a release and read by every later one.
@NullMarked
package dev.lightup.bench.kept;

import org.jspecify.annotations.NullMarked;
