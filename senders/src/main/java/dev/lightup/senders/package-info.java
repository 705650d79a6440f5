/// The register of senders. Adding one is a folder of its own and one line in it.
@NullMarked
package dev.lightup.senders;

import org.jspecify.annotations.NullMarked;
