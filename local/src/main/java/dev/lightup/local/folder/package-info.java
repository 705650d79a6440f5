/// The folders of a stack on one machine: its data, its directory, its site, what a running one says of itself.
@NullMarked
package dev.lightup.local.folder;

import org.jspecify.annotations.NullMarked;
