/// The commands about column maps.
@NullMarked
package dev.lightup.local.cli.columns;

import org.jspecify.annotations.NullMarked;
