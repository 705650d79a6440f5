/// What was asked of the operator's function.
@NullMarked
package dev.lightup.local.cli.journal;

import org.jspecify.annotations.NullMarked;
