@NullMarked
package dev.lightup.local.cli;

import org.jspecify.annotations.NullMarked;
