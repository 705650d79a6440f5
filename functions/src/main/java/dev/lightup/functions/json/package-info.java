/// JSON as a small tree: read within tight limits, written in one canonical form.
@NullMarked
package dev.lightup.functions.json;

import org.jspecify.annotations.NullMarked;
