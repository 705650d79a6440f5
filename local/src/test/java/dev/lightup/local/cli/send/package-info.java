@NullMarked
package dev.lightup.local.cli.send;

import org.jspecify.annotations.NullMarked;
