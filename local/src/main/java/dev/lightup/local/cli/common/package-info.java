/// What commands share: their output and codes, and how they find the stack that they speak to.
@NullMarked
package dev.lightup.local.cli.common;

import org.jspecify.annotations.NullMarked;
