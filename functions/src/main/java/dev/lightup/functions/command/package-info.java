/// What the operator asks for and what is answered, as JSON, and the line that the log keeps of it.
@NullMarked
package dev.lightup.functions.command;

import org.jspecify.annotations.NullMarked;
