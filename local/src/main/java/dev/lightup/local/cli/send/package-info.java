/// The commands that post as a sender does.
@NullMarked
package dev.lightup.local.cli.send;

import org.jspecify.annotations.NullMarked;
