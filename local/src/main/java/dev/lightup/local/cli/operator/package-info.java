/// The operator's commands: each invokes a function, as on AWS.
@NullMarked
package dev.lightup.local.cli.operator;

import org.jspecify.annotations.NullMarked;
