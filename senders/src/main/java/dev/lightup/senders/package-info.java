/// The formats that there are. Adding a sender is a folder of its own and one line in the register.
@NullMarked
package dev.lightup.senders;

import org.jspecify.annotations.NullMarked;
